import type {ArtifactFile} from "../../input/artifact-file.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {SECONDS_OF} from "../../units/written-units.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {RecordBuilder} from "./record-builder.ts";
import {recordBuilder} from "./record-builder.ts";

const HEAD = /^\S.{0,500} fastest +│ slowest +│ median +│ mean +│ samples +│ iters\s*$/m;
/** A row of the tree: lines that lead to it, its name, and the cells. */
const ROW = /^([│ ]{0,200})[├╰]─ (\S.{0,1000})$/;
const TIME = /^(\d[\d.]{0,20}) (ps|ns|[µμ]s|us|ms|s|m|h)$/;
/** Columns of each level of the tree. */
const INDENT = 3;

/** Table of Rust's divan, a row a benchmark in a tree of modules: https://github.com/nvzqz/divan. */
export const divan: BenchmarkFormat = {
  name: "divan",
  detect: file => HEAD.test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "divan");
    let path: string[] = [];
    eachTextLine(fileText(file), (line, number) => {
      const [, lead = "", rest = ""] = ROW.exec(line) ?? [];
      if (rest === "") return;
      const level = lead.length / INDENT;
      const [first = "", ...cells] = rest.split("│").map(cell => cell.trim());
      const [, name = first, fastest = ""] = /^(.*?)(?: {2,}(.*))?$/.exec(first) ?? [];
      path = [...path.slice(0, level), name.trim()];
      addRow(builder, path.join("/"), [fastest, ...cells], number);
    });
    return builder.finish();
  },
};

/** Adds a benchmark; a row without times is a module or a benchmark with arguments. */
function addRow(builder: RecordBuilder, name: string, cells: readonly string[], line: number): void {
  if (cells.every(cell => cell === "")) return;
  const [low, high, median] = cells.map(cell => TIME.exec(cell));
  if (!low || !high || !median) {
    builder.bad(line, "row is left out, expected times under fastest, slowest and median");
    return;
  }
  const unit = median[2] ?? "";
  const inUnit = (found: RegExpExecArray): number =>
    Number(found[1]) * ((TIMES.get(found[2] ?? "") ?? 1) / (TIMES.get(unit) ?? 1));
  const n = Number(cells[4]);
  builder.summary(name, `${unit === "m" ? "min" : unit}/iter`, {
    centre: "median",
    center: Number(median[1]),
    low: inUnit(low),
    high: inUnit(high),
    interval: "fastest to slowest",
    ...(Number.isInteger(n) && n > 0 && {n}),
  });
}

const TIMES: ReadonlyMap<string, number> = new Map([...SECONDS_OF, ["ps", 1e-12], ["m", 60], ["h", 3600]]);
