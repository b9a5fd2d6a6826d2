import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {pprofTextComparison} from "./compare-view.ts";
import type {PprofText} from "./model.ts";
import {parsePprofText} from "./parse.ts";
import {readCall, readListLine, readNotedTrace, readTopRow, readTraceHead} from "./printed-lines.ts";
import {printedTops} from "./printed-tops.ts";
import {pprofTextFacts, pprofTextView} from "./view.ts";
import {isHead, writtenCells} from "./written-table.ts";

/** Reports of `go tool pprof` kept as text: top, list, peek, tree, traces, and notes in their form. */
export const pprofTextKind: ModelKind<PprofText> = defineKind({
  name: "pprof-text",
  guide: {
    what: "Reports of pprof kept as text, where the profile itself is gone: top, list, peek, tree, traces.",
    commands: [
      "go tool pprof -top cpu.pb.gz > top.txt",
      "go tool pprof -list 'Parse' cpu.pb.gz > list.txt",
      "go tool pprof -traces cpu.pb.gz > traces.txt",
    ],
    shown:
      "The printed tables, sortable and with bars, source lines with their cost, stacks as a flame graph; nothing is computed that was not printed. Attach the profile where you still have it.",
  },
  fences: ["pprof"],
  detect,
  parse: parsePprofText,
  title: ({reports}) =>
    reports.every(({body}) => body.type === "written") ? "Profile notes" : "pprof report as text",
  facts: pprofTextFacts,
  tables: printedTops,
  view: pprofTextView,
  compare: pprofTextComparison,
});

/** Lines that are looked at. */
const LOOKED_AT = 400;
const LEAST_SHARE = 0.3;
/** Lines that only pprof writes. */
const SURE =
  /^(?:Showing nodes accounting for |ROUTINE ={10,}|\s*flat\s+flat%\s+sum%\s+cum\s+cum%|-{8,80}\+-{8,80}\s*$)|\bROUTINE ={20,40} .{0,2000}\(flat, cum\)/m;
const ARROW = /^\s*→ \S/m;

/** Reports of pprof with their heads, or rows of them that are most of the text. */
function detect(file: ArtifactFile): boolean {
  if (isProseOrSource(file)) return false;
  const text = kindSample(file);
  const lines = text.split("\n", LOOKED_AT).filter(line => line.trim() !== "");
  if (lines.some(line => line.includes("|") && isHead(writtenCells(line))))
    return isMostly(lines, line => line.includes("|"));
  if (SURE.test(text)) return isMostly(lines, isRow);
  if (ARROW.test(text))
    return isMostly(lines, line => ARROW.test(line) || readNotedTrace(line) !== undefined);
  return lines.length > 0 && lines.every(line => readTopRow(line) !== undefined || /^\(pprof\) /.test(line));
}

function isMostly(lines: readonly string[], isOurs: (line: string) => boolean): boolean {
  return lines.filter(isOurs).length >= lines.length * LEAST_SHARE;
}

function isRow(line: string): boolean {
  return (
    readTopRow(line) !== undefined ||
    readListLine(line) !== undefined ||
    readCall(line) !== undefined ||
    readTraceHead(line) !== undefined ||
    /^ {8,}\S|^-{8,80}\+-|^ROUTINE |^\(pprof\) |^(?:File|Type|Time|Duration|Showing|Dropped|Total|Build ID)\b/.test(
      line,
    ) ||
    line.includes("ROUTINE ====")
  );
}
