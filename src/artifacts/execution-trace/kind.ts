import type {ExecutionTrace} from "../../trace/parse.ts";
import {parseExecutionTrace, traceVersion} from "../../trace/parse.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf, quantityTable} from "../shared/quantities.ts";
import {traceComparison} from "./compare-view.ts";
import {traceQuantities} from "./quantities.ts";
import {traceView} from "./view.ts";
import {traceFacts} from "./words.ts";

/** Execution traces of `runtime/trace`: when goroutines ran and waited, and collections of garbage. Formats of Go 1.22 and later. */
export const executionTraceKind: ModelKind<ExecutionTrace> = defineKind({
  name: "execution-trace",
  guide: {
    what: "What a Go program does moment by moment, as `runtime/trace` and its flight recorder write it (Go 1.22 or later).",
    commands: [
      "go test -run=^$ -bench=Parse -trace=parse.trace",
      "curl -o server.trace 'http://localhost:6060/debug/pprof/trace?seconds=5'",
    ],
    shown:
      "How busy the processors were, heap and stops of the world over time, goroutines by what they spent their time on, a flame graph of waiting, scheduling latencies, tasks and regions. The timeline stays with `go tool trace`.",
    sample: "go1.26-orders.trace",
  },
  detect: ({bytes}) => traceVersion(bytes) !== undefined,
  parse: parseExecutionTrace,
  title: () => "Go execution trace",
  facts: ({summary}) => (summary ? traceFacts(summary) : []),
  measure: ({summary}) => (summary ? measurementsOf("execution-trace", traceQuantities(summary)) : []),
  tables: ({summary}) => (summary ? [quantityTable(traceQuantities(summary))] : []),
  view: traceView,
  compare: traceComparison,
});
