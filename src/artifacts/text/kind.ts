import {h} from "hastscript";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isUtf8} from "../../input/detection-sample.ts";
import {eachTextPart} from "../../input/text-parts.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {runWithoutBenchmarks} from "../../problems/benchmark.ts";
import {emptyFile} from "../../problems/reports.ts";
import {defineKind} from "../kind.ts";
import {namedAsResultsProblems, unreadResultProblems} from "../shared/unread-results.ts";
import {isBlank, isRunWithoutBenchmarks} from "./bare-run.ts";
import {languageOf} from "./language.ts";

/** The beginning of a text file. */
export interface TextModel {
  readonly lines: readonly string[];
  /** Lines of the whole file. */
  readonly count: number;
  /** Shiki's name of the language, by the file's name; undefined for plain text. */
  readonly language: string | undefined;
}

/** Any text that no other kind knows. */
export const textKind = defineKind<TextModel>({
  name: "text",
  general: true,
  guide: {
    what: "Text that no other kind knows: source, notes, logs.",
    commands: ["cp parser/parse.go content/2026-11-20-parse/"],
    shown:
      "Its first lines, coloured where the name tells the language; source beside a profile also becomes its source view.",
    sample: "notes.txt",
  },
  detect: isUtf8,
  parse: file => ({model: readText(file), problems: problemsOf(file)}),
  title: (_model, file) => (languageOf(file.name) ? "Source" : "Text"),
  facts: ({count}) => [{name: "lines", value: String(count)}],
  view(model, {id: prefix, record}) {
    const id = `${prefix}-text`;
    record?.ids.push(id);
    const hidden = model.count - model.lines.length;
    const code = h("code", model.language ? {dataLanguage: model.language} : {}, model.lines.join("\n"));
    const pre = h("pre", {id, className: "text-view", tabIndex: 0}, code);
    const rest = h("p.note", `… and ${hidden} more ${hidden === 1 ? "line" : "lines"} in the file`);
    return hidden > 0 ? [pre, rest] : [pre];
  },
});

function problemsOf(file: ArtifactFile): Problem[] {
  if (isBlank(file)) return [problemAt({file: file.path}, emptyFile())];
  if (isRunWithoutBenchmarks(file)) return [problemAt({file: file.path}, runWithoutBenchmarks())];
  const unread = unreadResultProblems(file);
  return unread.length > 0 ? unread : namedAsResultsProblems(file);
}

/** Keeps the first lines and counts the others, so that a log of any size takes no more room than a small log. */
function readText({bytes, name}: ArtifactFile): TextModel {
  const lines: string[] = [];
  let line = "";
  let count = 0;
  let isOpen = false;
  eachTextPart(bytes, part => {
    let start = 0;
    for (let end = part.indexOf("\n"); end >= 0; end = part.indexOf("\n", start)) {
      if (count++ < BUDGETS.textLines) lines.push(cut(line + part.slice(start, end)));
      line = "";
      start = end + 1;
    }
    isOpen = start < part.length;
    if (count < BUDGETS.textLines && line.length <= BUDGETS.textColumns) line += part.slice(start);
    return undefined;
  });
  if (isOpen || count === 0) {
    if (count++ < BUDGETS.textLines) lines.push(cut(line));
  }
  return {lines, count, language: languageOf(name)};
}

function cut(text: string): string {
  const line = text.endsWith("\r") ? text.slice(0, -1) : text;
  return line.length > BUDGETS.textColumns ? `${line.slice(0, BUDGETS.textColumns)}…` : line;
}
