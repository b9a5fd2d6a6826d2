import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {cutText, foldGenerics} from "../../stacks/function-names.ts";
import type {GoroutineFrame, Race, StackGroup} from "./model.ts";
import {minutesText, whereOf} from "./summary.ts";

/** Deeper frames are in the file. */
const MOST_FRAMES = 60;
const MOST_TEXT = 8_000;

/** Draws a group of goroutines: a line that opens to its stack, and within that to its arguments. */
export function groupView(group: StackGroup, isOpen: boolean): Element {
  const {state, count, longestWait, frames, createdBy} = group;
  const {leaf, own} = whereOf(group);
  const summary = [
    h("span.num", String(count)),
    ` ${state}`,
    ...(longestWait > 0 ? [`, up to ${minutesText(longestWait)}`] : []),
    ": ",
    h("code", cutText(leaf)),
    ...(own === "" ? [] : [" in ", h("code", cutText(own))]),
  ];
  return h("details.goroutine-group", {open: isOpen}, [
    h("summary", summary),
    stackList(frames),
    ...(createdBy ? [h("p.note", ["created by ", ...frameWords(createdBy)])] : []),
    h("p.note", whoWords(group)),
    ...argumentsFold(group),
  ]);
}

/** Draws a stack, the innermost call first. */
function stackList(frames: readonly GoroutineFrame[]): Element {
  const shown = frames.slice(0, MOST_FRAMES);
  const hidden = frames.length - shown.length;
  return h("ol.goroutine-stack", [
    ...shown.map(frame => h("li", frameWords(frame))),
    ...(hidden > 0 ? [h("li.note", `… and ${hidden} more calls`)] : []),
  ]);
}

function frameWords({name, place, isInlined}: GoroutineFrame): (string | Element)[] {
  const words = name === "" ? [] : [h("code", cutText(foldGenerics(name)))];
  const at = place === "" ? [] : [h("span.goroutine-place", cutText(place))];
  return [...words, isInlined ? " (inlined) " : " ", ...at];
}

function whoWords({numbers, count, locked, labels, text}: StackGroup): string {
  const hidden = count - numbers.length;
  const isThread = numbers[0] === 0;
  return [
    isThread
      ? "a thread's own stack"
      : `goroutine ${numbers.join(", ")}${hidden > 0 ? ` and ${hidden} more` : ""}`,
    ...(locked > 0 ? [count === 1 ? "locked to its thread" : `${locked} locked to their threads`] : []),
    ...(labels.length > 0 ? [labels.join(", ")] : []),
    ...(text === "" ? ["its text is in the file"] : []),
  ].join(" · ");
}

/** Folds the arguments of the first goroutine of a group; they are rarely of interest. */
function argumentsFold({text, numbers, count}: StackGroup): ElementContent[] {
  if (!/\((?:0x|\{)/.test(text)) return [];
  const summary = count === 1 ? "With its arguments" : `With the arguments of goroutine ${numbers[0] ?? 0}`;
  const shown = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  return [h("details", [h("summary", summary), h("pre.text-view", {tabIndex: 0}, h("code", shown))])];
}

/** Draws a report of the race detector. */
export function raceView({stacks}: Race, isOpen: boolean): Element {
  const [first, second] = stacks;
  const place = (index: number): string => {
    const {leaf, own} = whereOf({frames: stacks[index]?.frames ?? []});
    return own === "" ? leaf : own;
  };
  const summary = [
    "data race: ",
    (first?.title ?? "no stack").toLowerCase(),
    " in ",
    h("code", cutText(place(0))),
    ...(second ? [`, ${second.title.toLowerCase()} in `, h("code", cutText(place(1)))] : []),
  ];
  return h("details.goroutine-group", {open: isOpen}, [
    h("summary", summary),
    ...stacks.flatMap(({title, frames}) => [h("p.note", title), stackList(frames)]),
  ]);
}
