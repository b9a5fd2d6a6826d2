import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf, quantityTable} from "../shared/quantities.ts";
import {runtimeTraceOf} from "../shared/runtime-trace.ts";
import type {GcTrace} from "./parse.ts";
import {parseGcTrace} from "./parse.ts";
import {gcQuantities} from "./summary.ts";
import {gcComparison, gcFacts, gcView} from "./view.ts";

/** Garbage collections that a Go program logs under GODEBUG=gctrace=1. */
export const gctraceKind: ModelKind<GcTrace> = defineKind({
  name: "gctrace",
  guide: {
    what: "What a Go program writes of its garbage collections.",
    commands: ["GODEBUG=gctrace=1 ./server 2> gctrace.log"],
    shown:
      "Heap and pauses over time, the share of CPU spent collecting, pauses by phase, and whether the heap comes back.",
    sample: "go1.26-leak.log",
  },
  fences: ["gctrace"],
  detect: file => runtimeTraceOf(file) === "gctrace",
  parse: parseGcTrace,
  title: () => "Garbage collections (gctrace)",
  facts: gcFacts,
  measure: ({summary}) => (summary ? measurementsOf("gctrace", gcQuantities(summary)) : []),
  tables: ({summary}) => (summary ? [quantityTable(gcQuantities(summary))] : []),
  view: gcView,
  compare: gcComparison,
});
