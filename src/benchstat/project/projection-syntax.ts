import {QueryError, readToken} from "./query-tokens.ts";

/** A field of a projection as written. */
export interface FieldSpec {
  readonly key: string;
  readonly keyOffset: number;
  /** `first` if unspecified, `fixed` for a list. */
  readonly order: string;
  readonly orderOffset: number;
  /** The list of a fixed order. */
  readonly fixed: readonly string[];
}

/** Reads `key`, `key@order` and `key@(value …)`, separated by spaces or single commas; throws QueryError. */
export function parseProjection(query: string): FieldSpec[] {
  const fields: FieldSpec[] = [];
  for (let at = 0; ; ) {
    const token = readToken(query, at);
    if (token.kind === "end") return fields;
    const from = token.kind === "," && fields.length > 0 ? token.next : at;
    const {field, next} = readField(query, from);
    fields.push(field);
    at = next;
  }
}

function readField(query: string, from: number): {field: FieldSpec; next: number} {
  const key = readToken(query, from);
  if (key.kind !== "word") throw new QueryError(query, key.offset, "expected key");
  const named = {key: key.text, keyOffset: key.offset, fixed: []};
  const at = readToken(query, key.next);
  if (at.kind !== "@") {
    return {field: {...named, order: "first", orderOffset: key.next}, next: key.next};
  }
  const order = readToken(query, at.next);
  if (order.kind === "word") {
    return {field: {...named, order: order.text, orderOffset: order.offset}, next: order.next};
  }
  if (order.kind !== "(") {
    throw new QueryError(query, order.offset, "expected named sort order or parenthesized list");
  }
  const {values, next} = readFixed(query, order.next);
  return {field: {...named, order: "fixed", orderOffset: order.offset, fixed: values}, next};
}

function readFixed(query: string, from: number): {values: string[]; next: number} {
  const values: string[] = [];
  for (let at = from; ; ) {
    const token = readToken(query, at);
    if (token.kind === "word") values.push(token.text);
    else if (token.kind !== ")") throw new QueryError(query, token.offset, "missing )");
    else if (values.length === 0) throw new QueryError(query, token.offset, "nothing to match");
    else return {values, next: token.next};
    at = token.next;
  }
}
