/** Writes the list of limits, `docs/budgets.md`, from `src/budgets.ts`: part of `npm run docs`. */
import {readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {BUDGETS, WORK} from "../../src/budgets.ts";

const SOURCE = new URL("../../src/budgets.ts", import.meta.url);
const TARGET = new URL("../../docs/budgets.md", import.meta.url);

/** The Markdown of the list: each limit with the comment above it in the source, then the work of an entry's meter. */
export function budgetPage(): string {
  const comments = commentsOf(readFileSync(SOURCE, "utf8"));
  const limits = Object.entries(BUDGETS).map(([name, value]) => [
    code(name),
    comments.get(name) ?? "",
    count(value),
  ]);
  const work = Object.values(WORK).map(({what, most}) => [what, count(most)]);
  return [
    "# Limits",
    "Everything that people write or attach is read within limits; what exceeds one becomes a problem with file and line.",
    "## Work of an entry",
    "Every stage of a build draws from the entry's meter before it works. A meter pays for the amount of any one row, or for a part of several: half of one and half of another. Where it is empty, the stage stops with one problem (PJ140), and the page offers the rest as downloads. The amounts are counted, never timed, so that an entry gets equally far on every machine.",
    table(["work", "a full meter pays for"], work),
    "## Limits of files, entries and journals",
    table(["name", "limit of", "value"], limits),
    "Made from `src/budgets.ts` by `npm run docs`.",
  ]
    .join("\n\n")
    .concat("\n");
}

/** The comment above each limit; a comment may cover several limits in a row. */
function commentsOf(source: string): Map<string, string> {
  const comments = new Map<string, string>();
  let comment = "";
  for (const line of source.split("\n")) {
    const [, text] = /^ {2}\/\*\* (.*) \*\/$/.exec(line) ?? [];
    const [, name] = /^ {2}(\w+): /.exec(line) ?? [];
    if (text !== undefined) comment = text;
    if (name !== undefined) comments.set(name, comment);
  }
  return comments;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Whole numbers in groups of three; powers of two that are bytes as KiB or MiB. */
function count(value: number): string {
  const [unit, size] = value % 2 ** 20 === 0 ? ["MiB", 2 ** 20] : ["KiB", 2 ** 10];
  if (value >= 2 ** 14 && value % size === 0) return `${value / size} ${unit}`;
  return value.toLocaleString("en-US");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, budgetPage());
