import type {Better, Environment, Measurement} from "../../measurement.ts";
import {median} from "../../stats/samples/median.ts";
import {formatQuantity} from "../../units/quantity.ts";
import type {NumberTable} from "../kind.ts";

/** A number of a tool's report. */
export interface Quantity {
  /** As the tool's users call it: `STW max`. */
  readonly name: string;
  /** Tidied: `sec`, `B`, `%`, or the counted unit. */
  readonly unit: string;
  readonly better: Better;
  /** A value for each run, in `unit`; not empty. */
  readonly samples: readonly number[];
  /** As the tool printed it; absent if the tool did not print it. */
  readonly text?: string;
  /** Whether it is not worth following over time. */
  readonly isAside?: boolean;
}

/** Makes a quantity of a run. */
export function quantity(
  name: string,
  unit: string,
  better: Better,
  value: number,
  more: Pick<Quantity, "text" | "isAside"> = {},
): Quantity {
  return {name, unit, better, samples: [value], ...more};
}

/** The middle of a quantity's samples, in its unit. */
export function middleOf({samples}: Quantity): number {
  return median(Float64Array.from(samples).sort());
}

/** Writes a quantity as its tool did, else with four digits: `5.158 s`, `7 MB`, `12`. */
export function quantityText(quantity: Quantity): string {
  return quantity.text ?? valueText(middleOf(quantity), quantity.unit);
}

/** Formats a number with its unit, up to four digits: `5.7 ms`, `12.4 MiB`, `22%`, `57.07/s`; a count has no unit. */
export function valueText(value: number, unit: string): string {
  if (unit === "%") return `${plainNumber(value)}%`;
  if (unit.endsWith("/s")) return `${plainNumber(value)}/s`;
  if (unit !== "sec" && unit !== "B") return plainNumber(value);
  if (value === 0) return unit === "B" ? "0 B" : "0 s";
  return formatQuantity(value, unit)
    .replace(/(\.\d*?)0+(?= )/, "$1")
    .replace(". ", " ");
}

/** A count as it is, anything else with up to four significant digits. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

/** The quantities that are worth following, as measurements of a kind. Values that are no numbers are left out. */
export function measurementsOf(
  kind: string,
  quantities: readonly Quantity[],
  environment: Environment = {},
): Measurement[] {
  return quantities
    .filter(({isAside, samples}) => !isAside && samples.length > 0 && samples.every(Number.isFinite))
    .map(({name, unit, better, samples}) => ({kind, group: "", name, unit, better, samples, environment}));
}

/** Returns quantities as a table, those that are not followed over time included. */
export function quantityTable(quantities: readonly Quantity[]): NumberTable {
  return {
    name: "quantities",
    columns: [{name: "quantity"}, {name: "value"}, {name: "unit"}],
    rows: quantities.map(one => [one.name, finite(middleOf(one)), one.unit]),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
