import type {PlainPaint, StyledNode} from "./computed-style.ts";
import {isBold, isMonospaced, paintOf, propertyOf} from "./computed-style.ts";
import type {PlainShape, TextLook} from "./plain-shape.ts";
import {textShape} from "./plain-shape.ts";
import {cutToLength, textLength} from "./text-length.ts";

/** A piece of a line of text. */
export interface TextRun {
  readonly text: string;
  readonly look: TextLook;
}

/** A place of a line of text: its start, its end for `end`. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "middle" | "end";
}

/** Collects the text below an element, a run for each look; drawings are left out. */
export function runsOf(node: StyledNode, size: number): TextRun[] {
  const runs: TextRun[] = [];
  collect(node, size, runs);
  const last = runs.at(-1);
  if (last) runs[runs.length - 1] = {...last, text: last.text.trimEnd()};
  return runs.filter(({text}) => text !== "");
}

function collect(node: StyledNode, size: number, runs: TextRun[]): void {
  const look: TextLook = {
    size,
    fill: paintOf(node, "color"),
    isMono: isMonospaced(node),
    isBold: isBold(node),
  };
  for (const child of node.children) {
    if (typeof child !== "string") {
      if (child.element.tagName !== "svg") collect(child, size, runs);
      continue;
    }
    const text = isPreformatted(node) ? child.replaceAll("\t", "    ") : child.replace(/\s+/g, " ");
    const last = runs.at(-1);
    const added = !last || last.text.endsWith(" ") ? (isPreformatted(node) ? text : text.trimStart()) : text;
    if (last && isSameLook(last.look, look)) runs[runs.length - 1] = {look, text: last.text + added};
    else if (added !== "") runs.push({text: added, look});
  }
}

function isPreformatted(node: StyledNode): boolean {
  return propertyOf(node, "white-space") === "pre";
}

function isSameLook(a: TextLook, b: TextLook): boolean {
  return a.isMono === b.isMono && a.isBold === b.isBold && isSamePaint(a.fill, b.fill);
}

function isSamePaint(a: PlainPaint | undefined, b: PlainPaint | undefined): boolean {
  return a?.light === b?.light && a?.dark === b?.dark;
}

/** Estimates the length of a line in pixels. */
export function lineLength(runs: readonly TextRun[]): number {
  return runs.reduce((sum, {text, look}) => sum + textLength(text, look), 0);
}

/** Draws a line of text, cut to a length in pixels. */
export function lineShapes(runs: readonly TextRun[], place: LinePlace, room: number): PlainShape[] {
  const shown = blanksAtEnds(cutRuns(runs, room));
  const [first, ...rest] = shown;
  if (!first) return [];
  const indent = first.text.length - first.text.trimStart().length;
  const at = {...place, x: place.x + textLength(" ".repeat(indent), first.look)};
  if (rest.length === 0) return [textShape(first.text.trimStart(), at, first.look)];
  const line = textShape("", at, {size: first.look.size, fill: first.look.fill});
  const spans = shown.map(({text, look}): PlainShape => {
    const weight = {"font-weight": look.isBold ? 600 : undefined};
    return {
      tag: "tspan",
      attributes: weight,
      fill: look.fill,
      ...(look.isMono && {isMono: true}),
      content: text,
    };
  });
  return [{...line, content: spans}];
}

/** Moves a blank at the start of a run to the end of the run before it: resvg leaves out the first blank of a `tspan`. */
function blanksAtEnds(runs: readonly TextRun[]): TextRun[] {
  return runs.map(({text, look}, at) => {
    const own = at === 0 ? text : text.trimStart();
    return {text: /^\s/.test(runs[at + 1]?.text ?? "") ? `${own} ` : own, look};
  });
}

function cutRuns(runs: readonly TextRun[], room: number): TextRun[] {
  let rest = room;
  const shown: TextRun[] = [];
  for (const {text, look} of runs) {
    const cut = cutToLength(text, look, rest);
    shown.push({text: cut, look});
    if (cut !== text) return shown;
    rest -= textLength(text, look);
  }
  return shown;
}

/** Divides a text into lines of a length in pixels, at blanks. */
export function wrapRuns(runs: readonly TextRun[], room: number): TextRun[][] {
  const lines: TextRun[][] = [[]];
  let used = 0;
  for (const {text, look} of runs) {
    for (const word of text.match(/\S*\s*/g) ?? []) {
      const length = textLength(word.trimEnd(), look);
      if (used > 0 && used + length > room) {
        lines.push([]);
        used = 0;
      }
      used += textLength(word, look);
      append(lines.at(-1) ?? [], {text: word, look});
    }
  }
  return lines.filter(line => line.length > 0).map(withoutEnd);
}

/** A line without the blanks at its end. */
function withoutEnd(line: readonly TextRun[]): TextRun[] {
  const last = line.at(-1);
  return last ? [...line.slice(0, -1), {...last, text: last.text.trimEnd()}] : [];
}

function append(line: TextRun[], run: TextRun): void {
  if (run.text === "") return;
  const last = line.at(-1);
  if (last && last.look === run.look) line[line.length - 1] = {...last, text: last.text + run.text};
  else line.push(run);
}
