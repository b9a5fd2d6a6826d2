import type {Event} from "js-yaml";
import {
  constructFromEvents,
  EVENT_ID,
  FAILSAFE_SCHEMA,
  getScalarValue,
  parseEvents,
  YAMLException,
} from "js-yaml";
import {BUDGETS} from "../budgets.ts";

/** Fault of a YAML text; lines and columns are 1-based and those of its file. */
export interface YamlFault {
  /** Not YAML at all, or more of it than is allowed. */
  readonly reason: "syntax" | "limit";
  readonly line: number;
  readonly column?: number;
  readonly message: string;
  readonly hint?: string;
}

/** A YAML mapping whose scalars are all strings, as written: no conversion to numbers, dates or null. */
export interface YamlMapping {
  readonly value: Readonly<Record<string, unknown>>;
  /** The line of each value by its path: `pairs.0.name`. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Keys that would reach an object's prototype when it is copied. */
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

const SYNTAX_HINTS: readonly (readonly [RegExp, string])[] = [
  [/duplicated mapping key/, "write each key once"],
  [
    /bad indentation of a mapping entry/,
    "put the value between quotes when it holds a colon, or starts with @ or a backquote",
  ],
  [/tab characters/, "indent with spaces, never with tabs"],
  [/end of the stream or a document separator/, "indent with spaces, never with tabs"],
  [/deficient indentation|unexpected end of the stream/, "close what is open: a quote or a bracket"],
  [/unknown scalar tag/, "leave the tag out, every value is read as text"],
  [/expected a single document/, "write one mapping, without `---` or `...` in it"],
];

/**
 * Reads a YAML mapping without aliases, merge keys, tags or repeated keys; an empty text is an empty mapping.
 * `firstLine` is the file's line on which the text starts.
 */
export function parseYaml(source: string, firstLine = 1): YamlMapping | YamlFault {
  const size = new TextEncoder().encode(source).length;
  if (size > BUDGETS.yamlBytes)
    return limitFault(
      firstLine,
      `YAML is too large, expected at most ${BUDGETS.yamlBytes} bytes, got ${size}`,
    );
  try {
    const events = parseEvents(source, {maxDepth: BUDGETS.yamlDepth});
    const lines = walk(events, source, firstLine);
    return {value: construct(events, source, firstLine), lines};
  } catch (error) {
    if (error instanceof YamlRefusal) return error.fault;
    if (error instanceof YAMLException) return exceptionFault(error, source, firstLine);
    throw error;
  }
}

/** True if parseYaml refused the text. */
export function isYamlFault(result: YamlMapping | YamlFault): result is YamlFault {
  return "reason" in result;
}

/** A refusal of our own, on its way out of the walk. */
class YamlRefusal extends Error {
  readonly fault: YamlFault;

  constructor(fault: YamlFault) {
    super(fault.message);
    this.name = "YamlRefusal";
    this.fault = fault;
  }
}

function construct(events: Event[], source: string, firstLine: number): Readonly<Record<string, unknown>> {
  const documents = constructFromEvents(events, {
    source,
    schema: FAILSAFE_SCHEMA,
    maxAliases: 0,
    maxTotalMergeKeys: 0,
  });
  if (documents.length > 1) throw new YamlRefusal(syntaxFault(firstLine, "more than one YAML document"));
  const value = documents[0] ?? {};
  if (isRecord(value)) return value;
  if (value === "") return {};
  throw new YamlRefusal(syntaxFault(firstLine, "expected `key: value` lines, got something else"));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A collection that the walk is in. */
interface Level {
  readonly path: string;
  readonly kind: "mapping" | "sequence";
  /** In a mapping the key whose value comes next; undefined when a key does. */
  key: string | undefined;
  /** In a sequence the next item's number. */
  item: number;
}

/** Notes the line of every key and item, and refuses nodes that the constructor would accept. */
function walk(events: readonly Event[], source: string, firstLine: number): Map<string, number> {
  const lines = new Map<string, number>();
  const levels: Level[] = [];
  const lineAt = lineCounter(source, firstLine);
  for (const event of events) {
    if (event.type === EVENT_ID.POP) levels.pop();
    if (event.type === EVENT_ID.DOCUMENT) levels.push({path: "", kind: "sequence", key: undefined, item: 0});
    if (event.type === EVENT_ID.ALIAS)
      throw refusal("limit", lineAt(event.anchorStart), "YAML alias, expected the value itself");
    if (event.type === EVENT_ID.SCALAR) {
      const line = lineAt(event.valueStart);
      refuseAnchor(event.anchorStart, line);
      const level = levels.at(-1);
      if (level?.kind === "mapping" && level.key === undefined) {
        level.key = checkedKey(getScalarValue(source, event), line);
        lines.set(join(level.path, level.key), line);
      } else place(level, lines, line);
    }
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const line = lineAt(event.start);
      refuseAnchor(event.anchorStart, line);
      const kind = event.type === EVENT_ID.MAPPING ? "mapping" : "sequence";
      levels.push({
        path: levels.length === 1 ? "" : place(levels.at(-1), lines, line),
        kind,
        key: undefined,
        item: 0,
      });
    }
  }
  return lines;
}

function refuseAnchor(anchorStart: number, line: number): void {
  if (anchorStart >= 0) throw refusal("limit", line, "YAML anchor, expected a plain value");
}

/** Takes the next place in a collection and returns its path; a value in a mapping keeps its key's line. */
function place(level: Level | undefined, lines: Map<string, number>, line: number): string {
  if (!level) return "";
  if (level.kind === "sequence") {
    const path = join(level.path, String(level.item++));
    lines.set(path, line);
    return path;
  }
  if (level.key === undefined) throw refusal("syntax", line, "a key must be plain text");
  const path = join(level.path, level.key);
  level.key = undefined;
  return path;
}

function checkedKey(key: string, line: number): string {
  if (FORBIDDEN_KEYS.has(key)) throw refusal("syntax", line, `key "${key}" is not allowed`);
  if (key === "<<") throw refusal("limit", line, "YAML merge key, expected the keys themselves");
  return key;
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

/** Finds the line of an offset, by halves, since offsets of events do not only grow. */
function lineCounter(source: string, firstLine: number): (offset: number) => number {
  const starts = [0];
  for (let end = source.indexOf("\n"); end >= 0; end = source.indexOf("\n", end + 1)) starts.push(end + 1);
  return offset => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return firstLine + low;
  };
}

function refusal(reason: YamlFault["reason"], line: number, message: string): YamlRefusal {
  return new YamlRefusal({reason, line, message});
}

function syntaxFault(line: number, message: string): YamlFault {
  const hint = SYNTAX_HINTS.find(([pattern]) => pattern.test(message))?.[1];
  return {reason: "syntax", line, message, ...(hint && {hint})};
}

function limitFault(line: number, message: string): YamlFault {
  return {reason: "limit", line, message};
}

function exceptionFault(error: YAMLException, source: string, firstLine: number): YamlFault {
  if (/the input is empty/.test(error.reason)) return syntaxFault(firstLine, error.reason);
  if (!error.mark) return syntaxFault(firstLine, error.reason);
  // A mark behind the last line, of something not closed, is of no use to an author.
  const last = source.replace(/(?<!\n)\n+$/, "").split("\n").length - 1;
  const line = firstLine + Math.min(error.mark.line, last);
  const limit = /maxDepth|maxAliases|maxTotalMergeKeys/.test(error.reason);
  if (limit)
    return limitFault(line, `YAML is nested too deeply, expected at most ${BUDGETS.yamlDepth} levels`);
  return {...syntaxFault(line, error.reason), column: error.mark.column + 1};
}
