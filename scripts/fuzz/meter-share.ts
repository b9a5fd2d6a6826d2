import {WORK} from "../../src/budgets.ts";
import type {Spend, WorkUsed} from "../../src/meter.ts";
import {makeMeter, WorkExhausted} from "../../src/meter.ts";

const NEWLINE = 0x0a;

/** Returns the share of an entry's meter that some work draws; more than 1 where the meter does not pay for it. */
export async function meterShare(work: (spend: Spend) => unknown): Promise<number> {
  const meter = makeMeter();
  try {
    await work(meter.spend);
  } catch (error) {
    if (!(error instanceof WorkExhausted)) throw error;
  }
  return shareOf(meter.used());
}

/** Draws the price of a file's bytes and lines, as reading an entry does before it looks into the file. */
export function spendFile(spend: Spend, input: Uint8Array): void {
  spend("bytes", input.length);
  spend("lines", input.filter(byte => byte === NEWLINE).length);
}

function shareOf(used: WorkUsed): number {
  return Object.entries(WORK).reduce((sum, [kind, {most}]) => {
    const amount = Reflect.get(used, kind);
    return sum + (typeof amount === "number" ? amount / most : 0);
  }, 0);
}
