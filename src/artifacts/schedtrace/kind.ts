import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf} from "../quantities.ts";
import {runtimeTraceOf} from "../runtime-trace.ts";
import type {SchedTrace} from "./parse.ts";
import {parseSchedTrace} from "./parse.ts";
import {schedQuantities, summarizeSamples} from "./summary.ts";
import {schedComparison, schedFacts, schedView} from "./view.ts";

/** What a Go program writes of its scheduler under GODEBUG=schedtrace=…, with or without scheddetail=1. */
export const schedtraceKind: ModelKind<SchedTrace> = defineKind({
  name: "schedtrace",
  detect: file => runtimeTraceOf(file) === "schedtrace",
  parse: parseSchedTrace,
  title: () => "Scheduler (schedtrace)",
  facts: schedFacts,
  measure: ({samples}) =>
    samples.length > 0 ? measurementsOf("schedtrace", schedQuantities(summarizeSamples(samples))) : [],
  view: schedView,
  compare: schedComparison,
});
