import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {decisionComparison} from "./compare-view.ts";
import {readMessage, readPlaced} from "./decision-line.ts";
import type {CompilerReport} from "./model.ts";
import {parseCompilerReport} from "./parse.ts";
import {decisionFacts, decisionMeasurements, reported} from "./summary.ts";
import {decisionView} from "./view.ts";

/** Reports of the Go compiler on its optimisations: escape analysis, inlining, bounds checks. */
export const escapeAnalysisKind: ModelKind<CompilerReport> = defineKind({
  name: "escape-analysis",
  guide: {
    what: "What Go's compiler decided: which values it puts on the heap, which calls it inlines, which bounds checks it leaves in.",
    commands: [
      "go build -gcflags=-m ./parser 2> escapes.txt",
      "go build -gcflags=-m=2 ./parser 2> escapes.txt    # with why",
      "go build -gcflags=-d=ssa/check_bce ./parser 2> checks.txt",
    ],
    shown:
      "Decisions by function or file, each allocation with its source line where the source is attached (parse.go, or parse.after.go beside escapes.after.txt), functions that cannot be inlined and why; of a pair what is new and what is gone.",
    sample: "m-bce-search.txt",
  },
  fences: ["escape-analysis", "gcflags"],
  detect,
  parse: parseCompilerReport,
  title: titleOf,
  facts: decisionFacts,
  measure: decisionMeasurements,
  view: decisionView,
  compare: decisionComparison,
});

function titleOf({totals}: CompilerReport): string {
  const {escapes, inlining, bounds} = reported(totals);
  if (escapes) return "Escape analysis";
  if (inlining) return "Inlining decisions";
  return bounds ? "Bounds checks" : "Compiler report";
}

/** Lines that are looked at. */
const LOOKED_AT = 400;
const LEAST_SHARE = 0.3;

/** Many of the lines are decisions with their places. */
function detect(file: ArtifactFile): boolean {
  if (isProseOrSource(file)) return false;
  const text = kindSample(file);
  if (!/\.go:\d/.test(text)) return false;
  const lines = text.split("\n", LOOKED_AT).filter(line => line.trim() !== "");
  const placed = lines.flatMap(line => readPlaced(line) ?? []);
  const decisions = placed.filter(({message}) => readMessage(message) !== undefined);
  return decisions.length > 0 && (placed.length >= lines.length * LEAST_SHARE || decisions.length >= 20);
}
