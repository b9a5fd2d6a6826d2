import {h} from "hastscript";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../artifact-file.ts";
import {defineKind} from "../kind.ts";
import {languageOf} from "./language.ts";

/** The beginning of a text file. */
export interface TextModel {
  readonly lines: readonly string[];
  /** Lines of the whole file. */
  readonly count: number;
  /** Shiki's name of the language the file's name tells; undefined for plain text. */
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
  },
  detect: file => file.text() !== undefined,
  parse: file => ({model: readText(file), problems: []}),
  title: (_model, file) => (languageOf(file.name) ? "Source" : "Text"),
  facts: ({count}) => [{name: "lines", value: String(count)}],
  view(model, {id}) {
    const hidden = model.count - model.lines.length;
    const code = h("code", model.language ? {dataLanguage: model.language} : {}, model.lines.join("\n"));
    const pre = h("pre", {id: `${id}-text`, className: "text-view", tabIndex: 0}, code);
    const rest = h("p.note", `… and ${hidden} more ${hidden === 1 ? "line" : "lines"} in the file`);
    return hidden > 0 ? [pre, rest] : [pre];
  },
});

function readText(file: ArtifactFile): TextModel {
  const lines = (file.text() ?? "").replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
  return {
    lines: lines.slice(0, BUDGETS.textLines).map(cut),
    count: lines.length,
    language: languageOf(file.name),
  };
}

function cut(line: string): string {
  return line.length > BUDGETS.textColumns ? `${line.slice(0, BUDGETS.textColumns)}…` : line;
}
