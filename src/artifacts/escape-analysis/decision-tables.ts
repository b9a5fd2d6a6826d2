import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {cutText, foldGenerics} from "../../stacks/function-names.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {reportTable} from "../shared/report-view.ts";
import type {Decision} from "./model.ts";

/** Writes where a decision is: `parse.go:70:25`. */
export function placeText({file, line, column}: Pick<Decision, "file" | "line" | "column">): string {
  return `${shortFile(file)}:${line}${column > 0 ? `:${column}` : ""}`;
}

/** The last two parts of a path, or fewer for a path within the package. */
export function shortFile(file: string): string {
  return file.replace(/^\.\//, "").split("/").slice(-2).join("/");
}

/** Writes names as short as they are still read: of instances of generic functions the types are folded. */
export function shownDecision(text: string): string {
  return cutText(text.includes("go.shape.") || text.length > LONG ? foldGenerics(text) : text);
}

/** Names from this length on are shown without their type arguments. */
const LONG = 80;

/** Draws decisions in a table, with the function and the source line of each where they are known. */
export function decisionTable(
  label: string,
  what: string,
  decisions: readonly Decision[],
  words: (decision: Decision) => ReportCell,
): Element {
  const hasFunctions = decisions.some(decision => decision.function !== undefined);
  const hasSource = decisions.some(({source}) => source !== undefined);
  const columns: Column[] = [
    {head: "where"},
    ...(hasFunctions ? [{head: "function"}] : []),
    {head: what},
    ...(hasSource ? [{head: "source"}] : []),
  ];
  const rows = decisions.map((decision): ReportCell[] => [
    placeText(decision),
    ...(hasFunctions ? [functionCell(decision)] : []),
    words(decision),
    ...(hasSource ? [sourceCell(decision)] : []),
  ]);
  return h("div.decisions", [reportTable(label, columns, rows)]);
}

/** Formats the enclosing function; empty if unknown. */
export function functionCell({function: name}: Decision): ReportCell {
  return name === undefined ? "" : h("code", shownDecision(name));
}

/** The source line with the expression marked, if the line has it as the compiler prints it. */
function sourceCell({source, subject}: Decision): ReportCell {
  if (source === undefined) return "";
  const at = source.indexOf(subject);
  if (at < 0 || subject === "") return h("code", {dataLanguage: "go"}, source);
  return h("code", [source.slice(0, at), h("mark", subject), source.slice(at + subject.length)]);
}

/** Folds a table behind a summary line; at most `most` rows are shown. */
export function foldedTable(
  summary: string,
  decisions: readonly Decision[],
  most: number,
  draw: (decisions: readonly Decision[]) => ElementContent,
): ElementContent[] {
  if (decisions.length === 0) return [];
  const hidden = decisions.length - most;
  return [
    h("details", [
      h("summary", summary),
      draw(decisions.slice(0, most)),
      ...(hidden > 0 ? [h("p.note", `${hidden} more are not shown.`)] : []),
    ]),
  ];
}
