import {ab} from "./formats/ab.ts";
import {counts} from "./formats/counts.ts";
import type {TextFormat} from "./formats/format.ts";
import {hey} from "./formats/hey.ts";
import {k6, readK6Json} from "./formats/k6.ts";
import {oha, readOhaJson} from "./formats/oha.ts";
import {readVegetaJson, vegeta} from "./formats/vegeta.ts";
import {wrk, wrk2} from "./formats/wrk.ts";
import type {JsonRecord} from "./json-values.ts";
import type {LoadRun, LoadTool} from "./model.ts";
import type {RunDrafts} from "./run-drafts.ts";

/** Every text format in the order they are asked: a tool that took over another's words comes before it. */
export const TEXT_FORMATS: readonly TextFormat[] = [oha, hey, wrk2, wrk, ab, vegeta, k6, counts];

/** A tool's report as JSON. */
export interface LoadJsonFormat {
  readonly tool: LoadTool;
  /** Whether a text that begins an object is of this tool. */
  isSigned(text: string): boolean;
  /** Reads an object into the drafts; undefined where it is another's. */
  read(json: JsonRecord, drafts: RunDrafts): LoadRun | undefined;
}

/** JSON formats, detected by a combination of keys that no other has. */
export const JSON_FORMATS: readonly LoadJsonFormat[] = [
  {
    tool: "oha",
    isSigned: text => /"requestsPerSec"\s*:/.test(text) && /"latencyPercentiles"\s*:/.test(text),
    read: readOhaJson,
  },
  {
    tool: "vegeta",
    isSigned: text => /"latencies"\s*:\s*\{/.test(text) && /"status_codes"\s*:/.test(text),
    read: readVegetaJson,
  },
  {
    tool: "k6",
    isSigned: text =>
      (/"metrics"\s*:\s*\{/.test(text) &&
        /"(?:iteration_duration|iterations|http_reqs)"\s*:\s*\{/.test(text)) ||
      (/"k6_version"\s*:/.test(text) && /"metrics"\s*:\s*\[/.test(text)),
    read: readK6Json,
  },
];
