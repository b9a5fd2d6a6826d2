import type {Spend} from "../../../meter.ts";

/** Steps of a sample and of each of its addresses, which are large integers in lists. */
const SAMPLE_STEPS = 10;
const ADDRESS_STEPS = 2;

/** Draws a sample from a meter before it is made. */
export function payForSample(addresses: number, spend: Spend): void {
  spend("profileSteps", SAMPLE_STEPS + ADDRESS_STEPS * addresses);
}

const ADDRESS = /0x[0-9a-f]{1,16}(?![0-9a-f])/g;

/** Finds the hexadecimal addresses of a sample, up to 64 bits, and draws them from a meter. */
export function hexAddresses(text: string, spend: Spend): bigint[] {
  const words = text.match(ADDRESS) ?? [];
  payForSample(words.length, spend);
  return words.map(BigInt);
}

/** Takes return addresses back to their calls. */
export function callAddresses(text: string, spend: Spend): bigint[] {
  return hexAddresses(text, spend).map(address => (address === 0n ? 2n ** 64n - 1n : address - 1n));
}
