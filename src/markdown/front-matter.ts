import matter from "gray-matter";
import {BUDGETS} from "../budgets.ts";
import type {Problem, ProblemMessage} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {
  badFrontMatterEnd,
  badYaml,
  foreignFrontMatter,
  frontMatterTooLarge,
  noFrontMatter,
  unclosedFrontMatter,
  yamlBeyondLimit,
} from "../problems/front-matter.ts";
import {isYamlFault, parseYaml} from "./yaml.ts";

/** An index.md taken apart. */
export interface FrontMatterBlock {
  /** The mapping as written, every scalar a string; undefined if a problem explains why. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
  /** The line of each value by its path: `pairs.0.name`. */
  readonly lines: ReadonlyMap<string, number>;
  /** The whole text with the block's characters as spaces, so that positions below it are the file's own. */
  readonly source: string;
  readonly problems: readonly Problem[];
}

const FENCE = "---";

/**
 * gray-matter only cuts the block out: no engine of its own may see an entry, since its JavaScript engine
 * runs its input. The name after the first fence is refused before it gets here; this is the second lock.
 */
const SPLIT_ONLY = {
  language: "yaml",
  delimiters: FENCE,
  engines: Object.fromEntries(
    ["yaml", "yml", "json", "js", "javascript", "coffee", "coffeescript", "cson", "toml"].map(name => [
      name,
      () => ({}),
    ]),
  ),
};

/** Takes the front matter off a text with LF line ends and reads it as YAML; never runs code in it. */
export function splitFrontMatter(path: string, text: string): FrontMatterBlock {
  const refused = (message: ProblemMessage, line: number, column?: number): FrontMatterBlock => ({
    value: undefined,
    lines: new Map(),
    source: text,
    problems: [problemAt({file: path, line, column}, message)],
  });
  const fault = fenceFault(text);
  if (fault) return refused(fault.message, fault.line);
  const {matter: block, content} = matter(text, SPLIT_ONLY);
  const yaml = parseYaml(block.replace(/^\n/, ""), 2);
  if (isYamlFault(yaml)) {
    const message = yaml.reason === "limit" ? yamlBeyondLimit : badYaml;
    return refused(message(yaml.message, yaml.hint), yaml.line, yaml.column);
  }
  const head = text.slice(0, text.length - content.length);
  return {value: yaml.value, lines: yaml.lines, source: head.replace(/[^\n]/g, " ") + content, problems: []};
}

interface FenceFault {
  readonly line: number;
  readonly message: ProblemMessage;
}

/** Fault of a block that does not start on the first line or not end at a line of its own; undefined if well formed. */
function fenceFault(text: string): FenceFault | undefined {
  const firstEnd = text.indexOf("\n");
  const first = firstEnd < 0 ? text : text.slice(0, firstEnd);
  if (first !== FENCE) return openingFault(first);
  // A line that only starts with the fence would end the block for the splitter, too.
  const next = text.indexOf(`\n${FENCE}`, firstEnd);
  if (next < 0) return {line: 1, message: unclosedFrontMatter()};
  if (next - firstEnd > BUDGETS.yamlBytes) return {line: 1, message: frontMatterTooLarge(BUDGETS.yamlBytes)};
  const end = text.indexOf("\n", next + 1);
  const closing = text.slice(next + 1, end < 0 ? undefined : end);
  if (closing === FENCE) return undefined;
  const line = text.slice(0, next + 1).split("\n").length;
  return {line, message: badFrontMatterEnd(quote(closing))};
}

function openingFault(first: string): FenceFault {
  const language = /^---[^\S\n]*([A-Za-z].*?)\s*$/.exec(first)?.[1];
  if (language) return {line: 1, message: foreignFrontMatter(quote(language))};
  return {line: 1, message: noFrontMatter(first === "" ? "an empty line" : quote(first))};
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
