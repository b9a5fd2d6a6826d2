import type {QueryToken, RegexpCompiler} from "./query-tokens.ts";
import {QueryError, readToken} from "./query-tokens.ts";

/** A filter as written. */
export type FilterNode =
  // The value of a key matches.
  | {
      readonly op: "match";
      readonly key: string;
      /** UTF-16 offset of the key in the query. */
      readonly offset: number;
      matches(value: string): boolean;
    }
  // The term does not match.
  | {readonly op: "not"; readonly term: FilterNode}
  // All terms match; `*` has no terms.
  | {readonly op: "and"; readonly terms: readonly FilterNode[]}
  // At least one term matches.
  | {readonly op: "or"; readonly terms: readonly FilterNode[]};

/** A part of a filter and where the rest of the query begins. */
interface Step {
  readonly node: FilterNode;
  readonly next: number;
}

/** A filter that is being read, and the engine of its regular expressions. */
interface Source {
  readonly query: string;
  readonly regexps: RegexpCompiler;
}

/** Reads a filter; throws QueryError for a mistake in it. */
export function parseFilter(query: string, regexps: RegexpCompiler): FilterNode {
  const {node, next} = readOr({query, regexps}, 0);
  const rest = readToken(query, next);
  if (rest.kind !== "end") throw unexpected(query, rest);
  return node;
}

function readOr(source: Source, from: number): Step {
  const terms: FilterNode[] = [];
  for (let at = from; ; ) {
    const {node, next} = readAnd(source, at);
    terms.push(node);
    const operator = readToken(source.query, next);
    if (operator.kind !== "OR") return {node: {op: "or", terms}, next};
    at = operator.next;
  }
}

/** Terms beside each other must all match; an AND between them is redundant. */
function readAnd(source: Source, from: number): Step {
  const first = readMatch(source, from);
  const terms = [first.node];
  for (let at = first.next; ; ) {
    const token = readToken(source.query, at);
    if (token.kind === ")" || token.kind === "OR" || token.kind === "end") {
      return {node: {op: "and", terms}, next: at};
    }
    if (token.kind === "AND") {
      at = token.next;
      continue;
    }
    if (token.kind === ":" || token.kind === "@" || token.kind === ",") throw unexpected(source.query, token);
    const {node, next} = readMatch(source, at);
    terms.push(node);
    at = next;
  }
}

function readMatch(source: Source, from: number): Step {
  const token = readToken(source.query, from);
  switch (token.kind) {
    case "(": {
      const {node, next} = readOr(source, token.next);
      const close = readToken(source.query, next);
      if (close.kind !== ")") throw new QueryError(source.query, close.offset, 'missing ")"');
      return {node, next: close.next};
    }
    case "-": {
      const {node, next} = readMatch(source, token.next);
      return {node: {op: "not", term: node}, next};
    }
    case "*":
      return {node: {op: "and", terms: []}, next: token.next};
    case "word":
      return readKeyValue(source, token);
    default:
      throw new QueryError(source.query, token.offset, "expected key:value or subexpression");
  }
}

function readKeyValue(source: Source, key: QueryToken): Step {
  const colon = readToken(source.query, key.next);
  if (colon.kind !== ":") throw new QueryError(source.query, key.offset, "expected key:value");
  const value = readToken(source.query, colon.next, source.regexps);
  if (value.kind === "(") return readValues(source, key, value.next);
  if (!isValue(value)) throw new QueryError(source.query, key.offset, "expected key:value");
  return {node: match(key, value), next: value.next};
}

function readValues(source: Source, key: QueryToken, from: number): Step {
  const terms: FilterNode[] = [];
  for (let at = from; ; ) {
    const value = readToken(source.query, at, source.regexps);
    if (!isValue(value)) throw new QueryError(source.query, value.offset, "expected value");
    terms.push(match(key, value));
    const separator = readToken(source.query, value.next, source.regexps);
    if (separator.kind === ")") return {node: {op: "or", terms}, next: separator.next};
    if (separator.kind !== "OR") {
      throw new QueryError(source.query, separator.offset, "value list must be separated by OR");
    }
    at = separator.next;
  }
}

function isValue(token: QueryToken): boolean {
  return token.kind === "word" || token.kind === "regexp";
}

function match(key: QueryToken, value: QueryToken): FilterNode {
  const matches = value.matches ?? (text => text === value.text);
  return {op: "match", key: key.text, offset: key.offset, matches};
}

function unexpected(query: string, token: QueryToken): QueryError {
  return new QueryError(query, token.offset, `unexpected ${JSON.stringify(token.text)}`);
}
