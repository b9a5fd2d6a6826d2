import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf, quantityTable} from "../shared/quantities.ts";
import {dumpComparison} from "./compare-view.ts";
import {readListed} from "./debugger-lines.ts";
import {readHead} from "./goroutine-head.ts";
import type {GoroutineDump} from "./model.ts";
import {parseGoroutines} from "./parse.ts";
import {dumpFacts, dumpQuantities, isWholeDump, stackCounts} from "./summary.ts";
import {dumpView} from "./view.ts";

/** Goroutines at a moment: dumps, logs of panics and of data races, debuggers' lists. */
export const goroutinesKind: ModelKind<GoroutineDump> = defineKind({
  name: "goroutines",
  guide: {
    what: "The stacks of a Go program's goroutines at one moment: a dump, the log of a panic, of a fatal error or of a data race, or a debugger's list.",
    commands: [
      "curl 'http://localhost:6060/debug/pprof/goroutine?debug=2' > goroutines.txt",
      "kill -QUIT <pid>                     # the program writes them to standard error and ends",
      "GOTRACEBACK=all ./project 2> panic.log",
      "go test -race ./... 2> race.log",
      "dlv core ./project core              # then: goroutines -t",
    ],
    shown:
      "Goroutines by state, equal stacks put together with who started them and how long they wait, a flame graph of their counts; of a pair which stacks are new, gone or more.",
    sample: "panic.log",
  },
  fences: ["goroutines", "panic", "stacktrace"],
  detect,
  parse: parseGoroutines,
  title: titleOf,
  facts: dumpFacts,
  measure: dump => measurementsOf("goroutines", dumpQuantities(dump)),
  tables: dump => [quantityTable(dumpQuantities(dump)), stackCounts(dump)],
  view: dumpView,
  compare: dumpComparison,
});

function titleOf(dump: GoroutineDump): string {
  const [reason = ""] = dump.reasons;
  if (dump.races.length > 0) return "Data race report";
  if (reason.startsWith("fatal error: ")) return "Go fatal error";
  if (!isWholeDump(dump) && reason !== "") return "Go panic";
  return dump.source === "go" ? "Goroutine dump" : `Goroutines (${dump.source})`;
}

/** A benchmark run that panicked is a benchmark run first. */
const BENCHMARKS = /^(?:Benchmark\S*[ \t]+[0-9]+[ \t]+\S|(?:goos|goarch|pkg|cpu): \S)/m;
const HINT = /^goroutine \d+ .*\]:$|^WARNING: DATA RACE$|\bGoroutine \d+ - |^(?:\(gdb\) *)?[* ] \d+ [a-z]+ /m;
/** So many goroutines are a dump in a log of others, fewer only where their lines are this share of all. */
const MANY = 20;
const LEAST_SHARE = 0.05;
/** Lines of a stack that a goroutine's header replaces. */
const LINES = 4;

/** Heads of goroutines with something below, or reports of races; not prose that quotes a head. */
function detect(file: ArtifactFile): boolean {
  if (isProseOrSource(file)) return false;
  const text = kindSample(file);
  if (!HINT.test(text) || BENCHMARKS.test(text)) return false;
  if (/^WARNING: DATA RACE\n.{0,100} at 0x[0-9a-f]+ by /m.test(text)) return true;
  const lines = text.split("\n");
  const heads = lines.filter((line, index) => isHead(line) && (lines[index + 1] ?? "").trim() !== "").length;
  const listed = heads > 0 ? 0 : lines.filter(line => readListed(line) !== undefined).length;
  const all = lines.filter(line => line.trim() !== "").length;
  const share = (heads * LINES + listed) / all;
  return heads + listed >= MANY || (heads + listed > 0 && share >= (heads > 0 ? LEAST_SHARE : 0.5));
}

function isHead(line: string): boolean {
  return line.startsWith("goroutine ") && readHead(line) !== undefined;
}
