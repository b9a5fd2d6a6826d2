import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf, quantityTable} from "../shared/quantities.ts";
import {runtimeTraceOf} from "../shared/runtime-trace.ts";
import type {SchedTrace} from "./parse.ts";
import {parseSchedTrace} from "./parse.ts";
import {schedQuantities, summarizeSamples} from "./summary.ts";
import {schedComparison, schedFacts, schedView} from "./view.ts";

/** States of the scheduler that a Go program logs under GODEBUG=schedtrace=…, with or without scheddetail=1. */
export const schedtraceKind: ModelKind<SchedTrace> = defineKind({
  name: "schedtrace",
  guide: {
    what: "What a Go program writes of its scheduler.",
    commands: [
      "GODEBUG=schedtrace=1000 ./server 2> schedtrace.log",
      "GODEBUG=schedtrace=1000,scheddetail=1 ./server 2> scheddetail.log",
    ],
    shown:
      "Runnable goroutines and idle processors over time, a queue per processor, and starvation and imbalance in words.",
    sample: "schedtrace.log",
  },
  fences: ["schedtrace"],
  detect: file => runtimeTraceOf(file) === "schedtrace",
  parse: parseSchedTrace,
  title: () => "Scheduler (schedtrace)",
  facts: schedFacts,
  measure: ({samples}) =>
    samples.length > 0 ? measurementsOf("schedtrace", schedQuantities(summarizeSamples(samples))) : [],
  tables: ({samples}) =>
    samples.length > 0 ? [quantityTable(schedQuantities(summarizeSamples(samples)))] : [],
  view: schedView,
  compare: schedComparison,
});
