import process from "node:process";

/** Part of the rounds that run where coverage is counted, which doubles their time. */
const FEW = 1 / 8;

/** Returns how many rounds a test of damaged inputs runs: all of them, or few in the unit tests. */
export function rounds(all: number): number {
  return process.env.TEST_ROUNDS === "few" ? Math.ceil(all * FEW) : all;
}
