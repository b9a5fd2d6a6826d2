import type {BenchmarkFormat} from "../format.ts";
import {machineConfig} from "../machine.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {isMarkdownRule, markdownCells, printedTime, words} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

/** Table that deno bench prints: the mean of each benchmark and its range. */
export const denoTable: BenchmarkFormat = printedFormat({
  name: "Deno",
  head: /^\|? ?benchmark +\|? *time(?:\/iter)? \(avg\)/m,
  open(builder) {
    let group = "";
    let cpu = "";
    return {
      line(text, number) {
        const [, machine] = /^ *cpu: (.*)$|^ *CPU \| (.*)$/i.exec(text)?.filter(Boolean) ?? [];
        if (machine !== undefined) cpu = machine;
        const [, version = "", arch = "", os = ""] =
          /^ *runtime(?: \||:) Deno (\S+) \((\w+)-\w+-(\w+)/i.exec(text) ?? [];
        if (version !== "") builder.enter(machineConfig({cpu, arch, os, versions: {deno: version}}));
        const [, title] = /^group (.{1,300})$/.exec(text) ?? [];
        if (title !== undefined) group = title;
        else if (text === "summary" || text.startsWith("file://")) group = "";
        else readRow(group, text, number, builder);
      },
    };
  },
});

function readRow(group: string, text: string, line: number, builder: RecordBuilder): void {
  const cells = markdownCells(text);
  if (cells && (isMarkdownRule(cells) || cells[0] === "benchmark")) return;
  const [name = "", time, , range] = cells ?? looseCells(text) ?? [];
  if (name === "" || time === undefined) return;
  const center = printedTime(time);
  if (Number.isNaN(center)) {
    builder.bad(line, "row is left out, expected a name and a time an iteration");
    return;
  }
  const [low, high] = (range ?? "").replace(/[()]/g, "").split("…").map(printedTime);
  builder.summary([group, name].filter(Boolean).join("/"), "s/op", {
    centre: "mean",
    center,
    ...(low !== undefined &&
      high !== undefined &&
      Number.isFinite(low) &&
      Number.isFinite(high) && {low, high, interval: "smallest to largest"}),
  });
}

/** Cells of a row as Deno 2.0 and before print it, without lines between them. */
function looseCells(text: string): string[] | undefined {
  const open = text.indexOf("(");
  const close = text.indexOf(")", open);
  const before = words(text.slice(0, Math.max(0, open)));
  const at = before.findLastIndex(word => /^[num\u00b5\u03bc]?s(?:\/iter)?$/.test(word));
  if (at < 2 || close < 0 || !/^\S/.test(text)) return undefined;
  const time = `${before[at - 1]} ${before[at]?.replace("/iter", "")}`;
  return [before.slice(0, at - 1).join(" "), time, "", text.slice(open + 1, close)];
}
