import type {Measurement} from "../../measurement.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf} from "../shared/quantities.ts";
import type {LoadReport} from "./model.ts";
import {isLoadReport, parseLoad} from "./parse.ts";
import {loadQuantities, loadTables} from "./summary.ts";
import {loadComparison, loadFacts, loadTitle, loadView} from "./view.ts";

/** Reports of load generators: hey, ab, wrk, wrk2, oha, vegeta, k6. */
export const loadKind: ModelKind<LoadReport> = defineKind({
  name: "load",
  guide: {
    what: "The report of a load test: the summary of hey, ab, wrk, wrk2, oha, vegeta or k6, as text or JSON, or a line a request as CSV.",
    commands: [
      "hey -n 10000 -c 20 http://localhost:8080/rooms > load.before.txt",
      "hey -n 10000 -c 20 -o csv http://localhost:8080/rooms > requests.csv",
      "wrk -t2 -c20 -d30s --latency http://localhost:8080/rooms > load.txt",
      "ab -n 10000 -c 20 http://localhost:8080/rooms > load.txt",
      "oha --no-tui --output-format json http://localhost:8080/rooms > load.json",
      "echo GET http://localhost:8080/rooms | vegeta attack -rate 500 -duration 30s | vegeta report -type json > load.json",
      "k6 run --new-machine-readable-summary --summary-export load.json script.js",
    ],
    shown:
      "Requests a second, times by share of the requests as a curve and as the tool's own histogram, the parts of a request, answers by status, and what such a test cannot say. Each number joins its history under the tool's name, such as hey/p99.",
    sample: "hey.before.txt",
  },
  fences: ["hey", "ab", "wrk", "wrk2", "oha", "vegeta", "k6"],
  detect: isLoadReport,
  parse: parseLoad,
  title: loadTitle,
  facts: loadFacts,
  measure: measurementsUnderTool,
  tables: loadTables,
  view: loadView,
  compare: loadComparison,
});

/** Two tools count differently, so each has a history of its own. */
function measurementsUnderTool(report: LoadReport): Measurement[] {
  const tool = report.runs.at(-1)?.tool;
  return tool ? measurementsOf(tool, loadQuantities(report)) : [];
}
