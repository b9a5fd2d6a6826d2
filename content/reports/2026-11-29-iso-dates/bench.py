import random
from datetime import datetime, timedelta

import callrecords
import pyperf

HEADER = "call,caller,callee,invited,answered,ended,status"


def records(calls):
    """A day of call records; one call in eight is not answered."""
    draw = random.Random(calls)
    start = datetime(2026, 11, 2)
    lines = [HEADER]
    for call in range(calls):
        invited = start + timedelta(seconds=draw.random() * 86400)
        answered = invited + timedelta(seconds=draw.lognormvariate(0.6, 0.8), microseconds=1)
        ended = answered + timedelta(seconds=draw.expovariate(1 / 120))
        callee = f"user{draw.randrange(400):05d}@site{draw.randrange(24):02d}.example.com"
        times = [each.isoformat(timespec="microseconds") for each in (invited, answered, ended)]
        if call % 8 == 0:
            times[1:] = ["", ""]
        lines.append(",".join([f"a84b4c76e66710-{call}", "alice@atlanta.example.com", callee, *times, "200"]))
    return lines


runner = pyperf.Runner()
for calls in (100, 1000, 10000):
    runner.bench_func(f"setup_times[{calls}]", callrecords.setup_times, records(calls))
runner.bench_func("report", callrecords.report, callrecords.setup_times(records(10000)))
