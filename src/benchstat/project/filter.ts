import type {MeasuredUnit, ResultGroup} from "../read/results.ts";
import {extractor} from "./extract.ts";
import type {FilterNode} from "./filter-syntax.ts";
import {parseFilter} from "./filter-syntax.ts";
import type {RegexpCompiler} from "./query-tokens.ts";
import {QueryError} from "./query-tokens.ts";

/** Decides whether the values of a group in a unit are kept. */
export type Filter = (group: ResultGroup, unit: MeasuredUnit) => boolean;

/** Makes the filter that a query describes, its regular expressions compiled by `regexps`; throws QueryError for a mistake in it. */
export function filterOf(query: string, regexps: RegexpCompiler): Filter {
  return build(query, parseFilter(query, regexps));
}

/** Makes the intersection of several filters. */
export function allOf(filters: readonly Filter[]): Filter {
  return (group, unit) => filters.every(filter => filter(group, unit));
}

function build(query: string, node: FilterNode): Filter {
  switch (node.op) {
    case "not": {
      const term = build(query, node.term);
      return (group, unit) => !term(group, unit);
    }
    case "and":
      return allOf(node.terms.map(term => build(query, term)));
    case "or": {
      const terms = node.terms.map(term => build(query, term));
      return (group, unit) => terms.some(term => term(group, unit));
    }
    case "match":
      return buildMatch(query, node);
  }
}

function buildMatch(query: string, node: FilterNode & {op: "match"}): Filter {
  const {key, offset, matches} = node;
  if (key === ".unit") {
    return (_, {unit, written}) => matches(unit) || (written !== undefined && matches(written));
  }
  if (key === ".config") throw new QueryError(query, offset, ".config is only allowed in projections");
  if (key === "") throw new QueryError(query, offset, "key must not be empty");
  const extract = extractor(key);
  return group => matches(extract(group));
}
