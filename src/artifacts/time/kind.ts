import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {measurementsOf, quantityTable} from "../shared/quantities.ts";
import type {Timing} from "./parse.ts";
import {parseTiming} from "./parse.ts";
import {isPerfRows} from "./perf-rows.ts";
import {timeQuantities} from "./summary.ts";
import {timeComparison, timeFacts, timeView} from "./view.ts";

/** How long a command ran: the shell's `time`, GNU and BSD time, `perf stat`. */
export const timeKind: ModelKind<Timing> = defineKind({
  name: "time",
  guide: {
    what: "How long a command ran: the shell's `time`, GNU and BSD time, `perf stat`.",
    commands: ["/usr/bin/time -v ./tool 2> time.txt", "perf stat -r 10 ./tool 2> perf-stat.txt"],
    shown: "Elapsed, user and system time, peak memory and counters, run by run.",
  },
  fences: ["time"],
  detect,
  parse: parseTiming,
  title: ({runs}) => (runs.some(({values}) => values.has("task-clock")) ? "Run statistics" : "Run time"),
  facts: timeFacts,
  measure: timing => measurementsOf("time", timeQuantities(timing)),
  tables: timing => [quantityTable(timeQuantities(timing))],
  view: timeView,
  compare: timeComparison,
});

const FORMS: readonly RegExp[] = [
  /^real[ \t]+(?:\d+h)?(?:\d+m)?\d+[.,]\d+s?\r?\n+user[ \t]+\S+\r?\n+sys[ \t]+\d/m,
  /(?<![\d.,])\d+[.,]\d+s user \d+[.,]\d+s system \d+% cpu [\d:.,]+ total\s*$/m,
  /^\d+[.,]\d+user \d+[.,]\d+system [\d:.,]+elapsed/m,
  /^\s+\d+[.,]\d+ real\s+\d+[.,]\d+ user\s+\d+[.,]\d+ sys\s*$/m,
  /^\s*Command being timed: "/m,
  /^\s*Performance counter stats for (?:'|system wide|process id|CPU)/m,
];

/** Characters at the end of a file that are searched for a timing: tools print it after the command. */
const END = 4000;

/** Any of the forms at the end, whatever the command itself printed before. */
function detect(file: ArtifactFile): boolean {
  const whole = kindSample(file);
  if (isPerfRows(whole.slice(0, END))) return true;
  if (isProseOrSource(file)) return false;
  const text = whole.slice(-END);
  return FORMS.some(form => form.test(text));
}
