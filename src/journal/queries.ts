import {withoutProcs} from "../benchstat/read/name.ts";
import {nearest} from "../text/suggest.ts";
import type {Entry, FindingReference} from "./entry/entry.ts";
import type {Series} from "./history/series.ts";
import {seriesName} from "./history/series.ts";
import type {EntrySummary, FindingSummary, Journal, JournalQueries} from "./journal.ts";

/** A query that rendering an entry made: the method's name, then its arguments. */
export type Query =
  | readonly ["entry", string]
  | readonly ["nearestEntry", string]
  | readonly ["anchor", string, string]
  | readonly ["finding", FindingReference]
  | readonly ["series", string, string | null]
  | readonly ["profileBefore", string, string];

/** Part of a journal that queries read. */
type QueriedJournal = Pick<Journal, "entries" | "findings" | "series" | "profiles" | "trend">;

/** Answers queries about a journal from indexes made once. */
export function journalQueries(journal: QueriedJournal): JournalQueries {
  const entries = new Map<string, EntrySummary>();
  const anchors = new Set<string>();
  for (const {id, date, meta, document, findings} of journal.entries) {
    for (const name of [id, ...meta.aliases]) entries.set(name, {id, date, title: meta.title});
    for (const place of [...document.headings, ...findings]) anchors.add(`${id}#${place.id}`);
  }
  const findings = new Map<string, FindingSummary>();
  for (const {entry, finding, status, resolvedBy, history} of journal.findings) {
    const supersededBy = history.flatMap(event => {
      if (event.status !== "superseded" || event.entry === entry) return [];
      const {successor} = event;
      const by = successor && {finding: {id: successor.id, claim: successor.claim}};
      return {entry: summaryOf(event.entry), ...by};
    });
    findings.set(`${entry.id}#${finding.id}`, {
      claim: finding.claim,
      status,
      resolvedBy: resolvedBy.map(summaryOf),
      ...(supersededBy.length > 0 && {supersededBy}),
    });
  }
  return {
    entry: id => entries.get(id),
    nearestEntry: id => nearest(id, [...entries.keys()]),
    anchor: (entry, id) => anchors.has(`${entry}#${id}`),
    finding: ({entry, finding}) => findings.get(`${entries.get(entry)?.id ?? entry}#${finding}`),
    series: (name, unit) => journal.series.filter(series => matches(series, name, unit)),
    profileBefore: (entry, attachment) => journal.profiles.before(entry, attachment),
    trend: journal.trend,
  };
}

function summaryOf({id, date, meta}: Entry): EntrySummary {
  return {id, date, title: meta.title};
}

/** Forwards queries and records each once, in order, so that `answer` can repeat them. */
export function recordQueries(queries: JournalQueries): {queries: JournalQueries; asked: () => Query[]} {
  const asked = new Map<string, Query>();
  const note = (query: Query): void => void asked.set(JSON.stringify(query), query);
  return {
    asked: () => [...asked.values()],
    queries: {
      entry(id) {
        note(["entry", id]);
        return queries.entry(id);
      },
      nearestEntry(id) {
        note(["nearestEntry", id]);
        return queries.nearestEntry(id);
      },
      anchor(entry, id) {
        note(["anchor", entry, id]);
        return queries.anchor(entry, id);
      },
      finding(reference) {
        note(["finding", reference]);
        return queries.finding(reference);
      },
      series(name, unit) {
        note(["series", name, unit ?? null]);
        return queries.series(name, unit);
      },
      profileBefore(entry, attachment) {
        note(["profileBefore", entry, attachment]);
        return queries.profileBefore(entry, attachment);
      },
      // Follows from the series, which is recorded, and the configuration.
      trend: queries.trend,
    },
  };
}

/** Repeats a recorded query; returns plain data, null for no result. */
export function answer(queries: JournalQueries, query: Query): unknown {
  switch (query[0]) {
    case "entry":
      return queries.entry(query[1]) ?? null;
    case "nearestEntry":
      return queries.nearestEntry(query[1]) ?? null;
    case "anchor":
      return queries.anchor(query[1], query[2]);
    case "finding":
      return queries.finding(query[1]) ?? null;
    case "series":
      return queries.series(query[1], query[2] ?? undefined);
    case "profileBefore": {
      const point = queries.profileBefore(query[1], query[2]);
      // The digest represents the content of the file.
      return point ? [summaryOf(point.entry), point.attachment.name, point.attachment.sha256] : null;
    }
  }
}

/**
 * True if an author's name matches a series, by today's name or an earlier name: a benchmark without `Benchmark`, with or
 * without the `-N` suffix; a measurement of another kind with that kind before its name.
 */
function matches(series: Series, name: string, unit: string | undefined): boolean {
  const wanted = name.replace(/^Benchmark/, "");
  const known = [series, ...(series.formerly ?? [])].some(named => {
    const called = seriesName({kind: series.kind, name: named.name});
    return called === wanted || withoutProcs(called) === wanted;
  });
  return known && (unit === undefined || series.unit === unit);
}
