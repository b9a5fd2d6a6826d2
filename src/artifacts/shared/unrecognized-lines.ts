import type {ElementContent} from "hast";
import {h} from "hastscript";

/** Lines of a log that its kind does not know. */
export interface UnrecognizedLines {
  readonly count: number;
  /** The first few lines, verbatim. */
  readonly first: readonly {readonly line: number; readonly text: string}[];
}

/** Counts unrecognised lines. */
export interface UnrecognizedCollector {
  /** Takes a line; blank lines do not count. */
  add(line: number, text: string): void;
  lines(): UnrecognizedLines;
}

const SHOWN = 12;
const COLUMNS = 200;

/** Makes a collector that keeps the first few lines and counts the others. */
export function unrecognizedCollector(): UnrecognizedCollector {
  let count = 0;
  const first: {line: number; text: string}[] = [];
  return {
    add(line, text) {
      if (text.trim() === "") return;
      count++;
      if (first.length < SHOWN) first.push({line, text: text.slice(0, COLUMNS)});
    },
    lines: () => ({count, first}),
  };
}

/** Shows the number of unread lines and the first few; empty if every line was read. */
export function unrecognizedView({count, first}: UnrecognizedLines): ElementContent[] {
  if (count === 0) return [];
  const summary = `${count} other ${count === 1 ? "line" : "lines"} in this file`;
  const text = first.map(({line, text}) => `${line}: ${text}`).join("\n");
  const hidden = count - first.length;
  return [
    h("details.stray-lines", [
      h("summary", summary),
      h("pre.text-view", {tabIndex: 0}, h("code", text)),
      ...(hidden > 0 ? [h("p.note", `… and ${hidden} more`)] : []),
    ]),
  ];
}
