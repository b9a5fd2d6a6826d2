import {BlockList, isIP} from "node:net";

/** Addresses that no host of the public Internet has, after the IANA registries of special-purpose addresses. */
const SPECIAL = new BlockList();
for (const [address, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  SPECIAL.addSubnet(address, bits, "ipv4");

/** Global unicast addresses are 2000::/3; these parts of it lead elsewhere. */
const SPECIAL_6 = new BlockList();
for (const [address, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  SPECIAL_6.addSubnet(address, bits, "ipv6");

const GLOBAL_6 = new BlockList();
GLOBAL_6.addSubnet("2000::", 3, "ipv6");

/**
 * True for an IP address of the public Internet; false for private, local and reserved addresses and any other text.
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !SPECIAL.check(address, "ipv4");
  return version === 6 && GLOBAL_6.check(address, "ipv6") && !SPECIAL_6.check(address, "ipv6");
}
