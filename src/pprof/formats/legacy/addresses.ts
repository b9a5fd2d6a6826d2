/** Finds the hexadecimal addresses of a text, up to 64 bits. */
export function hexAddresses(text: string): bigint[] {
  return (text.match(/0x[0-9a-f]{1,16}(?![0-9a-f])/g) ?? []).map(BigInt);
}

/** Takes return addresses back to their calls. */
export function callAddresses(text: string): bigint[] {
  return hexAddresses(text).map(address => (address === 0n ? 2n ** 64n - 1n : address - 1n));
}
