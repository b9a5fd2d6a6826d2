import type {Root} from "mdast";
import {visit} from "unist-util-visit";
import type {Problem, ProblemMessage} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {
  misspeltDirective,
  unclosedContainer,
  unknownDirectiveLine,
  unreadableDirective,
} from "../problems/directive.ts";
import {nearest} from "../text/suggest.ts";
import type {DirectiveNames} from "./directives.ts";

const WHOLE_LINE = /^(:{2,})([A-Za-z][\w-]*)((?:\[.*\])?(?:\{.*\})?)[ \t]*$/;
const LINE_START = /^(:{2,})([A-Za-z][\w-]*)/;
/** An attribute whose value would have to be quoted: the name, and the value with its `=`. */
const UNQUOTED = /[{\s]([\w-]+)=([^\s"'=}]+=[^\s"'}]*)/;
const IN_TEXT = /(?<![\w:])(::?)([A-Za-z][\w-]*)(?=[[{])/g;

/**
 * Reports text that only looks like a directive: an unknown name, a known name in a wrong form, a container without end.
 * It all stays in the page as the author wrote it. Text without directives has none to misspell.
 */
export function misspeltDirectives(
  path: string,
  source: string,
  tree: Root,
  names: DirectiveNames,
): Problem[] {
  const problems: Problem[] = [];
  if (names.leaf.length + names.text.length + names.container.length === 0) return problems;
  const lines = source.split("\n");
  const report = (line: number, column: number, message: ProblemMessage): void =>
    void problems.push(problemAt({file: path, line, column}, message));
  visit(tree, node => {
    const {start, end} = node.position ?? {};
    if (!start || !end) return;
    if (node.type === "paragraph") {
      for (let line = start.line; line <= end.line; line++) {
        const column = line === start.line ? start.column : 1;
        const fault = lineFault((lines[line - 1] ?? "").slice(column - 1), names);
        if (fault) report(line, column, fault);
      }
    }
    if (node.type === "text") {
      for (const {colons, name, line, column} of callsIn(source.slice(start.offset, end.offset), start)) {
        const atLineStart = /^[ \t>]*$/.test((lines[line - 1] ?? "").slice(0, column - 1));
        const fault = atLineStart && colons === "::" ? undefined : textFault(colons, name, names);
        if (fault) report(line, column, fault);
      }
    }
    if (
      node.type === "containerDirective" &&
      !/\n[ \t>]*:{3,}[ \t]*$/.test(source.slice(start.offset, end.offset))
    )
      report(start.line, start.column, unclosedContainer(node.name));
  });
  return problems;
}

function lineFault(line: string, names: DirectiveNames): ProblemMessage | undefined {
  const text = line.replace(/^[ \t>]*/, "");
  const [, colons = "", name = ""] = LINE_START.exec(text) ?? [];
  if (!name) return undefined;
  const form = formOf(name, names);
  if (form) return unreadableDirective(colons + name, quoting(text) ?? usage(name, form));
  if (!WHOLE_LINE.test(text)) return undefined;
  const known = colons.length === 2 ? names.leaf : names.container;
  return unknownDirectiveLine(colons + name, suggestion(name, known, colons.slice(0, 3)));
}

/** Text like a directive within a line, with its place in the file. */
function* callsIn(written: string, start: {readonly line: number; readonly column: number}) {
  for (const match of written.matchAll(IN_TEXT)) {
    const before = written.slice(0, match.index).split("\n");
    yield {
      colons: match[1] ?? "",
      name: match[2] ?? "",
      line: start.line + before.length - 1,
      column: (before.length === 1 ? start.column : 1) + (before.at(-1) ?? "").length,
    };
  }
}

function textFault(colons: string, name: string, names: DirectiveNames): ProblemMessage | undefined {
  const form = formOf(name, names);
  if (form) return unreadableDirective(colons + name, usage(name, form));
  const near = nearest(name, names.text, mostLetters(name));
  if (near === undefined || colons === "::") return undefined;
  return misspeltDirective(`:${name}`, `did you mean ":${near}"?`);
}

function formOf(name: string, names: DirectiveNames): keyof DirectiveNames | undefined {
  return (["leaf", "text", "container"] as const).find(form => names[form].includes(name));
}

/** Remedy for a value with `=`, as in names of sub-benchmarks. */
function quoting(line: string): string | undefined {
  const [, key, value] = UNQUOTED.exec(line) ?? [];
  return key === undefined
    ? undefined
    : `write ${key}="${value}": a value that holds "=" needs quotation marks`;
}

function usage(name: string, form: keyof DirectiveNames): string {
  if (form === "leaf") return `write ::${name}{key=value}, alone on its line`;
  if (form === "text") return `write :${name}[name]{key=value} within text`;
  return `write :::${name}{#id} before the text and ::: behind it, each alone on its line`;
}

function suggestion(name: string, known: readonly string[], colons: string): string {
  const near = nearest(name, known, mostLetters(name));
  return near === undefined ? `known are ${known.join(", ")}` : `did you mean "${colons}${near}"?`;
}

/** Letters by which a name may differ from a known name: few, since running text holds other words behind colons. */
function mostLetters(name: string): number {
  return name.length > 3 ? 2 : 1;
}
