"""Setup times of calls by destination, from the call records that the proxies write."""

import csv
import statistics
from datetime import datetime


def setup_times(lines):
    """Seconds from INVITE to answer by destination; calls without an answer are left out."""
    times = {}
    for record in csv.DictReader(lines):
        if record["answered"] == "":
            continue
        invited = datetime.fromisoformat(record["invited"])
        answered = datetime.fromisoformat(record["answered"])
        destination = record["callee"].split("@")[1]
        times.setdefault(destination, []).append((answered - invited).total_seconds())
    return times


def report(times):
    """Lines of destination, number of calls, median and 95th percentile, the slowest first."""
    rows = []
    for destination, seconds in times.items():
        cuts = statistics.quantiles(seconds, n=20, method="inclusive")
        rows.append((destination, len(seconds), cuts[9], cuts[18]))
    return sorted(rows, key=lambda row: (-row[3], row[0]))
