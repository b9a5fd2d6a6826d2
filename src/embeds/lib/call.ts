import type {ElementContent} from "hast";
import {WorkExhausted} from "../../meter.ts";
import type {Problem, ProblemPlace} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {programFault, unknownAttribute, unknownDirective, wrongForm} from "../../problems/directive.ts";
import {nearest} from "../../text/suggest.ts";
import type {DirectiveCall, Embed, EmbedContext} from "../embed.ts";
import {EmbedError} from "../embed.ts";
import {errorCard, inlineError} from "./error-card.ts";
import {keepFigures} from "./figure.ts";
import {figureNames} from "./figure-name.ts";
import {inlineContent} from "./inline-text.ts";

/** Result of a directive: its content and its problem. */
export interface EmbedResult {
  readonly content: ElementContent[];
  /** Of a directive within a line, the content as plain text. */
  readonly text?: string;
  readonly problem?: Problem;
}

/** Location of a directive. */
export interface CallPlace {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/**
 * Draws a directive with the embed of its name. An author's mistake is shown in its place and returned as a problem;
 * so is a failure of our own code, since a figure must not break its entry. Throws WorkExhausted.
 */
export async function callEmbed(
  embeds: readonly Embed[],
  name: string,
  call: DirectiveCall,
  context: EmbedContext,
  place: CallPlace,
): Promise<EmbedResult> {
  try {
    const embed = findEmbed(embeds, name, call);
    const named = figureNames(call, context);
    if (embed.form === "text") return inlineContent(embed.render(call, named));
    return {content: await keepFigures(named, kept => embed.render(call, kept))};
  } catch (error) {
    if (error instanceof WorkExhausted) throw error;
    const problem = problemOf(error, name, place);
    return {...errorContent(problem, call), problem};
  }
}

/** Shows a problem in place of a directive. */
export function errorContent(problem: Problem, {form}: Pick<DirectiveCall, "form">): EmbedResult {
  return form === "text" ? inlineError(problem) : {content: [errorCard(problem)]};
}

/** The embed that a directive names, once its form and its attributes are known to be right. */
function findEmbed(embeds: readonly Embed[], name: string, call: DirectiveCall): Embed {
  const named = embeds.filter(embed => embed.name === name);
  const embed = named.find(candidate => candidate.form === call.form);
  if (!named.length) {
    const names = embeds.map(known => known.name);
    throw new EmbedError(unknownDirective(name, names));
  }
  if (!embed) {
    const right = call.form === "leaf" ? `:${name}[…] within a line` : `::${name}{…} on a line of its own`;
    throw new EmbedError(wrongForm(name, right));
  }
  for (const attribute of Object.keys(call.attributes)) checkAttribute(embed, attribute, call);
  return embed;
}

function checkAttribute(embed: Embed, attribute: string, {attributes}: DirectiveCall): void {
  // Every figure may have a name: `{#name}`.
  if (embed.attributes.includes(attribute) || (attribute === "id" && embed.form === "leaf")) return;
  const known = attribute.includes(".") ? undefined : nearest(attribute, embed.attributes);
  const isFile = attribute.includes(".") && embed.attributes.includes("file");
  const hint =
    splitName(attribute, attributes) ??
    (isFile ? `write file=${attribute}` : known && `did you mean "${known}"?`);
  throw new EmbedError(unknownAttribute(attribute, embed.name, embed.attributes, hint));
}

/**
 * The correct spelling of a file's name with blanks, whose words were read as attributes without a value; undefined for
 * others.
 */
function splitName(attribute: string, attributes: DirectiveCall["attributes"]): string | undefined {
  const all = Object.entries(attributes);
  const at = all.findIndex(([name]) => name === attribute);
  const start = all.findLastIndex(([, value], index) => index < at && value !== "");
  const end = all.findIndex(([, value], index) => index > start && value !== "");
  const words = all.slice(start + 1, end < 0 ? undefined : end).map(([name]) => name);
  const [key, first] = all[start] ?? [];
  if (key === undefined || attributes[attribute] !== "" || !words.at(-1)?.includes(".")) return undefined;
  return `write ${key}="${[first, ...words].join(" ")}"`;
}

function problemOf(error: unknown, name: string, {file, line, column}: CallPlace): Problem {
  if (error instanceof EmbedError) return problemAt({file, line, column, excerpt: error.excerpt}, error);
  return bugProblem(error, `directive "${name}"`, {file, line, column});
}

/** Makes the problem of an error of the program on part of an entry, so that the rest of the journal is still published. */
export function bugProblem(error: unknown, what: string, at: ProblemPlace): Problem {
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return problemAt(at, programFault(what, cause));
}
