import type {GridOptions} from "../../benchstat/compare/grid.ts";
import type {Division} from "../../benchstat/compare/journal-grid.ts";
import {journalGrid} from "../../benchstat/compare/journal-grid.ts";
import {unknownProjectionKey} from "../../benchstat/project/known-keys.ts";
import {ProjectionError} from "../../benchstat/project/projections.ts";
import {QueryError, queryExcerpt} from "../../benchstat/project/query-tokens.ts";
import type {LabelledModel} from "../../benchstat/read/merge.ts";
import {emptyFilter, querySyntax, unknownResultKey} from "../../problems/directive.ts";
import {EmbedError} from "../embed.ts";

/** Where benchstat's syntax is described. */
const SYNTAX = "https://pkg.go.dev/golang.org/x/perf/benchproc/syntax";

/** Checks the queries of a division: their syntax, that their keys exist, that the filter keeps something. */
export function checkDivision(files: readonly LabelledModel[], options: Division & GridOptions): void {
  const {table, column, filter, ignore} = options;
  if ([table, column, filter, ignore].every(query => query === undefined)) return;
  const grid = withQueryMistakes(() => journalGrid(files, options, () => true, options));
  for (const [attribute, query] of Object.entries({table, col: column})) {
    const unknown = query === undefined ? undefined : unknownProjectionKey(query, files);
    if (unknown) {
      throw new EmbedError(unknownResultKey(attribute, unknown.key, unknown.available));
    }
  }
  if (filter !== undefined && grid.tables.length === 0) {
    throw new EmbedError(emptyFilter(filter));
  }
}

/** Turns mistakes in benchstat's own syntax into mistakes of a directive, with a caret under the place. */
export function withQueryMistakes<Result>(draw: () => Result): Result {
  try {
    return draw();
  } catch (error) {
    if (error instanceof ProjectionError) {
      throw queryMistake(error.place === "column" ? "col" : error.place, error.mistake);
    }
    if (error instanceof QueryError) throw queryMistake("filter", error);
    throw error;
  }
}

function queryMistake(attribute: string, mistake: QueryError): EmbedError {
  return new EmbedError(querySyntax(attribute, mistake.message, SYNTAX), queryExcerpt(mistake));
}
