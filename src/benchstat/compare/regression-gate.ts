import {isSignificant} from "../../stats/samples/comparison.ts";
import {formatShortest} from "../../units/go-number.ts";
import type {Key} from "../project/projection.ts";
import {fieldValue, keyText} from "../project/projection.ts";
import type {Projections} from "../project/projections.ts";
import {betterOf} from "../read/model.ts";
import type {BenchmarkResults} from "../read/results.ts";
import {nothingCanBeSignificant} from "./advice.ts";
import type {Cell} from "./cell.ts";
import {changeOf} from "./change.ts";
import type {StreamedGrid, Table} from "./grid.ts";
import {formatComparison} from "./wording.ts";

/** From how large a change for the worse on a comparison fails. */
export interface Gate {
  /** A share of the base, not below 0: 0.02 are two percent. A change must be larger. */
  readonly above: number;
}

/** Verdict of a gate, complete once `tables` is exhausted. */
export interface GatedGrid extends StreamedGrid {
  /** Returns the lines to print, and whether the comparison fails. */
  verdict(): {readonly failed: boolean; readonly lines: readonly string[]};
}

/** Reads `regression>2%` or `regression>0`; the word may be left out. Undefined for anything else. */
export function parseGate(text: string): Gate | undefined {
  const [, number, percent] =
    /^\s*(?:regression\s*)?>\s*([0-9]+(?:\.[0-9]+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (number === undefined) return undefined;
  const above = Number(number) / 100;
  return percent === "" && above !== 0 ? undefined : {above};
}

/**
 * Checks each table as it passes by. Counts only significant changes in the worse direction; units without a direction
 * are ignored. A gate that could not judge any change fails, too.
 */
export function gateGrid(
  {projections, tables}: StreamedGrid,
  results: BenchmarkResults,
  gate: Gate,
): GatedGrid {
  const found: string[] = [];
  let compared = 0;
  let judged = 0;
  let hopeless: string | undefined;

  function look(table: Table): void {
    const better = betterOf(results, table.unit);
    const cells = table.cells.flat().flatMap(cell => (cell?.comparison ? [cell] : []));
    compared += cells.length;
    if (better) judged += cells.length;
    hopeless ??= nothingCanBeSignificant(cells);
    table.rows.forEach((key, index) => {
      table.columns.forEach((column, position) => {
        const cell = table.cells[index]?.[position];
        const change = cell && changeOf(cell, better);
        if (change?.tone !== "worse" || !cell?.comparison || !(sizeOf(cell) > gate.above)) return;
        const place = [
          packageOf(projections, table.key),
          keyText(projections.row, key),
          table.unit,
          keyText(projections.column, column),
        ];
        found.push(
          `${place.filter(Boolean).join(" ")}: ${change.text} (${formatComparison(cell.comparison)})`,
        );
      });
    });
  }

  return {
    projections,
    tables: passing(tables, look),
    verdict() {
      const limit = gate.above === 0 ? "" : ` of more than ${formatShortest(gate.above * 100)}%`;
      if (found.length > 0) {
        const count = found.length === 1 ? "1 regression" : `${found.length} regressions`;
        return {failed: true, lines: [`${count}${limit}:`, ...found.map(line => `  ${line}`)]};
      }
      if (compared === 0)
        return {failed: true, lines: ["nothing to judge: no benchmark has a base and a head"]};
      if (judged === 0) {
        const hint = 'a line "Unit <unit> better=lower" says it';
        return {failed: true, lines: [`nothing to judge: no unit has a better direction; ${hint}`]};
      }
      return {failed: false, lines: hopeless ? [`no regression found, but: ${hopeless}`] : []};
    },
  };
}

/** The package a table is of, since benchmarks of several packages may share a name; "" where it is unknown. */
function packageOf({table}: Projections, key: Key): string {
  const field = table.fields().find(({name}) => name === "pkg");
  return field ? fieldValue(key, field) : "";
}

function* passing(tables: Iterable<Table>, look: (table: Table) => void): Generator<Table> {
  for (const table of tables) {
    look(table);
    yield table;
  }
}

/** How far a cell is from its base, as a share of it; infinite from zero. */
function sizeOf({base, summary, comparison}: Cell): number {
  if (!base || !comparison || !isSignificant(comparison)) return 0;
  return Math.abs((summary.center - base.summary.center) / base.summary.center);
}
