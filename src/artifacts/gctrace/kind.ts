import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf} from "../quantities.ts";
import {runtimeTraceOf} from "../runtime-trace.ts";
import type {GcTrace} from "./parse.ts";
import {parseGcTrace} from "./parse.ts";
import {gcQuantities} from "./summary.ts";
import {gcComparison, gcFacts, gcView} from "./view.ts";

/** What a Go program writes of its garbage collections under GODEBUG=gctrace=1. */
export const gctraceKind: ModelKind<GcTrace> = defineKind({
  name: "gctrace",
  detect: file => runtimeTraceOf(file) === "gctrace",
  parse: parseGcTrace,
  title: () => "Garbage collections (gctrace)",
  facts: gcFacts,
  measure: ({summary}) => (summary ? measurementsOf("gctrace", gcQuantities(summary)) : []),
  view: gcView,
  compare: gcComparison,
});
