import type {ArtifactFile} from "../../input/artifact-file.ts";
import {jsonValue} from "../../input/json-text.ts";
import {utf16Of} from "../../input/utf16.ts";
import {fileText} from "./file-text.ts";
import type {JsonPlace} from "./json-place.ts";
import {items, member, numberIn, textIn, within} from "./json-place.ts";

/** The run that a file of results states. */
export interface RunFacts {
  /** Full id of the measured commit, hexadecimal. */
  readonly commit?: string;
  /** When it was committed, else measured: ISO 8601 in UTC. */
  readonly date?: string;
}

/** Where tools write the commit: pytest-benchmark, asv. */
const COMMITS: readonly (readonly string[])[] = [["commit_info", "id"], ["commit_hash"]];

/** Where tools write a date: pytest-benchmark's commit and run, asv, Google Benchmark, pyperf. */
const DATES: readonly (readonly string[])[] = [
  ["commit_info", "time"],
  ["datetime"],
  ["date"],
  ["context", "date"],
  ["metadata", "date"],
];

/**
 * Reads the commit and the date that a file of results states; empty for files without them. Parses a file of JSON again, and
 * keeps neither its text nor its values.
 */
export function runFacts(file: ArtifactFile): RunFacts {
  const start = new TextDecoder(utf16Of(file.bytes)).decode(file.bytes.subarray(0, 256));
  if (!/^\s{0,100}\{/.test(start)) return {};
  const whole = {value: jsonValue(fileText(file)), path: ""};
  const commit = COMMITS.map(path => textIn(within(whole, ...path))).find(id => /^[0-9a-f]{7,64}$/i.test(id));
  const places = [...DATES.map(path => within(whole, ...path)), firstRun(whole)];
  const date = places.map(dateIn).find(found => found !== undefined);
  return {...(commit !== undefined && {commit: commit.toLowerCase()}), ...(date !== undefined && {date})};
}

/** The date of pyperf's first run, where its runs do not share one. */
function firstRun(whole: JsonPlace): JsonPlace {
  const [benchmark] = items(member(whole, "benchmarks"));
  const [run] = benchmark ? items(member(benchmark, "runs")) : [];
  return run ? within(run, "metadata", "date") : {value: undefined, path: ""};
}

/** A date as text or as milliseconds since 1970; a text without a zone is taken as UTC. */
function dateIn(place: JsonPlace): string | undefined {
  const text = textIn(place).replace(" ", "T");
  const written = /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text;
  const time = numberIn(place) ?? (written === "" ? Number.NaN : Date.parse(written));
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : undefined;
}
