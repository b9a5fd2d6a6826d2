import type {Element} from "hast";
import {h} from "hastscript";
import type {Problem} from "../../problem.ts";
import type {InlineContent} from "./inline-text.ts";

/** Shows a problem in place of a figure that failed. */
export function errorCard(problem: Problem): Element {
  return h("div.error-card", {role: "note"}, [
    h("p", [h("code", placeOf(problem)), " ", problem.message]),
    ...(problem.excerpt ? [h("pre", problem.excerpt)] : []),
    ...(problem.hint ? [h("p.note", problem.hint)] : []),
  ]);
}

/** Shows a problem in place of a part of a line of text. */
export function inlineError(problem: Problem): InlineContent {
  const hint = problem.hint ? ` (${problem.hint})` : "";
  const text = `${placeOf(problem)}: ${problem.message}${hint}`;
  return {content: [h("span.error-card.error-inline", {role: "note"}, text)], text};
}

function placeOf({file, line}: Problem): string {
  return line === undefined ? file : `${file}:${line}`;
}
