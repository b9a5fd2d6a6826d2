import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import type {DataTable} from "../shared/data-table.ts";
import {readJsonRows} from "../shared/json-rows.ts";
import {readJsonTable} from "../shared/json-table.ts";
import {shownRows, tableComparison, tableFacts, tableView} from "../shared/table-view.ts";
import {unreadResultProblems} from "../shared/unread-results.ts";

/** A table of any tool in JSON: a list of objects, or an object a line (https://jsonlines.org). */
export const jsonKind: ModelKind<DataTable> = defineKind({
  name: "json",
  guide: {
    what: "A table of any tool in JSON: a list of objects, or an object a line.",
    commands: [
      "sqlite3 -json runs.db 'select * from runs' > runs.json",
      "jq -c '.results[]' out.json > results.jsonl",
    ],
    shown:
      "The first rows, and of every column what it holds, with minimum, median and maximum; objects within objects become columns such as `latency.p99`. `::chart{file=runs.json x=date y=p99}` draws it.",
  },
  fences: ["jsonl", "ndjson"],
  general: true,
  detect,
  parse: file => {
    const {table, problems} = readJsonTable(file);
    return {model: table, problems: [...problems, ...unreadResultProblems(file)]};
  },
  title: () => "Table",
  facts: tableFacts,
  tables: table => [shownRows(table)],
  view: tableView,
  compare: tableComparison,
});

const LOOKED_AT = 64 * 1024;

/** Begins with a list of objects, or with two objects a line; a single object is settings rather than a table. */
function detect(file: ArtifactFile): boolean {
  const head = file.bytes.subarray(0, LOOKED_AT);
  const text = new TextDecoder().decode(head);
  const isList = /^\s*\[\s*\{/.test(text);
  const isLines = /^\s*\{[^\n]*\}[^\S\n]*\n\s*\{/.test(text) || /\.(?:jsonl|ndjson)$/i.test(file.name);
  if (!isList && !(isLines && /^\s*\{/.test(text))) return false;
  let isTable = false;
  readJsonRows(head, {
    row(value) {
      isTable = Object.values(value).some(one => typeof one !== "object");
      return false;
    },
    mistake: () => undefined,
  });
  return isTable;
}
