import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {SORT_CELL, SORT_HEAD} from "../../contract/tables.ts";
import {cutText, displayName} from "../../stacks/function-names.ts";
import type {GoroutineGroup} from "../../trace/goroutine-groups.ts";
import type {TraceSummary} from "../../trace/summary.ts";
import type {ViewContext} from "../kind.ts";
import {reasonText} from "./quantities.ts";
import {shareText, timeText} from "./words.ts";

/** Rows that are shown at most. */
const ROOM = {embed: 8, page: 60} as const;
/** Reasons named in a row. */
const REASONS = 3;
/** Smaller shares of the waiting are not named. */
const LEAST_SHARE = 0.01;

interface Head {
  readonly text: string;
  readonly title?: string;
}

const HEADS: readonly Head[] = [
  {text: "goroutines that start in"},
  {text: "count"},
  {text: "running"},
  {text: "runnable", title: "ready to run without a processor: sched wait time of go tool trace"},
  {text: "syscall"},
  {text: "waiting"},
];

/** Draws goroutines by the function they start in with the states they spent their time in, the program's own first. */
export function goroutineTable(summary: TraceSummary, context: ViewContext): ElementContent[] {
  const {groups} = summary;
  const shown = ordered(groups).slice(0, ROOM[context.size]);
  const hidden = groups.length - shown.length;
  const ids = shown.map((_, index) => `${context.id}-g${index + 1}`);
  context.record?.ids.push(...ids);
  const label = "Goroutines and what they spent their time on";
  return [
    h("sortable-table", [
      h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
        h("table.grid.report-table.trace-goroutines", [
          h("caption.visually-hidden", label),
          h("thead", h("tr", [...HEADS.map(headCell), h("th", {scope: "col"}, "mostly for"), h("td")])),
          h(
            "tbody",
            shown.map((group, index) => row(group, summary, ids[index])),
          ),
        ]),
      ]),
    ]),
    h(
      "p.note",
      `Sums over the goroutines of a row, as go tool trace counts them; bars: running, runnable, waiting or in a system call.${hidden > 0 ? ` ${hidden} more functions are not shown.` : ""}`,
    ),
  ];
}

/** The program's own by their time, then the runtime's by how long they ran. */
function ordered(groups: readonly GoroutineGroup[]): GoroutineGroup[] {
  const own = groups.filter(group => !group.isSystem);
  const system = groups.filter(group => group.isSystem).sort((a, b) => b.running - a.running);
  return [...own, ...system];
}

function headCell({text, title}: Head, column: number): Element {
  const props = {scope: "col", ...SORT_HEAD.encode({column, text: column === 0})};
  return h(column === 0 ? "th" : "th.num", props, title ? h("abbr", {title}, text) : text);
}

function row(group: GoroutineGroup, {symbols}: TraceSummary, id: string | undefined): Element {
  const waiting = [...group.waiting.values()].reduce((sum, time) => sum + time, 0);
  const syscall = group.syscall + group.syscallBlocked;
  const name = symbols.text(group.name);
  const cell = (time: number): Element =>
    h(
      "td.num",
      {...SORT_CELL.encode({sort: time}), title: shareText(time, group.total)},
      time === 0 ? "–" : timeText(time),
    );
  return h("tr", {id, className: group.isSystem ? ["trace-system"] : []}, [
    h(
      "th",
      {scope: "row", title: cutText(name)},
      h("code", name === "" ? "an unknown function" : displayName(name)),
    ),
    h("td.num", SORT_CELL.encode({sort: group.count}), String(group.count)),
    cell(group.running),
    cell(group.runnable),
    cell(syscall),
    cell(waiting),
    h("td", reasons(group, symbols.names)),
    h(
      "td.bar-cell",
      bar(...[group.running, group.runnable, waiting + syscall].map(time => time / Math.max(group.total, 1))),
    ),
  ]);
}

/** Main reasons of waiting, with shares if there are several. */
function reasons({waiting}: GoroutineGroup, names: readonly string[]): string {
  const sum = [...waiting.values()].reduce((total, time) => total + time, 0);
  const most = [...waiting]
    .filter(([, time]) => time > sum * LEAST_SHARE)
    .sort((a, b) => b[1] - a[1])
    .slice(0, REASONS);
  return most
    .map(([reason, time]) => {
      const text = reasonText(names[reason] ?? "");
      return most.length > 1 ? `${text} ${shareText(time, sum)}` : text;
    })
    .join(", ");
}
