import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {flameGraph} from "../../charts/draw/flame-graph.ts";
import {cutText, displayName} from "../../stacks/function-names.ts";
import type {Fact, ViewContext} from "../kind.ts";
import {factStrip} from "../shared/report-view.ts";
import {sourceTable} from "../shared/source-table.ts";
import {stackFlame} from "../shared/stack-flame.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {ListLine, PprofText, PrintedReport, PrintedTrace, Routine} from "./model.ts";
import {printedContextTable, printedTopTable, writtenTable} from "./table-view.ts";

const NOTHING = "No report of pprof could be read from this file.";
const AS_PRINTED =
  "From text: the numbers are as they were printed, rounded and cut off there, and cannot be computed again.";
const ROOM = {
  embed: {rows: 30, routines: 4, lines: 120, contexts: 10, calls: 12, traces: 10, frames: 200, levels: 32},
  page: {rows: 500, routines: 60, lines: 400, contexts: 200, calls: 40, traces: 200, frames: 350, levels: 60},
} as const;
/** Reports of a text. */
const MOST_REPORTS = 12;
const MOST_CALLS = 60;

type Room = (typeof ROOM)[keyof typeof ROOM];

/** Facts of the profile: the header of its first report, and the list of reports. */
export function pprofTextFacts({reports}: PprofText): Fact[] {
  const [first] = reports;
  const kinds = [...new Set(reports.map(({body}) => WORDS[body.type]))];
  return [
    ...(first?.header ?? [])
      .filter(({name}) => name !== "Total")
      .map(({name, value}) => ({name, value: cutText(value)})),
    ...(reports.length > 0 ? [{name: "reports", value: kinds.join(", ")}] : []),
  ];
}

const WORDS = {
  top: "top",
  list: "list",
  contexts: "callers and callees",
  traces: "traces",
  written: "table written by hand",
} as const;

/** Draws each report of the text: tables that can be sorted, source with its cost, stacks. */
export function pprofTextView(text: PprofText, context: ViewContext): ElementContent[] {
  const {reports, isCut, stray} = text;
  if (reports.length === 0) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  const room = ROOM[context.size];
  const hidden = reports.length - MOST_REPORTS;
  return [
    ...factStrip(pprofTextFacts(text)),
    h("p.note", AS_PRINTED),
    ...reports
      .slice(0, MOST_REPORTS)
      .flatMap((report, index) =>
        reportView(report, index > 0, rowNamer(`${context.id}-${index + 1}`, context), room),
      ),
    ...(hidden > 0 ? [h("p.note", `${hidden} more reports are not shown.`)] : []),
    ...(isCut ? [h("p.note", "The text goes on: this is of its first 20,000 rows.")] : []),
    ...unrecognizedView(stray),
  ];
}

/** Makes ids for so many rows of a report. */
type RowNamer = (rows: readonly unknown[]) => string[];

function rowNamer(prefix: string, {record}: ViewContext): RowNamer {
  return rows => {
    const ids = rows.map((_, index) => `${prefix}-r${index + 1}`);
    record?.ids.push(...ids);
    return ids;
  };
}

function reportView(
  report: PrintedReport,
  hasHeader: boolean,
  idsOf: RowNamer,
  room: Room,
): ElementContent[] {
  const {command, header, notes} = report;
  return [
    ...(command === undefined ? [] : [h("p.pprof-text-command", h("code", cutText(command)))]),
    ...(hasHeader
      ? factStrip(header.map(({name, value}) => ({name, value: cutText(value)})))
      : totalOf(report)),
    ...bodyView(report, idsOf, room),
    ...(notes.length > 0 ? [h("p.note", cutText(notes.join(" · ")))] : []),
  ];
}

/** `list` prints only the total of its profile. */
function totalOf({header}: PrintedReport): ElementContent[] {
  return factStrip(header.filter(({name}) => name === "Total"));
}

