import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf} from "../shared/quantities.ts";
import {runtimeTraceOf} from "../shared/runtime-trace.ts";
import type {InitTrace} from "./parse.ts";
import {parseInitTrace} from "./parse.ts";
import {initComparison, initFacts, initQuantities, initView} from "./view.ts";

/** Initialisation of packages that a Go program logs under GODEBUG=inittrace=1. */
export const inittraceKind: ModelKind<InitTrace> = defineKind({
  name: "inittrace",
  guide: {
    what: "What a Go program writes of the initialisation of its packages.",
    commands: ["GODEBUG=inittrace=1 ./server 2> inittrace.log"],
    shown: "Time, bytes and allocations a package, the longest first.",
  },
  fences: ["inittrace"],
  detect: file => runtimeTraceOf(file) === "inittrace",
  parse: parseInitTrace,
  title: () => "Package initialisation (inittrace)",
  facts: initFacts,
  measure: trace => (trace.packages.length > 0 ? measurementsOf("inittrace", initQuantities(trace)) : []),
  tables: ({packages}) => [
    {
      name: "packages",
      columns: [
        {name: "package"},
        {name: "at", unit: "sec"},
        {name: "clock", unit: "sec"},
        {name: "allocated", unit: "B"},
        {name: "allocations"},
      ],
      rows: packages.map(({name, at, clock, bytes, allocs}) => [name, at, clock, bytes, allocs]),
    },
  ],
  view: initView,
  compare: initComparison,
});
