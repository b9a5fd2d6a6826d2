import type {ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import type {Fact} from "../kind.ts";
import type {Quantity} from "../shared/quantities.ts";
import {middleOf, quantityText, valueText} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {changesView, factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {Timing} from "./parse.ts";
import type {Run} from "./run.ts";
import {derived, isRepeatedRun, timeQuantities} from "./summary.ts";

const NOTHING = "No time of a run could be read from this file.";
/** Rows of runs. */
const SHOWN = 50;

/** The facts at the head of a timing. */
export function timeFacts(timing: Timing): Fact[] {
  const {runs} = timing;
  const [first] = runs;
  if (!first) return [];
  if (runs.length > 1 && !isRepeatedRun(timing))
    return [{name: "runs", value: `${runs.length} of different commands`}];
  const shown = ["real", "user", "sys", "CPUs busy", "max RSS", "instructions per cycle"];
  const quantities = timeQuantities(timing);
  return [
    ...(first.command === "" ? [] : [{name: "command", value: first.command}]),
    ...(runs.length > 1 ? [{name: "runs", value: String(runs.length)}] : []),
    ...(first.meanOf > 1 ? [{name: "mean of", value: `${first.meanOf} runs`}] : []),
    ...shown.flatMap(name => {
      const found = quantities.find(one => one.name === name);
      return found ? [{name, value: quantityText(found)}] : [];
    }),
  ];
}

/** Draws timings: a single run as a table, repeated runs with their range, different commands a row each. */
export function timeView(timing: Timing): ElementContent[] {
  const {runs, isCut, stray} = timing;
  const [first] = runs;
  if (!first) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  const body =
    runs.length === 1
      ? oneRun(first, timeQuantities(timing))
      : isRepeatedRun(timing)
        ? repeated(timing)
        : different(runs);
  return [
    ...factStrip(timeFacts(timing)),
    ...body,
    ...(isCut ? [h("p.note", `The file goes on: this is of its first ${runs.length} runs.`)] : []),
    ...unrecognizedView(stray),
  ];
}

/** Draws the runs before and after a change. */
export function timeComparison(base: Timing, head: Timing): ElementContent[] {
  if (base.runs.length === 0 || head.runs.length === 0) return [h("p.warning", NOTHING)];
  return changesView("Time before and after", timeQuantities(base), timeQuantities(head));
}

function oneRun(run: Run, quantities: readonly Quantity[]): ElementContent[] {
  const times = quantities.filter(({unit}) => unit === "sec").map(middleOf);
  const longest = Math.max(...times);
  const noteOf = ({name}: Quantity): string => run.values.get(name)?.note ?? "";
  const hasNotes = quantities.some(one => noteOf(one) !== "");
  const columns: Column[] = [
    {head: ""},
    {head: "value", isNumber: true},
    {head: ""},
    ...(hasNotes ? [{head: "note"}] : []),
  ];
  const rows = quantities.map((one): ReportCell[] => [
    one.name,
    quantityText(one),
    one.unit === "sec" && longest > 0 ? bar(middleOf(one) / longest) : "",
    ...(hasNotes ? [noteOf(one)] : []),
  ]);
  return [reportTable("Time and counts of the run", columns, rows)];
}

function repeated(timing: Timing): ElementContent[] {
  const columns: Column[] = [
    {head: ""},
    {head: "median", isNumber: true},
    {head: "least", isNumber: true},
    {head: "most", isNumber: true},
    {head: "n", isNumber: true},
  ];
  const rows = timeQuantities(timing).map(({name, unit, samples, ...rest}): ReportCell[] => [
    name,
    valueText(middleOf({name, unit, samples, ...rest}), unit),
    valueText(Math.min(...samples), unit),
    valueText(Math.max(...samples), unit),
    String(samples.length),
  ]);
  return [
    reportTable("Time and counts of all runs", columns, rows),
    h("details", [h("summary", `Each of the ${timing.runs.length} runs`), ...runTable(timing.runs)]),
  ];
}

function different(runs: readonly Run[]): ElementContent[] {
  return [
    h("p.note", "The runs are of different commands, so nothing is made of them together."),
    ...runTable(runs),
  ];
}

function runTable(runs: readonly Run[]): ElementContent[] {
  const longest = Math.max(...runs.map(({values}) => values.get("real")?.value ?? 0));
  const columns: Column[] = [
    {head: "run"},
    {head: "real", isNumber: true},
    {head: ""},
    {head: "user", isNumber: true},
    {head: "sys", isNumber: true},
    {head: "CPUs busy", isNumber: true},
  ];
  const rows = runs.slice(0, SHOWN).map((run, index): ReportCell[] => {
    const text = (name: string): string => run.values.get(name)?.text ?? "–";
    const busy = derived(run).find(({name}) => name === "CPUs busy");
    const real = run.values.get("real")?.value ?? 0;
    return [
      run.command === "" ? String(index + 1) : h("code", run.command),
      text("real"),
      bar(longest > 0 ? real / longest : 0),
      text("user"),
      text("sys"),
      busy ? valueText(busy.value, busy.unit) : "–",
    ];
  });
  const hidden = runs.length - rows.length;
  return [
    reportTable("Each run", columns, rows),
    ...(hidden > 0 ? [h("p.note", `${hidden} more runs are not shown.`)] : []),
  ];
}
