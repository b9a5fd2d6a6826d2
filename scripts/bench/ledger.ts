/** Prints how often the ledger credits an entry with a false change, and how many real changes it finds. */
import {effectRates} from "./effect-rates.ts";

const SAMPLES = [6, 8, 10, 20];
const ENTRIES = 100;
const BENCHMARKS = 2000;
const percent = (share: number | undefined) => `${(100 * (share ?? Number.NaN)).toFixed(2)} %`.padStart(9);
const line = (name: string, cells: readonly string[]) => console.log(name.padEnd(44) + cells.join(""));

line(
  `nothing changed, ${ENTRIES} entries, credited:`,
  SAMPLES.map(n => `n=${n}`.padStart(9)),
);
for (const [rows, noise] of [
  [20, 0.005],
  [20, 0.01],
  [20, 0.02],
  [20, 0.05],
  [20, "counts"],
  [1, 0.02],
  [1, 0.05],
] as const) {
  const journals = {journals: BENCHMARKS / rows, entries: ENTRIES, benchmarks: rows, noise, factor: 1};
  const shares = SAMPLES.map(samples => effectRates({...journals, samples}, rows === 1 ? 2 : 1).credited);
  const how = noise === "counts" ? "10, or 11 with p=.3" : `${100 * noise} % noise`;
  line(`  ${rows} ${rows === 1 ? "row" : "rows"} an entry, ${how}`, shares.map(percent));
}
line("one of 20 rows changed, found:", []);
for (const [factor, noise] of [
  [1.03, 0.01],
  [1.05, 0.01],
  [0.95, 0.01],
  [1.05, 0.02],
  [1.1, 0.02],
] as const) {
  const real = {journals: BENCHMARKS, entries: 1, benchmarks: 20, noise, factor};
  const shares = SAMPLES.map(samples => effectRates({...real, samples}, 2).found);
  const how = `${factor > 1 ? "+" : "-"}${Math.round(Math.abs(factor - 1) * 100)} %`;
  line(`  ${how} at ${100 * noise} % noise`, shares.map(percent));
}
