import type {Element} from "hast";
import {h} from "hastscript";
import type {Problem} from "../../problem.ts";

/** Shows a problem in place of the content that failed; inline within a line of text. */
export function errorCard(problem: Problem, inline: boolean): Element {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const hint = problem.hint ? ` (${problem.hint})` : "";
  if (inline) {
    const text = `${place}: ${problem.message}${hint}`;
    return h("span.error-card.error-inline", {role: "note"}, text);
  }
  return h("div.error-card", {role: "note"}, [
    h("p", [h("code", place), " ", problem.message]),
    ...(problem.excerpt ? [h("pre", problem.excerpt)] : []),
    ...(problem.hint ? [h("p.note", problem.hint)] : []),
  ]);
}
