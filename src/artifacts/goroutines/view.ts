import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {flameGraph} from "../../charts/draw/flame-graph.ts";
import type {ViewContext} from "../kind.ts";
import {numbersFold} from "../shared/numbers-fold.ts";
import type {ReportCell} from "../shared/report-view.ts";
import {factStrip, reportTable} from "../shared/report-view.ts";
import {stackFlame} from "../shared/stack-flame.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {GoroutineDump, StackGroup} from "./model.ts";
import {groupView, raceView} from "./stack-view.ts";
import {dumpFacts, dumpQuantities, isWholeDump, minutesText, waitWords} from "./summary.ts";

const NOTHING = "No goroutine could be read from this file.";
/** How much is shown: groups of goroutines, boxes and levels of the flame graph. */
const ROOM = {
  embed: {groups: 12, frames: 200, levels: 32},
  page: {groups: 80, frames: 350, levels: 60},
} as const;
const MOST_STATES = 20;
/** With fewer stacks the list is shorter than a graph. */
const LEAST_STACKS = 3;
/** Minutes after which a wait is worth a word. */
const LONG_WAIT = 10;

/** Draws a dump: a description, goroutines by state, a flame graph of their counts, then each stack. */
export function dumpView(dump: GoroutineDump, context: ViewContext): ElementContent[] {
  if (dump.count + dump.threads + dump.races.length === 0)
    return [h("p.warning", NOTHING), ...unrecognizedView(dump.stray)];
  return [
    ...factStrip(dumpFacts(dump)),
    ...reasonText(dump),
    ...words(dump).map(text => h("p.note", text)),
    ...raceList(dump, context),
    ...stateTable(dump),
    ...flame(dump, context),
    ...groupList(dump, context),
    ...numbersFold([{name: "", quantities: dumpQuantities(dump)}]),
    ...unrecognizedView(dump.stray),
  ];
}

function raceList({races, raceCount}: GoroutineDump, {size}: ViewContext): ElementContent[] {
  const shown = races.slice(0, ROOM[size].groups);
  const hidden = raceCount - shown.length;
  return [
    ...(raceCount > 1 ? [h("p.note", `The race detector reported ${raceCount} races.`)] : []),
    ...shown.map((race, index) => raceView(race, index === 0)),
    ...(hidden > 0
      ? [h("p.note", `${hidden} more ${hidden === 1 ? "report is" : "reports are"} not shown.`)]
      : []),
  ];
}

/** The program's message, if longer than the fact at the head. */
function reasonText({reasons}: GoroutineDump): ElementContent[] {
  return reasons.length > 1 ? [h("pre.text-view", {tabIndex: 0}, h("code", reasons.join("\n")))] : [];
}

function words(dump: GoroutineDump): string[] {
  const {states, repeated, count} = dump;
  const waiting = waitWords(dump);
  const longest = states.reduce((most, {longestWait}) => Math.max(most, longestWait), 0);
  const texts: string[] = [];
  if (waiting) texts.push(waiting);
  if (longest >= LONG_WAIT)
    texts.push(
      `The longest wait is ${minutesText(longest)}: a worker without work, or a goroutine that nothing will wake. Go counts whole minutes.`,
    );
  if (count > 0 && !isWholeDump(dump))
    texts.push(
      "The log of a program that ended may show one goroutine of many (GOTRACEBACK): its count is not followed over time.",
    );
  if (repeated > 0)
    texts.push(
      `${repeated} goroutines stand in this file more than once and were counted once: it holds more than one dump, or threads that print theirs again.`,
    );
  return texts;
}

function stateTable({states, count}: GoroutineDump): ElementContent[] {
  if (count < 2) return [];
  const hasWaits = states.some(({longestWait}) => longestWait > 0);
  const rows = states
    .slice(0, MOST_STATES)
    .map(({state, count: inState, longestWait}): ReportCell[] => [
      state,
      String(inState),
      bar(inState / count),
      ...(hasWaits ? [longestWait > 0 ? minutesText(longestWait) : ""] : []),
    ]);
  const columns = [
    {head: "state"},
    {head: "goroutines", isNumber: true},
    {head: ""},
    ...(hasWaits ? [{head: "longest wait", isNumber: true}] : []),
  ];
  const hidden = states.length - rows.length;
  return [
    reportTable("Goroutines by state", columns, rows),
    ...(hidden > 0 ? [h("p.note", `${hidden} more states are not shown.`)] : []),
  ];
}

function flame({groups, count}: GoroutineDump, {size}: ViewContext): ElementContent[] {
  const own = groups.filter(({numbers, frames}) => numbers[0] !== 0 && frames.length > 0);
  if (own.length < LEAST_STACKS) return [];
  const {frames, levels} = ROOM[size];
  const tree = stackFlame(
    own.map(group => ({functions: group.frames.map(functionOf), weight: group.count})),
    "all goroutines",
  );
  const drawn = flameGraph(tree, {
    label: `Flame graph of ${count} goroutines; the list of stacks below tells the same in words`,
    describe: value => `${value} of ${count} goroutines`,
    maxFrames: frames,
    maxRows: levels,
  });
  const hidden = drawn.hiddenFrames > 0 ? ` ${drawn.hiddenFrames} smaller boxes are not drawn.` : "";
  return [
    h("div.flame-graph-frame", [drawn.svg]),
    h("p.note", `Callers on top; width is the number of goroutines.${hidden}`),
  ];
}

function functionOf({name, place}: StackGroup["frames"][number]): string {
  return name === "" ? place : name;
}

/** The stacks, a line each; the most important stack is open. */
function groupList(dump: GoroutineDump, {size}: ViewContext): ElementContent[] {
  const {groups, ungrouped} = dump;
  const shown = groups.slice(0, ROOM[size].groups);
  const left = groups.slice(shown.length);
  // The goroutine that writes a dump of the whole program is rarely of interest; a goroutine that panicked is.
  const first = isWholeDump(dump) && shown.length > 1 && shown[0]?.state === "running" ? 1 : 0;
  const goroutines = left.reduce((sum, {count}) => sum + count, ungrouped);
  return [
    ...shown.map((group, index) => groupView(group, index === first)),
    ...(goroutines > 0 ? [hiddenNote(left.length, goroutines)] : []),
  ];
}

function hiddenNote(stacks: number, goroutines: number): Element {
  const of = goroutines === 1 ? "goroutine" : "goroutines";
  return h("p.note", `${stacks} more stacks, of ${goroutines} ${of}, are not shown.`);
}
