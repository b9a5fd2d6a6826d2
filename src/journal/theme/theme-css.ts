import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {badThemeCss} from "../../problems/theme.ts";
import {didYouMean} from "../../text/suggest.ts";
import {readColor} from "./color.ts";
import {COLOR_TOKENS, FONT_TOKENS, LENGTH_TOKENS} from "./tokens.ts";

/** One custom property that theme.css sets. */
export interface ThemeProperty {
  /** Without `--`. */
  readonly name: string;
  /** As it is written to the site: a colour as `#rrggbb`, a length, a list of fonts. */
  readonly value: string;
  readonly scheme: "light" | "dark";
  /** 1-based; undefined if it is not known. */
  readonly line: number | undefined;
}

/** What theme.css sets. */
export interface ThemeSheet {
  /** In the order of the file; a later one replaces an earlier one of the same name and scheme. */
  readonly properties: readonly ThemeProperty[];
  readonly problems: readonly Problem[];
}

const RULE =
  "theme.css holds custom properties in blocks :root { … } and, for the dark scheme, " +
  ':root[data-theme="dark"] { … } or @media (prefers-color-scheme: dark) { :root { … } }';

/** Heads of blocks, without blanks. */
const HEADS: ReadonlyMap<string, "light" | "dark" | "media"> = new Map([
  [":root", "light"],
  [':root[data-theme="dark"]', "dark"],
  [":root[data-theme='dark']", "dark"],
  ["@media(prefers-color-scheme:dark)", "media"],
]);

const FONT = /^(?:"[A-Za-z0-9 _-]{1,60}"|'[A-Za-z0-9 _-]{1,60}'|[A-Za-z][A-Za-z0-9-]{0,60})$/;
const LENGTH = /^(?:0|\d{1,3}(?:\.\d{1,4})?(?:rem|em|px|ch))$/;

/**
 * Reads theme.css: declarations of the site's custom properties and nothing else. Every other rule, property or value
 * becomes a problem with its line and has no effect.
 */
export function readThemeCss(file: string, text: string): ThemeSheet {
  const properties: ThemeProperty[] = [];
  const problems: Problem[] = [];
  const blocks: ("light" | "dark" | "media" | undefined)[] = [];
  for (const {line, kind, source} of tokens(withoutComments(text))) {
    const report = (message: string, hint?: string): void =>
      void problems.push(problemAt({file, line}, badThemeCss(message, hint)));
    const block = blocks.at(-1);
    if (kind === "open") {
      const head = HEADS.get(source.replace(/\s+/g, ""));
      const isKnown = head !== undefined && (blocks.length === 0 || (block === "media" && head === "light"));
      if (!isKnown) report(`block "${clip(source)}" is not allowed`, RULE);
      blocks.push(isKnown ? (block === "media" ? "dark" : head) : undefined);
    } else if (kind === "close") {
      if (blocks.length === 0) report('"}" closes no block', RULE);
      blocks.pop();
    } else if (block === "light" || block === "dark") {
      const read = readDeclaration(source, block);
      if (typeof read === "string") report(read);
      else if ("hint" in read) report(read.message, read.hint);
      else properties.push({...read, scheme: block, line});
    } else if (blocks.length === 0 || block === "media") report(`"${clip(source)}" stands in no block`, RULE);
  }
  if (blocks.length > 0) problems.push(problemAt({file}, badThemeCss("a block is not closed", "write }")));
  return {properties, problems};
}

/** A head with its brace, a closing brace, or a declaration. */
interface Token {
  readonly kind: "open" | "close" | "declaration";
  readonly source: string;
  /** Line of its last character. */
  readonly line: number;
}

/** Divides a text at braces and semicolons; a string may hold none of them. */
function* tokens(text: string): Generator<Token> {
  let line = 1;
  for (const [, source = "", end = ""] of text.matchAll(/([^{};]*)([{};]|$)/g)) {
    const written = source.trim();
    // Lines before the text of a token belong to the gap in front of it.
    line += lineBreaks(source.slice(0, source.trimEnd().length));
    if (written !== "" || end === "{")
      yield {kind: end === "{" ? "open" : "declaration", source: written, line};
    line += lineBreaks(source.slice(source.trimEnd().length));
    if (end === "}") yield {kind: "close", source: end, line};
  }
}

function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}

/** Replaces comments by their line breaks; one that is not closed goes to the end. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, comment => `\n`.repeat(lineBreaks(comment)) || " ");
}

/** Reads `--name: value`; a text is what is wrong with it. */
function readDeclaration(
  source: string,
  scheme: "light" | "dark",
): Pick<ThemeProperty, "name" | "value"> | {readonly message: string; readonly hint: string} | string {
  const [, name, value = ""] = /^--([a-z0-9-]+)\s*:\s*([^\n]*)$/.exec(source) ?? [];
  if (name === undefined) return {message: `"${clip(source)}" is not allowed`, hint: "write --name: value;"};
  if (Object.hasOwn(COLOR_TOKENS, name)) {
    const color = readColor(value);
    return color ? {name, value: color} : rule(name, "a colour, #rrggbb or rgb(r g b)", value);
  }
  if (!LENGTH_TOKENS.has(name) && !FONT_TOKENS.has(name)) return unknownProperty(name);
  if (scheme === "dark") return `--${name} belongs to the block :root, only colours depend on the scheme`;
  if (LENGTH_TOKENS.has(name))
    return LENGTH.test(value) ? {name, value} : rule(name, "a length in rem, em, px or ch", value);
  const fonts = value.split(",").map(font => font.trim());
  if (fonts.length <= 10 && fonts.every(font => FONT.test(font))) return {name, value: fonts.join(", ")};
  return rule(name, 'at most 10 names of fonts, as "Noto Sans", sans-serif', value);
}

function unknownProperty(name: string): {readonly message: string; readonly hint: string} {
  const known = [...Object.keys(COLOR_TOKENS), ...LENGTH_TOKENS, ...FONT_TOKENS];
  const hint = didYouMean(name, known) ?? `known properties are ${known.map(each => `--${each}`).join(", ")}`;
  return {message: `unknown property "--${name.slice(0, 60)}"`, hint};
}

function rule(name: string, expected: string, got: string): string {
  return `--${name} must be ${expected}, got "${clip(got)}"`;
}

function clip(text: string): string {
  const one = text.replace(/\s+/g, " ").trim();
  return one.length > 60 ? `${one.slice(0, 59)}…` : one;
}
