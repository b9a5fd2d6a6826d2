import {jsonValue} from "../../input/json-text.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, textIn, within} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";
import {recordBuilder} from "./record-builder.ts";

/** Units of the counts that gungraun prints as text, by their names in JSON. */
const UNITS: Readonly<Record<string, string>> = {
  Ir: "instructions",
  L1hits: "L1-hits",
  LLhits: "LL-hits",
  RamHits: "RAM-hits",
  TotalRW: "reads+writes",
  EstimatedCycles: "cycles",
  TotalBytes: "total-B",
  TotalBlocks: "total-blocks",
};

/** Output of gungraun with --output-format=json, an object a line: https://gungraun.github.io/gungraun. */
export const gungraunMessages: BenchmarkFormat = {
  name: "gungraun",
  detect: file => {
    const text = textToTell(file);
    return /^\{"[^\n]*"module_path":/m.test(text) && /"(?:Ir|TotalBytes)":\{"/.test(text);
  },
  read(file) {
    const builder = recordBuilder(file, "gungraun");
    eachTextLine(fileText(file), (line, number) => {
      if (!line.startsWith("{") || !line.includes('"module_path"')) return;
      const summary = {value: jsonValue(line), path: ""};
      if (isJsonObject(summary.value)) readSummary(summary, builder);
      else builder.bad(number, "line is no JSON object, expected a whole summary of gungraun");
    });
    return builder.finish();
  },
};

/** Reads the counts of the new run; the name has the id and the arguments, as the printed form has. */
function readSummary(summary: JsonPlace, builder: RecordBuilder): void {
  const [path, id, details] = ["module_path", "id", "details"].map(key => textIn(member(summary, key)));
  const name = [path, id, details].filter(Boolean).join("/");
  for (const profile of items(member(summary, "profiles"))) {
    const tools = within(profile, "summaries", "total", "summary");
    if (!isJsonObject(tools.value)) continue;
    for (const tool of Object.keys(tools.value))
      for (const [count, unit] of Object.entries(UNITS)) {
        const value = newCount(within(tools, tool, count, "metrics"));
        if (value !== undefined) builder.exact(name, unit, value);
      }
  }
}

/** The count of the new run: `{"Left": {"Int": 6}}`, or the first of `{"Both": [...]}`; undefined for one of the old run alone. */
function newCount(metrics: JsonPlace): number | undefined {
  const [first] = items(member(metrics, "Both"));
  const measured = first ?? member(metrics, "Left");
  return numberIn(member(measured, "Int")) ?? numberIn(member(measured, "Float"));
}
