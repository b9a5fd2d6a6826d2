/** Prints how often the ledger credits an entry with a change that is none, and how many real ones it finds. */
import {effectRates} from "./effect-rates.ts";

const A_A = {journals: 100, entries: 100, benchmarks: 20, factor: 1};
const REAL = {journals: 2000, entries: 1, benchmarks: 20, noise: 0.01};
const percent = (share: number | undefined) => `${(100 * (share ?? Number.NaN)).toFixed(2)} %`;

for (const samples of [6, 10]) {
  for (const noise of [0.005, 0.01, 0.02]) {
    const {credited} = effectRates({...A_A, samples, noise}, 1);
    console.log(
      `nothing changed, n=${samples}, ${percent(noise)} noise: ${percent(credited)} of 2000 benchmarks credited`,
    );
  }
}
for (const samples of [6, 10]) {
  for (const factor of [1.03, 1.05, 0.95]) {
    const {found} = effectRates({...REAL, samples, factor}, 2);
    console.log(
      `${percent(factor - 1)} in one of 20 rows, n=${samples}, 1 % noise: ${percent(found)} of 2000 found`,
    );
  }
}
