import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {badThemeCss} from "../../problems/theme.ts";
import {didYouMean} from "../../text/suggest.ts";
import {readColor} from "./color.ts";
import {COLOR_TOKENS, FONT_TOKENS, LENGTH_TOKENS} from "./tokens.ts";

/** A custom property that theme.css sets. */
export interface ThemeProperty {
  /** Without `--`. */
  readonly name: string;
  /** As it is written to the site: a colour as `#rrggbb`, a length, a list of fonts. */
  readonly value: string;
  readonly scheme: "light" | "dark";
  /** 1-based; undefined if it is not known. */
  readonly line: number | undefined;
}

/** Properties that theme.css sets. */
export interface ThemeSheet {
  /** In the order of the file; a later property replaces an earlier property of the same name and scheme. */
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

/** Values of a kind of property. */
interface ValueKind {
  /** Rule of the values, for messages. */
  readonly rule: string;
  /** Returns a value as it is written to the site; undefined if it breaks the rule. */
  read(text: string): string | undefined;
}

const COLOR: ValueKind = {rule: "a colour, #rrggbb or rgb(r g b)", read: readColor};

const LENGTH: ValueKind = {
  rule: "a length in rem, em, px or ch",
  read: text => (/^(?:0|\d{1,3}(?:\.\d{1,4})?(?:rem|em|px|ch))$/.test(text) ? text : undefined),
};

const FONT = /^(?:"[A-Za-z0-9 _-]{1,60}"|'[A-Za-z0-9 _-]{1,60}'|[A-Za-z][A-Za-z0-9-]{0,60})$/;

const FONTS: ValueKind = {
  rule: 'at most 10 names of fonts, as "Noto Sans", sans-serif',
  read(text) {
    const fonts = text.split(",").map(font => font.trim());
    return fonts.length <= 10 && fonts.every(font => FONT.test(font)) ? fonts.join(", ") : undefined;
  },
};

/**
 * Reads theme.css: only declarations of the site's custom properties. Every other rule, property or value
 * becomes a problem with its line and has no effect.
 */
export function readThemeCss(file: string, text: string): ThemeSheet {
  const properties: ThemeProperty[] = [];
  const problems: Problem[] = [];
  const blocks: Block[] = [];
  for (const token of tokens(withoutComments(text))) {
    const read = readToken(token, blocks);
    if (read === undefined) continue;
    if ("message" in read)
      problems.push(problemAt({file, line: token.line}, badThemeCss(read.message, read.hint)));
    else properties.push({...read, line: token.line});
  }
  if (blocks.length > 0) problems.push(problemAt({file}, badThemeCss("a block is not closed", "write }")));
  return {properties, problems};
}

/** A block by the scheme of its declarations; `refused` for a block whose content is not looked at. */
type Block = "light" | "dark" | "media" | "refused";

/** Fault of a part of the file. */
interface Fault {
  readonly message: string;
  readonly hint?: string;
}

/** Reads a token within the open blocks, which it opens or closes; undefined for braces in order. */
function readToken({kind, source}: Token, blocks: Block[]): Omit<ThemeProperty, "line"> | Fault | undefined {
  const block = blocks.at(-1);
  if (kind === "open") {
    const opened = openedBlock(source, block);
    blocks.push(opened);
    return opened === "refused" ? {message: `block "${clip(source)}" is not allowed`, hint: RULE} : undefined;
  }
  if (kind === "close") return blocks.pop() ? undefined : {message: '"}" closes no block', hint: RULE};
  if (block === "refused") return undefined;
  if (block === "light" || block === "dark") return readDeclaration(source, block);
  return {message: `"${clip(source)}" is outside of a block`, hint: RULE};
}

/** Returns the block that a head opens within another block. */
function openedBlock(source: string, outer: Block | undefined): Block {
  const head = HEADS.get(source.replace(/\s+/g, "")) ?? "refused";
  if (outer === undefined) return head;
  return outer === "media" && head === "light" ? "dark" : "refused";
}

/** A head with its brace, a closing brace, or a declaration. */
interface Token {
  readonly kind: "open" | "close" | "declaration";
  readonly source: string;
  /** Line of its last character. */
  readonly line: number;
}

/** Divides a text at braces and semicolons; a string must not contain them. */
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

/** Replaces comments by their line breaks; an unclosed comment goes to the end. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, comment => `\n`.repeat(lineBreaks(comment)) || " ");
}

/** Reads `--name: value`. */
function readDeclaration(source: string, scheme: "light" | "dark"): Omit<ThemeProperty, "line"> | Fault {
  const [, name, value = ""] = /^--([a-z0-9-]+)\s*:\s*([^\n]*)$/.exec(source) ?? [];
  if (name === undefined) return {message: `"${clip(source)}" is not allowed`, hint: "write --name: value;"};
  const isColor = Object.hasOwn(COLOR_TOKENS, name);
  if (!isColor && !LENGTH_TOKENS.has(name) && !FONT_TOKENS.has(name)) return unknownProperty(name);
  if (!isColor && scheme === "dark")
    return {message: `--${name} belongs to the block :root, only colours depend on the scheme`};
  const {read, rule} = isColor ? COLOR : LENGTH_TOKENS.has(name) ? LENGTH : FONTS;
  const known = read(value);
  if (known !== undefined) return {name, value: known, scheme};
  return {message: `--${name} must be ${rule}, got "${clip(value)}"`};
}

function unknownProperty(name: string): Fault {
  const known = [...Object.keys(COLOR_TOKENS), ...LENGTH_TOKENS, ...FONT_TOKENS];
  const hint = didYouMean(name, known) ?? `known properties are ${known.map(each => `--${each}`).join(", ")}`;
  return {message: `unknown property "--${name.slice(0, 60)}"`, hint};
}

function clip(text: string): string {
  const one = text.replace(/\s+/g, " ").trim();
  return one.length > 60 ? `${one.slice(0, 59)}…` : one;
}
