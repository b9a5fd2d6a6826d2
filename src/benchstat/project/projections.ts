import {nameWithout} from "../read/name.ts";
import {extractor, isNameKey} from "./extract.ts";
import type {Filter} from "./filter.ts";
import {NAMED_ORDERS} from "./key-order.ts";
import type {Order, Part, Projection} from "./projection.ts";
import {projection} from "./projection.ts";
import type {FieldSpec} from "./projection-syntax.ts";
import {parseProjection} from "./projection-syntax.ts";
import {QueryError} from "./query-tokens.ts";

/** The queries that results are divided by. */
export interface ProjectionQueries {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** Keys that may vary within a cell without a warning. */
  readonly ignore: string;
}

/** The divisions a grid is made by, and the filters that fixed orders imply. */
export interface Projections {
  /** By the query and by unit. */
  readonly table: Projection;
  readonly row: Projection;
  readonly column: Projection;
  /** Keys that no query mentions. */
  readonly residue: Projection;
  readonly filters: readonly Filter[];
}

/** benchstat's own queries. */
export const DEFAULT_QUERIES: ProjectionQueries = {
  table: ".config",
  row: ".fullname",
  column: ".file",
  ignore: "",
};

/** A mistake in a query. */
export class ProjectionError extends Error {
  readonly place: keyof ProjectionQueries;
  readonly mistake: QueryError;

  constructor(place: keyof ProjectionQueries, mistake: QueryError) {
    super(mistake.message);
    this.name = "ProjectionError";
    this.place = place;
    this.mistake = mistake;
  }
}

/** Keys that some query names: `.config` and `.fullname` leave them out, whatever the order of the queries. */
interface NamedKeys {
  readonly config: Set<string>;
  readonly name: string[];
}

/** Makes the divisions of the results; throws ProjectionError for the first mistake in the queries. */
export function projectionsOf(queries: ProjectionQueries): Projections {
  const named: NamedKeys = {config: new Set(), name: []};
  const filters: Filter[] = [];
  const read = (place: keyof ProjectionQueries) => readPlace(place, queries[place], named, filters);
  const table = read("table");
  const row = read("row");
  const column = read("column");
  const ignored = read("ignore");
  const all = [...table, ...row, ...column, ...ignored];
  const residue: Part[] = [];
  if (!all.some(part => part.kind === "config")) residue.push(configPart(named, "first"));
  if (!all.some(part => part.kind === "value" && part.name === ".fullname")) {
    residue.push(fullNamePart(named, "first"));
  }
  return {
    table: projection([...table, {kind: "unit"}]),
    row: projection(row),
    column: projection(column),
    residue: projection(residue),
    filters,
  };
}

function readPlace(
  place: keyof ProjectionQueries,
  query: string,
  named: NamedKeys,
  filters: Filter[],
): Part[] {
  try {
    return readParts(query, named, filters);
  } catch (error) {
    if (error instanceof QueryError) throw new ProjectionError(place, error);
    throw error;
  }
}

function readParts(query: string, named: NamedKeys, filters: Filter[]): Part[] {
  return parseProjection(query).map(field => {
    const order = orderOf(query, field);
    const part = partOf(query, field, order, named);
    if (field.order === "fixed") {
      const values = new Set(field.fixed);
      const extract = extractor(field.key);
      filters.push(group => values.has(extract(group)));
    }
    return part;
  });
}

function partOf(query: string, field: FieldSpec, order: Order, named: NamedKeys): Part {
  const {key, keyOffset, orderOffset} = field;
  switch (key) {
    case ".config":
      if (field.order !== "fixed") return configPart(named, order);
      throw new QueryError(query, orderOffset, "fixed order not allowed for .config");
    case ".fullname":
      return fullNamePart(named, order);
    case ".unit":
      throw new QueryError(query, keyOffset, ".unit is only allowed in filters");
    case "":
      throw new QueryError(query, keyOffset, "key must not be empty");
    default:
      if (isNameKey(key)) named.name.push(key);
      else named.config.add(key);
      return {kind: "value", name: key, order, extract: extractor(key)};
  }
}

function orderOf(query: string, {order, orderOffset, fixed}: FieldSpec): Order {
  if (order === "first") return order;
  if (order === "fixed") {
    // A value listed twice has its last place.
    const places = new Map(fixed.map((value, index) => [value, index]));
    return (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
  }
  const compare = NAMED_ORDERS.get(order);
  if (compare) return compare;
  throw new QueryError(query, orderOffset, `unknown order ${JSON.stringify(order)}`);
}

function configPart(named: NamedKeys, order: Order): Part {
  return {kind: "config", order, isNamed: key => named.config.has(key)};
}

/** Names are shortened when results are projected, since a later query may still name a part of them. */
function fullNamePart(named: NamedKeys, order: Order): Part {
  return {kind: "value", name: ".fullname", order, extract: ({name}) => nameWithout(name, named.name)};
}
