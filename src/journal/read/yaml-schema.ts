import {z} from "zod";
import {BUDGETS} from "../../budgets.ts";
import type {YamlMapping} from "../../markdown/yaml.ts";
import type {Problem, ProblemPlace} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import type {YamlText} from "../../problems/config.ts";
import {badValue, missingValue, unknownKey} from "../../problems/config.ts";
import {didYouMean} from "../../text/suggest.ts";

/** The text that a schema is of, which decides the codes of its problems. */
export interface SchemaRules {
  readonly of: YamlText;
  /** Hints for keys that are often written and that the schema does not have. */
  readonly mistaken?: Readonly<Record<string, string>>;
}

/** A mapping as its schema types it; undefined when a problem is an error. */
export interface Typed<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** Text without line breaks, as YAML gave it; the schemas type it further. A rule in any schema follows "must be". */
export const line = z
  .string("text")
  .max(BUDGETS.yamlScalar, `text of at most ${BUDGETS.yamlScalar} characters`)
  .trim()
  .min(1, "text")
  .regex(/^[^\n]*$/, "text of one line")
  // Escapes in double quotes can produce characters that the text may not contain.
  .regex(
    /^[^\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]*$/u,
    "text without invisible characters",
  );

/** A list of texts; a text alone is a list of length 1. */
export const lines = z
  .union([
    z.array(line).max(BUDGETS.yamlItems, `a list of at most ${BUDGETS.yamlItems} items`),
    line.transform(text => [text]),
  ])
  .default([]);

/** `true` or `false`, the only words for them. */
export const flag = z.enum(["true", "false"], '"true" or "false"').transform(text => text === "true");

/** A fraction between 0 and 1, both left out. */
export const fraction = line
  .transform(Number)
  .refine(number => number > 0 && number < 1, "a number between 0 and 1");

/** A web address by https. */
export const webAddress = line.refine(
  text => /^https:\/\/[^\s/]+/.test(text) && URL.canParse(text),
  'an address that starts with "https://"',
);

/** Types a mapping by its schema; each thing that does not fit becomes a problem with its own line. */
export function typeMapping<T>(
  schema: z.ZodType<T>,
  mapping: YamlMapping,
  file: string,
  rules: SchemaRules,
): Typed<T> {
  const result = schema.safeParse(mapping.value);
  if (result.success) return {value: result.data, problems: []};
  const problems = result.error.issues.flatMap(issue => issueProblems(issue, {schema, mapping, file, rules}));
  return {value: undefined, problems};
}

interface IssueContext {
  readonly schema: z.ZodType;
  readonly mapping: YamlMapping;
  readonly file: string;
  readonly rules: SchemaRules;
}

function issueProblems(issue: z.core.$ZodIssue, {schema, mapping, file, rules}: IssueContext): Problem[] {
  const path = issue.path.map(String);
  const chosen = unionBranch(issue, valueAt(mapping.value, path));
  if (chosen)
    return chosen.flatMap(inner =>
      issueProblems({...inner, path: [...issue.path, ...inner.path]}, {schema, mapping, file, rules}),
    );
  const at = (keys: readonly string[]): ProblemPlace => {
    const found = keys
      .map((_, i) => mapping.lines.get(keys.slice(0, keys.length - i).join(".")))
      .find(Boolean);
    return {file, line: found ?? 1};
  };
  if (issue.code === "unrecognized_keys")
    return issue.keys.map(key => {
      const hint = ownHint(rules.mistaken, key) ?? keyHint(key, knownKeys(schema, path));
      return problemAt(at([...path, key]), unknownKey(rules.of, [...path, key].join("."), hint));
    });
  const value = valueAt(mapping.value, path);
  const key = path.join(".");
  const fault =
    value === undefined ? missingValue(rules.of, key) : badValue(rules.of, key, ruleOf(issue), value);
  return [problemAt(at(path), fault)];
}

/** A hint by a key that an author wrote, which may be `toString`. */
function ownHint(hints: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return hints && Object.hasOwn(hints, key) ? hints[key] : undefined;
}

/**
 * Of `a list or one of its items`, or `a mapping or a text`, the faults of the form that was written; undefined for neither
 * form, or no union.
 */
function unionBranch(issue: z.core.$ZodIssue, value: unknown): readonly z.core.$ZodIssue[] | undefined {
  if (issue.code !== "invalid_union") return undefined;
  if (Array.isArray(value)) return issue.errors[0];
  if (typeof value === "object" && value !== null && !isOfOtherType(issue.errors[0])) return issue.errors[0];
  return typeof value === "string" ? issue.errors[1] : undefined;
}

/** True if a form expects another type than was written. */
function isOfOtherType(form: readonly z.core.$ZodIssue[] | undefined): boolean {
  return form?.some(({code, path}) => code === "invalid_type" && path.length === 0) ?? true;
}

/** The rule that a value breaks, as it follows "must be". */
function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_union") return "text or a list of texts";
  if (issue.code !== "invalid_type") return issue.message;
  return {array: "a list", object: "a mapping"}[issue.expected as string] ?? issue.message;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

function keyHint(key: string, known: readonly string[]): string {
  return didYouMean(key, known) ?? `known keys are ${known.join(", ")}`;
}

/** The keys a schema knows at a path; steps into lists and optional values. */
function knownKeys(schema: z.ZodType, path: readonly string[]): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return knownKeys(inner.element as z.ZodType, path.slice(1));
  if (!(inner instanceof z.ZodObject)) return [];
  const [key, ...rest] = path;
  const shape: Readonly<Record<string, z.ZodType>> = inner.shape;
  if (key === undefined) return Object.keys(shape);
  const child = shape[key];
  return child ? knownKeys(child, rest) : [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return unwrap(schema.options[0] as z.ZodType);
  return schema instanceof z.ZodPipe ? unwrap(schema.in as z.ZodType) : schema;
}
