/** Writes JSON Schemas of what people write in YAML, `schemas/`, from the schemas that read it: `npm run docs`. */
import {readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {configSchema} from "../../src/journal/read/config-schema.ts";
import {frontMatterSchema} from "../../src/journal/read/front-matter.ts";

const READ = new URL("../../src/journal/read/", import.meta.url);
const TARGET = new URL("../../schemas/", import.meta.url);

/** The files of `schemas/` by their names. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["journal.schema.json", schemaText(configSchema, "journal.yaml", "config-schema.ts")],
    ["entry.schema.json", schemaText(frontMatterSchema, "front matter of an entry", "front-matter.ts")],
  ]);
}

/** A part of a JSON Schema, as far as it is changed here. */
interface SchemaPart {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly SchemaPart[];
}

function schemaText(schema: z.ZodType, title: string, source: string): string {
  const comments = commentsOf(readFileSync(new URL(source, READ), "utf8"));
  const json = z.toJSONSchema(schema, {io: "input", target: "draft-7", unrepresentable: "any"});
  const written = JSON.parse(JSON.stringify({title, ...json}), (key, value: unknown) => {
    if (!isObject(value)) return value;
    return key === "properties" ? described(value, comments) : asWritten(value);
  });
  return `${JSON.stringify(written, null, 2)}\n`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Adds the comments of keys as descriptions, which editors show. */
function described(properties: Record<string, unknown>, comments: ReadonlyMap<string, string>): object {
  const entries = Object.entries(properties).map(([key, part]) => {
    const description = comments.get(key);
    return [key, isObject(part) && description !== undefined ? {description, ...part} : part];
  });
  return Object.fromEntries(entries);
}

/** Accepts numbers and truth values where text is read: `pr: 214`, `draft: true` are text to the journal. */
function asWritten(part: Record<string, unknown>): Record<string, unknown> {
  // Defaults of the reader are not the form that people write.
  const {default: _, type, ...rest} = part;
  if (type !== "string") return type === undefined ? rest : {type, ...rest};
  const {enum: words, allOf}: SchemaPart = rest;
  if (words) return words.includes("true") ? {enum: [...words, true, false]} : {type, ...rest};
  const rules = allOf?.map(({type: _own, ...rule}) => rule);
  return {type: ["string", "number", "boolean"], ...rest, ...(rules && {allOf: rules})};
}

/** The comment above each key of a schema's source, the first of equal keys. */
function commentsOf(source: string): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  for (const [, text = "", quoted, plain] of source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:"([\w-]+)"|(\w+)):/g,
  )) {
    const key = quoted ?? plain ?? "";
    const words = text
      .replace(/\n\s*\*/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    if (!comments.has(key)) comments.set(key, words);
  }
  return comments;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of schemaFiles()) writeFileSync(new URL(name, TARGET), text);
