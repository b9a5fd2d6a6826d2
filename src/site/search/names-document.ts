import type {NamedEntry, NameKind, NameRow, NamesDocument} from "../../contract/search-names.ts";
import {NAME_KINDS, NAMES_VERSION} from "../../contract/search-names.ts";
import {
  componentAddress,
  entryAddress,
  findingCardAddress,
  functionAddress,
  tagAddress,
} from "../../journal/addresses/addresses.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import {formatReference} from "../../journal/findings/findings.ts";
import type {Benchmark} from "../../journal/history/benchmarks.ts";
import {groupLabel} from "../../journal/history/benchmarks.ts";
import type {FunctionHistory} from "../../journal/history/function-histories.ts";
import {formatChange} from "../../journal/history/trends.ts";
import type {FindingState, Journal} from "../../journal/journal.ts";
import type {Site} from "../../publish/site-fs.ts";
import {counted} from "../../text/counted.ts";
import {findingStatusWords} from "../../text/finding-status.ts";
import {monthTitle} from "../../text/month.ts";
import {percentage} from "../../units/pprof-scale.ts";
import {summarizeBenchmark} from "../benchmarks/benchmark-summary.ts";
import {entriesByComponent, entriesByTag} from "../entries/archive.ts";
import {claimText, findingComponent, findingTags} from "../findings/findings.ts";

/** Maximum number of moved benchmarks that an entry is found by. */
const MOST_MOVES = 20;

/** A name before its entry is a place in the list of entries. */
interface NameDraft {
  readonly kind: NameKind;
  readonly name: string;
  readonly address: string;
  readonly entry: string;
  readonly context?: string;
  readonly detail: string;
  readonly words?: readonly string[];
}

/** Every name that the search finds with the latest facts of each, for `/search/names.json`. */
export async function namesDocument({
  journal,
  href,
  render,
}: Pick<Site, "journal" | "href" | "render">): Promise<NamesDocument> {
  const {entries, benchmarks, functions, findings} = journal;
  const places = new Map(entries.map(({id}, place) => [id, place]));
  const drafts: NameDraft[] = [
    ...benchmarks.flatMap(benchmark => benchmarkName(benchmark, journal) ?? []),
    ...functions.functions.map(functionName),
    ...entries.map(entry => entryName(entry, journal)),
    ...(await Promise.all(findings.map(async state => findingName(state, await claimText(state, {render}))))),
    ...entriesByComponent(entries).map(group =>
      groupName("component", group.component, componentAddress(group.component), group.entries),
    ),
    ...entriesByTag(entries).map(group => groupName("tag", group.tag, tagAddress(group.tag), group.entries)),
  ];
  return {
    version: NAMES_VERSION,
    base: href("/"),
    kinds: NAME_KINDS,
    entries: entries.map(namedEntry),
    names: drafts.map(draft => nameRow(draft, places)),
  };
}

function nameRow(draft: NameDraft, places: ReadonlyMap<string, number>): NameRow {
  const {kind, name, address, entry, context = "", detail, words = []} = draft;
  const place = places.get(entry) ?? -1;
  return [
    NAME_KINDS.indexOf(kind),
    name,
    below(address),
    place,
    context,
    detail,
    [...new Set(words.filter(Boolean))].join(" "),
  ];
}

function namedEntry({id, date, meta: {title, commit, baseCommit}}: Entry): NamedEntry {
  const commits = [commit, baseCommit].filter(one => one !== undefined);
  return {title, date, address: below(entryAddress(id)), ...(commits.length > 0 && {commits})};
}

/** An address without the slash that it begins with. */
function below(address: string): string {
  return address.slice(1);
}

function benchmarkName(benchmark: Benchmark, journal: Journal): NameDraft | undefined {
  const summary = summarizeBenchmark(benchmark, journal);
  if (!summary) return undefined;
  const {moved, main} = summary;
  const isAttributed = moved?.change.entry !== undefined;
  const move = moved && isAttributed ? `last moved ${formatChange(moved.change, moved.unit)}` : "";
  return {
    kind: benchmark.kind === "benchmark" ? "benchmark" : "measurement",
    name: benchmark.name,
    address: benchmark.address,
    entry: moved?.change.entry ?? main.latest.entry,
    context: groupLabel(benchmark),
    detail: [`${main.value}${main.range === "" ? "" : ` ${main.range}`}`, move].filter(Boolean).join(", "),
    words: benchmark.units.map(({unit}) => unit),
  };
}

function functionName({name, label, mostFlat, mostCum, lines}: FunctionHistory): NameDraft {
  const entries = lines.flatMap(({points}) => points.map(({entry}) => entry.id)).sort();
  const share = (value: number): string => percentage(value, 1).trim();
  return {
    kind: "function",
    name: label,
    address: functionAddress(name),
    entry: entries.at(-1) ?? "",
    context: name,
    detail: `at most ${share(mostFlat)} flat, ${share(mostCum)} cum`,
  };
}

function entryName({id, date, component = "", meta}: Entry, {moves}: Journal): NameDraft {
  const moved = (moves.get(id) ?? []).map(({benchmark}) => benchmark.name);
  return {
    kind: "entry",
    name: meta.title,
    address: entryAddress(id),
    entry: id,
    context: id,
    detail: [meta.verdict, component].filter(Boolean).join(" · "),
    words: [component, ...meta.aliases, ...meta.tags, monthTitle(date), ...moved.slice(0, MOST_MOVES)],
  };
}

function findingName(state: FindingState, claim: string): NameDraft {
  const {entry, finding, status} = state;
  return {
    kind: "finding",
    name: claim,
    address: findingCardAddress(entry.id, finding.id),
    entry: entry.id,
    context: formatReference({entry: entry.id, finding: finding.id}),
    detail: findingStatusWords(status),
    words: [findingComponent(state) ?? "", ...findingTags(state), monthTitle(entry.date)],
  };
}

/** Returns the row of a component or a tag, which leads to the list of its entries. */
function groupName(
  kind: "component" | "tag",
  name: string,
  address: string,
  entries: readonly Entry[],
): NameDraft {
  return {
    kind,
    name,
    address,
    entry: entries[0]?.id ?? "",
    detail: counted(entries.length, "entry", "entries"),
  };
}
