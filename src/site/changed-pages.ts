import type {Entry} from "../journal/entry/entry.ts";
import type {Benchmark} from "../journal/history/benchmarks.ts";
import type {FunctionHistory} from "../journal/history/function-histories.ts";
import type {FindingState, Journal} from "../journal/journal.ts";
import {siteAddresses} from "./routes.ts";

/**
 * Returns a test of whether the page at an address shows an entry that changed: pages of the entry and of its findings,
 * profiles, benchmarks, functions and tags, entries whose findings it resolves or cites, and every list.
 */
export function changedPages(
  journal: Journal,
  isChanged: (entry: Entry) => boolean,
): (address: string) => boolean {
  return siteAddresses(narrowed(journal, isChanged));
}

/** A journal of the shown entries alone; its other members are of the whole journal. */
function narrowed(journal: Journal, isChanged: (entry: Entry) => boolean): Journal {
  const changed = new Set(journal.entries.filter(isChanged));
  const ids = new Set([...changed].map(({id}) => id));
  const findings = journal.findings.filter(state => touches(state, changed));
  const touched = new Set(findings.map(({entry}) => entry));
  const {functions, leftOut} = journal.functions;
  const own = {
    entries: journal.entries.filter(entry => changed.has(entry) || touched.has(entry)),
    findings,
    benchmarks: journal.benchmarks.filter(benchmark => measures(benchmark, ids)),
    functions: {functions: functions.filter(one => holds(one, changed)), leftOut},
    previous: new Map([...journal.previous].filter(([id]) => ids.has(id))),
  } satisfies Partial<Journal>;
  // Lazy members stay lazy.
  return Object.create(
    journal,
    Object.fromEntries(Object.entries(own).map(([name, value]) => [name, {value, enumerable: true}])),
  ) as Journal;
}

function touches({entry, history, citedBy}: FindingState, changed: ReadonlySet<Entry>): boolean {
  return [entry, ...history.map(event => event.entry), ...citedBy].some(one => changed.has(one));
}

function measures({units}: Benchmark, ids: ReadonlySet<string>): boolean {
  return units.some(({series}) => series.some(({points}) => points.some(({entry}) => ids.has(entry))));
}

function holds({lines}: FunctionHistory, changed: ReadonlySet<Entry>): boolean {
  return lines.some(({points}) => points.some(({entry}) => changed.has(entry)));
}