function bodyView({body, command}: PrintedReport, idsOf: RowNamer, room: Room): ElementContent[] {
  const label = `Functions${command === undefined ? "" : `, ${cutText(command)}`}`;
  if (body.type === "top") {
    const rows = body.rows.slice(0, room.rows);
    return [printedTopTable(rows, label, idsOf(rows)), ...more(body.rows.length - room.rows, "functions")];
  }
  if (body.type === "written") {
    const rows = body.rows.slice(0, room.rows);
    return [writtenTable({...body, rows}, label, idsOf(rows)), ...more(body.rows.length - room.rows, "rows")];
  }
  if (body.type === "contexts")
    return [
      printedContextTable(body.contexts.slice(0, room.contexts), "Callers and callees", room.calls),
      ...more(body.contexts.length - room.contexts, "functions"),
    ];
  if (body.type === "list")
    return [
      ...body.routines
        .slice(0, room.routines)
        .map((routine, index) => routineView(routine, index < 2, room.lines)),
      ...more(body.routines.length - room.routines, "functions"),
    ];
  return tracesView(body.traces, room);
}

function more(count: number, of: string): ElementContent[] {
  return count > 0 ? [h("p.note", `${count} more ${of} are not shown.`)] : [];
}

/** Source with the cost of each line. */
function routineView(
  {name, file, flat, cum, percent, lines, fault}: Routine,
  isOpen: boolean,
  most: number,
): Element {
  const known = name === "" ? cutText(file) : cutText(displayName(name));
  const title = [
    h("code", known),
    ...(name === "" ? [] : [` in ${cutText(file)}`]),
    ...(flat || cum ? [`: flat ${flat?.text ?? "0"}, cum ${cum?.text ?? "0"} (${percent})`] : []),
  ];
  const label = `Source of ${known}`;
  return h("details.profile-source", {open: isOpen}, [
    h("summary", title),
    ...(fault === undefined ? [] : [h("p.note", cutText(fault))]),
    ...(lines.length > 0 ? [printedSource(lines.slice(0, most), cum?.value ?? 0, label)] : []),
    ...more(lines.length - most, "lines"),
  ]);
}

function printedSource(lines: readonly ListLine[], whole: number, label: string): Element {
  const rows = lines.map(({flat, cum, number, text}) => ({
    ...{number, text, flat: flat?.text ?? "", cum: cum?.text ?? ""},
    share: cum === undefined || whole === 0 ? undefined : cum.value / whole,
  }));
  return sourceTable(rows, {label, language: "go"});
}

/** Stacks as a flame graph, if there are enough, and individually. */
function tracesView(traces: readonly PrintedTrace[], room: Room): ElementContent[] {
  const shown = traces.toSorted((a, b) => b.weight.value - a.weight.value).slice(0, room.traces);
  return [
    ...(traces.length > 2 && traces.every(({weight}) => weight.value >= 0) ? flame(traces, room) : []),
    h(
      "ol.profile-traces",
      shown.map((trace, index) => h("li", [traceView(trace, index === 0 || traces.length <= 2)])),
    ),
    ...more(traces.length - shown.length, "stacks"),
  ];
}

function flame(traces: readonly PrintedTrace[], {frames, levels}: Room): ElementContent[] {
  const tree = stackFlame(
    traces.map(({weight, functions}) => ({weight: weight.value, functions: functions.map(({name}) => name)})),
    "all stacks",
  );
  if (tree.value === 0) return [];
  const drawn = flameGraph(tree, {
    label: `Flame graph of ${traces.length} stacks; the list below has each of them`,
    describe: value => `${Number(((value / tree.value) * 100).toFixed(2))}% of what is printed`,
    maxFrames: frames,
    maxRows: levels,
  });
  return [
    h("div.flame-graph-frame", [drawn.svg]),
    h("p.note", "The stacks of the text. Callers on top; width is the printed value."),
  ];
}

function traceView({weight, labels, functions}: PrintedTrace, isOpen: boolean): Element {
  const [leaf] = functions;
  return h("details", {open: isOpen}, [
    h("summary", [
      `${weight.text} `,
      h("code", cutText(displayName(leaf?.name ?? ""))),
      ...(labels.length > 0 ? [` ${cutText(labels.join(", "))}`] : []),
    ]),
    h("ol.profile-stack", [
      ...functions
        .slice(0, MOST_CALLS)
        .map(({name, inline}) => h("li", cutText(inline === "" ? name : `${name} ${inline}`))),
      ...(functions.length > MOST_CALLS ? [h("li", `… ${functions.length - MOST_CALLS} more`)] : []),
    ]),
  ]);
}
