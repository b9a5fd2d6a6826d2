import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import type {QuantileLine} from "../../charts/draw/quantile-chart.ts";
import {quantileChart} from "../../charts/draw/quantile-chart.ts";
import type {Fact} from "../kind.ts";
import type {Quantity} from "../shared/quantities.ts";
import {middleOf, valueText} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {changesView, factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import {loadComparisonAdvice, percentText, runAdvice} from "./advice.ts";
import {histogramTable} from "./histogram-table.ts";
import type {LoadReport, LoadRun} from "./model.ts";
import {isFailure, isRepeatedLoad, loadQuantities, requestsOf, runQuantities} from "./summary.ts";

const NOTHING = "No number of a load test could be read from this file.";
/** Rows of runs, and of statuses and messages. */
const SHOWN = 50;

/** Title of a report. */
export function loadTitle({runs}: LoadReport): string {
  const [run] = runs;
  return !run || run.tool === "load" ? "Load test" : `Load test (${run.tool})`;
}

/** The facts at the head of a report. */
export function loadFacts(report: LoadReport): Fact[] {
  const {runs} = report;
  const run = runs.at(-1);
  if (!run) return [];
  if (runs.length > 1 && !isRepeatedLoad(report))
    return [{name: "runs", value: `${runs.length} of different commands`}];
  const quantities = loadQuantities(report);
  const wanted = ["requests/s", "operations/s", "throughput", "mean", "p50", "p99", "max", "failed"];
  const requests = requestsOf(run);
  return [
    ...(run.command === "" ? [] : [{name: "command", value: run.command}]),
    ...run.settings.slice(0, 8),
    ...(runs.length > 1 ? [{name: "runs", value: String(runs.length)}] : []),
    ...(requests === undefined
      ? []
      : [{name: run.tool === "load" ? "operations" : "requests", value: String(requests)}]),
    ...wanted.flatMap(name => {
      const found = quantities.find(one => one.name === name);
      return found ? [{name, value: readable(found)}] : [];
    }),
  ];
}

/** Draws a report: warnings, numbers, latency percentiles, and time by phase. */
export function loadView(report: LoadReport): ElementContent[] {
  const {runs, isCut, stray} = report;
  const run = runs.at(-1);
  if (!run) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  const cut = isCut ? [h("p.note", `The file goes on: this is of its first ${runs.length} runs.`)] : [];
  return [
    ...factStrip(loadFacts(report)),
    ...(runs.length === 1 ? oneRun(run) : severalRuns(report)),
    ...cut,
    ...unrecognizedView(stray),
  ];
}

function oneRun(run: LoadRun): ElementContent[] {
  const advice = runAdvice(run);
  return [
    ...advice.filter(({isWarning}) => isWarning).map(({text}) => h("p.warning", text)),
    ...curves([{name: "time of a request", run}]),
    ...histogramTable(run),
    ...numbersTables(run),
    ...percentileTable(run),
    ...phaseTable(run),
    ...answersTable(run),
    ...demandsTable(run),
    ...advice.filter(({isWarning}) => !isWarning).map(({text}) => h("p.note", text)),
  ];
}

function severalRuns(report: LoadReport): ElementContent[] {
  const {runs} = report;
  const table = runsTable(runs);
  if (!isRepeatedLoad(report))
    return [
      h("p.note", "The runs are of different commands, so nothing is made of them together."),
      table,
      ...lastRun(runs),
    ];
  const columns: Column[] = [
    {head: ""},
    {head: "median", isNumber: true},
    {head: "least", isNumber: true},
    {head: "most", isNumber: true},
    {head: "n", isNumber: true},
  ];
  const rows = loadQuantities(report).map(one => [
    one.name,
    readable(one),
    amountText(Math.min(...one.samples), one.unit),
    amountText(Math.max(...one.samples), one.unit),
    String(one.samples.length),
  ]);
  const shown = runs
    .slice(-5)
    .map((run, index, last) => ({name: `run ${runs.length - last.length + index + 1}`, run}));
  return [
    ...curves(shown),
    reportTable("Numbers of all runs", columns, rows),
    h("details.load-more", [h("summary", `Each of the ${runs.length} runs`), table]),
    ...lastRun(runs),
  ];
}

/** The last run by itself, folded: its histogram and answers are in no table of all runs. */
function lastRun(runs: readonly LoadRun[]): ElementContent[] {
  const last = runs.at(-1);
  return last ? [h("details.load-more", [h("summary", "The last run by itself"), ...oneRun(last)])] : [];
}

/** Compares a report before and a report after a change. */
export function loadComparison(base: LoadReport, head: LoadReport): ElementContent[] {
  const [before, after] = [base.runs.at(-1), head.runs.at(-1)];
  if (!before || !after) return [h("p.warning", NOTHING)];
  const [was, is] = [histogramTable(before, "base"), histogramTable(after, "head")];
  return [
    ...loadComparisonAdvice(base, head).map(text => h("p.warning", text)),
    ...changeTables(loadQuantities(base), loadQuantities(head)),
    ...curves([
      {name: "base", run: before},
      {name: "head", run: after},
    ]),
    ...(was.length + is.length > 0
      ? [h("details.load-more", [h("summary", "Histograms of both"), ...was, ...is])]
      : []),
  ];
}

/** The measured quantities of both sides first, the others folded below. */
function changeTables(base: readonly Quantity[], head: readonly Quantity[]): ElementContent[] {
  const names = new Set([...base, ...head].filter(({isAside}) => !isAside).map(({name}) => name));
  const part = (list: readonly Quantity[], isFollowed: boolean): Quantity[] =>
    list.filter(({name}) => names.has(name) === isFollowed).map(one => ({...one, text: readable(one)}));
  const [was, is] = [part(base, false), part(head, false)];
  return [
    ...(names.size > 0 ? changesView("Load before and after", part(base, true), part(head, true)) : []),
    ...(was.length + is.length > 0
      ? [
          h("details", [
            h("summary", OTHERS),
            ...changesView("Other numbers before and after", was, is, PLAIN),
          ]),
        ]
      : []),
  ];
}

const PLAIN = {
  base: "base",
  head: "head",
  note: "What was asked for, and what follows from the numbers above.",
};

function curves(runs: readonly {name: string; run: LoadRun}[]): ElementContent[] {
  const lines = runs.map(({name, run}) => curveOf(name, run));
  const of = lines.length > 1 ? `, ${lines.map(({name}) => name).join(" and ")}` : "";
  return quantileChart({
    label: `Time within which shares of the requests were answered${of}; the table tells the same in numbers`,
    lines,
  });
}

/** The finest percentiles of the tool, from its fastest request to its slowest. */
function curveOf(name: string, {curve, quantiles, values}: LoadRun): QuantileLine {
  const [min, max] = [values.get("min")?.value, values.get("max")?.value];
  const points = (curve.length > 0 ? curve : quantiles).filter(({percent}) => percent > 0 && percent < 100);
  const all = [
    ...(min === undefined ? [] : [{percent: 0, value: min}]),
    ...points,
    ...(max === undefined ? [] : [{percent: 100, value: max}]),
  ];
  return {name, percents: all.map(({percent}) => percent), values: all.map(({value}) => value)};
}

/** Points of the drawn line, folded: those of a finer curve are in no other table. */
function percentileTable({curve}: LoadRun): ElementContent[] {
  if (curve.length === 0) return [];
  const columns: Column[] = [
    {head: "share of the requests", isNumber: true},
    {head: "answered within", isNumber: true},
  ];
  const rows = curve.map(({percent, value}) => [valueText(percent, "%"), valueText(value, "sec")]);
  const summary = `${curve.length} ${curve.length === 1 ? "point" : "points"} of the curve`;
  return [h("details.load-more", [h("summary", summary), reportTable("Points of the curve", columns, rows)])];
}

/** The numbers that are followed, and folded below them the others. */
function numbersTables(run: LoadRun): ElementContent[] {
  const all = runQuantities(run);
  const followed = all.filter(({isAside}) => !isAside);
  const aside = all.filter(({isAside}) => isAside);
  if (followed.length === 0) return [numbersTable("Numbers of the load test", aside)];
  return [
    numbersTable("Numbers of the load test", followed),
    ...(aside.length > 0
      ? [
          h("details.load-more", [
            h("summary", OTHERS),
            numbersTable("Other numbers of the load test", aside),
          ]),
        ]
      : []),
  ];
}

const OTHERS = "Other numbers";

function numbersTable(label: string, quantities: readonly Quantity[]): Element {
  const isPrinted = quantities.some(({text}) => text !== undefined);
  const columns: Column[] = [
    {head: ""},
    {head: "value", isNumber: true},
    ...(isPrinted ? [{head: "as printed", isNumber: true}] : []),
  ];
  const rows = quantities.map((one): ReportCell[] => [
    one.name,
    readable(one),
    ...(isPrinted ? [one.text ?? ""] : []),
  ]);
  return reportTable(label, columns, rows);
}

function runsTable(runs: readonly LoadRun[]): Element {
  const most = Math.max(...runs.map(rate));
  const columns: Column[] = [
    {head: "run"},
    {head: "requests/s", isNumber: true},
    {head: ""},
    ...["mean", "p50", "p99", "max", "failed"].map(head => ({head, isNumber: true})),
  ];
  const rows = runs.slice(0, SHOWN).map((run, index): ReportCell[] => {
    const quantities = runQuantities(run);
    const cell = (name: string): string => {
      const found = quantities.find(one => one.name === name);
      return found ? readable(found) : "–";
    };
    const name = run.command || run.settings.find(({name}) => name === "target")?.value;
    return [
      name === undefined ? String(index + 1) : h("code", name),
      cell("requests/s"),
      bar(most > 0 ? rate(run) / most : 0),
      ...["mean", "p50", "p99", "max", "failed"].map(cell),
    ];
  });
  return h("div", [
    reportTable("Each run", columns, rows),
    ...(runs.length > rows.length
      ? [h("p.note", `${runs.length - rows.length} more runs are not shown.`)]
      : []),
  ]);
}

function rate({values}: LoadRun): number {
  return values.get("requests/s")?.value ?? 0;
}

/** Where the time of a request went, as far as the tool took it apart. */
function phaseTable({phases}: LoadRun): ElementContent[] {
  if (phases.length === 0) return [];
  const names = [...new Set(phases.flatMap(({times}) => times.map(({name}) => name)))];
  const mean = (phase: (typeof phases)[number]): number =>
    phase.times.find(({name}) => /^(?:average|mean|avg)$/.test(name))?.value ?? 0;
  const most = Math.max(...phases.map(mean));
  const columns: Column[] = [
    {head: "part of a request"},
    ...names.map(head => ({head, isNumber: true})),
    {head: ""},
  ];
  const rows = phases.map((phase): ReportCell[] => [
    phase.name,
    ...names.map(name => {
      const time = phase.times.find(one => one.name === name);
      return time ? valueText(time.value, "sec") : "–";
    }),
    bar(most > 0 ? mean(phase) / most : 0),
  ]);
  return [reportTable("Where the time of a request went", columns, rows)];
}

function answersTable(run: LoadRun): ElementContent[] {
  const {statuses, errors} = run;
  if (statuses.length + errors.length === 0) return [];
  const requests = requestsOf(run) ?? 0;
  const row = (name: string, count: number, isBad: boolean): ReportCell[] => [
    isBad ? h("span.load-failure", name) : name,
    count > 0 ? String(count) : "not counted",
    count > 0 && requests > 0 ? percentText((count / requests) * 100) : "",
    bar(requests > 0 ? count / requests : 0),
  ];
  const rows = [
    ...statuses.map(({name, count}) => row(name, count, isFailure(name))),
    ...errors.map(({name, count}) => row(name, count, true)),
  ];
  const hidden = rows.length - SHOWN;
  const columns: Column[] = [
    {head: "answer"},
    {head: "requests", isNumber: true},
    {head: "share", isNumber: true},
    {head: ""},
  ];
  return [
    reportTable("Answers by status, and failures", columns, rows.slice(0, SHOWN)),
    ...(hidden > 0 ? [h("p.note", `${hidden} more are not shown.`)] : []),
  ];
}

function demandsTable({demands}: LoadRun): ElementContent[] {
  if (demands.length === 0) return [];
  const columns: Column[] = [{head: "check or threshold"}, {head: "met"}, {head: "how often"}];
  const rows = demands
    .slice(0, SHOWN)
    .map(({name, isMet, text}): ReportCell[] => [name, isMet ? "yes" : h("span.load-failure", "no"), text]);
  return [reportTable("Checks and thresholds", columns, rows)];
}

function readable(one: Quantity): string {
  return amountText(middleOf(one), one.unit);
}

function amountText(value: number, unit: string): string {
  if (unit === "B/s") return `${valueText(value, "B")}/s`;
  if (unit === "%") return percentText(value);
  if (unit === "req/s" || unit === "op/s")
    return `${value < 1e5 ? Number(value.toPrecision(value < 1000 ? 4 : 6)) : Math.round(value)}/s`;
  return valueText(value, unit);
}
