import type {NumberTable} from "../../src/artifacts/kind.ts";
import type {ArtifactDocument, MeasurementDocument} from "../../src/publish/artifact-document.ts";
import {displayName} from "../../src/stacks/function-names.ts";
import type {PageRow} from "./page-numbers.ts";
import {hasNumber} from "./page-numbers.ts";

/** Share of the total below which pprof drops functions. */
const DROPPED = 0.005;
/** Seconds of the units of profiles. */
const SECONDS: Readonly<Record<string, number>> = {
  nanoseconds: 1e-9,
  microseconds: 1e-6,
  milliseconds: 1e-3,
};

/** Returns the measurements that no row shows with its center and interval. */
export function missingMeasurements(
  measurements: readonly MeasurementDocument[],
  rows: readonly PageRow[],
): MeasurementDocument[] {
  return measurements.filter(one => !rows.some(row => showsMeasurement(row, one)));
}

function showsMeasurement({cells}: PageRow, one: MeasurementDocument): boolean {
  const {group, name, center, interval, summaryOnly} = one;
  const [head = "", ...others] = cells;
  if (head !== name && head !== `${group} ${name}`) return false;
  return others.some(
    cell => hasNumber(cell, center) && (summaryOnly || showsInterval(cell, center, interval)),
  );
}

/** benchstat prints the greater distance of both ends in whole percent; other tables have no ends. */
function showsInterval(cell: string, center: number, [low, high]: MeasurementDocument["interval"]): boolean {
  const printed = /± (∞|\d+)%?/.exec(cell)?.[1];
  if (printed === undefined) return true;
  if (low === null || high === null) return printed === "∞";
  const distance = center === 0 ? 0 : Math.max(high / center - 1, 1 - low / center) * 100;
  return Math.abs(Number(printed) - distance) <= 0.5 + 1e-9;
}

/** Returns the rows of a document's tables that a page does not have, as texts; `text` is that of the page. */
export function missingTableRows(
  {tables}: Pick<ArtifactDocument, "tables">,
  rows: readonly PageRow[],
  text: string,
): string[] {
  return tables.flatMap(table =>
    isProportional(table, tables, text)
      ? []
      : table.rows
          .filter(row => !rows.some(({cells}) => showsRow(cells, row, table)))
          .map(row => `${table.name}: ${row.join(" | ")}`),
  );
}

function showsRow(
  cells: readonly string[],
  row: readonly (string | number | null)[],
  {columns}: NumberTable,
): boolean {
  const text = cells.join(" ");
  return row.every((value, column) => {
    const {name, unit = ""} = columns[column] ?? {name: ""};
    if (value === null || isNotDrawn(name, value)) return true;
    if (typeof value === "string") return isNamed(text, value);
    const wanted = value * (SECONDS[unit] ?? 1);
    return cells.some(cell => hasNumber(cell, wanted) || hasNumber(cell.replace(",", "."), wanted));
  });
}

/** Whether a text has a name, shortened as in the list of a dump's stacks or not. */
function isNamed(text: string, name: string): boolean {
  const shown = name.replace(/\s+/g, " ");
  return text.includes(shown) || text.includes(displayName(shown));
}

/** Units are part of the numbers on a page; the lower end of a range is the end of the range before; short waits are none. */
function isNotDrawn(column: string, value: string | number): boolean {
  return column === "unit" || column === "from" || (column === "longest wait" && value === 0);
}

/** Whether the page says of a sample type that its shares are those of another, which it draws. */
function isProportional(
  {name, total = 0, rows}: NumberTable,
  tables: readonly NumberTable[],
  text: string,
): boolean {
  const type = name.replace(/^top /, "");
  const note = new RegExp(`${type}, (\\S+) in total, has the shares of (\\S+)\\.`, "g");
  const said = [...text.matchAll(note)].find(([, sum = ""]) => hasNumber(sum, total));
  if (!said) return false;
  const drawn = tables.find(table => table.name === `top ${said[2]}`)?.rows;
  const shares = new Map(drawn?.map(([name, , share]) => [name, Number(share)]));
  // pprof drops functions below a share of the total that it cuts to a whole number: of 2.9 samples 2 stay.
  return rows.every(([name, , share, , , cum]) => {
    const other = shares.get(name ?? "");
    return other === undefined ? Number(cum) < DROPPED : Math.abs(other - Number(share)) < 1e-9;
  });
}

/** Returns the functions and benchmarks of a page's tables that the document does not have. */
export function unknownRows(
  {tables, measurements}: Pick<ArtifactDocument, "tables" | "measurements">,
  rows: readonly PageRow[],
): string[] {
  const known = tables.flatMap(table => table.rows.map(([name]) => String(name)));
  const functions = rows
    .filter(({of, cells}) => of === "profile-top" && cells[0] !== "flat")
    .map(({cells}) => cells.at(-1)?.replace(/ \((?:partial-)?inline\)$/, "") ?? "");
  const benchmarks = rows
    .filter(({of, cells}) => of === "benchmark-table" && cells[1]?.includes("±"))
    .map(({cells}) => cells[0] ?? "");
  const measured = measurements.map(({name}) => name);
  return [
    ...functions.filter(name => !known.some(one => name.endsWith(one))),
    ...benchmarks.filter(name => !measured.includes(name)),
  ];
}
