import {isSignificant} from "../../stats/samples/comparison.ts";
import {keyText} from "../project/projection.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {betterOf, groupName} from "../read/model.ts";
import type {Cell} from "./cell.ts";
import type {Tone} from "./change.ts";
import {changeOf, toneOf} from "./change.ts";
import type {GridOptions, Table} from "./grid.ts";
import type {JournalGrid} from "./journal-grid.ts";
import {journalGrid} from "./journal-grid.ts";
import {formatRatio} from "./wording.ts";

/** The change of a unit in a group between a base and a head. */
export interface Headline {
  readonly unit: string;
  /** The package or another group of benchmarks; "" for files with a single group. */
  readonly group: string;
  /** Head divided by base; undefined where `text` is, and where no row changed significantly. */
  readonly ratio: number | undefined;
  /**
   * The only row's change, or that of the geometric mean, as benchstat prints it; `~` where no row changed significantly,
   * undefined where there is no mean, since a median is zero.
   */
  readonly text: string | undefined;
  readonly tone: Tone;
  /** The benchmark that the number is of; undefined for the geometric mean. */
  readonly row: string | undefined;
  /** Rows that both sides have. */
  readonly compared: number;
  /** Rows among them whose change is significant. */
  readonly moved: number;
}

/** Sums a comparison up as a number for each unit and group, in the order of the tables. */
export function headlinesOf(base: BenchmarkModel, head: BenchmarkModel, options: GridOptions): Headline[] {
  const files = [
    {label: "base", model: base},
    {label: "head", model: head},
  ];
  const grid = journalGrid(files, options);
  return grid.tables.flatMap(table => tableHeadline(table, grid));
}

function tableHeadline(table: Table, grid: JournalGrid): Headline[] {
  const better = betterOf(grid.results, table.unit);
  const rows = table.cells.flatMap((cells, index) => {
    const cell = cells[1];
    const change = cell && changeOf(cell, better);
    const significant =
      cell?.comparison !== undefined && isSignificant(cell.comparison) && change?.text !== "0.00%";
    return change ? [{index, change, significant}] : [];
  });
  const [first] = rows;
  if (!first) return [];
  const moved = rows.filter(({significant}) => significant).length;
  const about = {unit: table.unit, group: groupOf(table, grid), compared: rows.length, moved};
  const key = table.rows[first.index];
  if (rows.length === 1) {
    const ratio = moved === 0 ? undefined : ratioOf(table.cells[first.index]?.[1]);
    return [{...about, ...first.change, ratio, row: key && keyText(grid.projections.row, key)}];
  }
  const mean = {...about, row: undefined};
  const ratio = table.summaries[1]?.ratio;
  if (moved === 0) return [{...mean, text: "~", tone: "none", ratio: undefined}];
  if (ratio === undefined)
    return [{...mean, text: undefined, tone: commonTone(rows.map(({change}) => change.tone)), ratio}];
  return [{...mean, text: formatRatio(ratio), tone: toneOf(1, ratio, better), ratio}];
}

function ratioOf(cell: Cell | undefined): number | undefined {
  const from = cell?.base?.summary.center;
  return cell && from ? cell.summary.center / from : undefined;
}

function groupOf({cells}: Table, {splitKeys}: JournalGrid): string {
  const config = cells.flat().find(cell => cell !== undefined)?.series[0]?.group.config ?? [];
  return groupName(config, splitKeys);
}

/** The tone that all rows which moved have; `unknown` where they differ. */
function commonTone(tones: readonly Tone[]): Tone {
  const moved = new Set(tones.filter(tone => tone !== "none"));
  const [tone = "unknown"] = moved;
  return moved.size === 1 ? tone : "unknown";
}
