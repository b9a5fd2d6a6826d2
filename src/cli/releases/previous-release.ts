import {readFileSync, statSync} from "node:fs";
import {join, resolve} from "node:path";
import {isSystemError} from "../../input/system-error.ts";
import type {Problem} from "../../problem.ts";
import {printableLine} from "../../text/printable.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {DownloadError, downloadText} from "../remote/download-fs.ts";
import type {Transport} from "../remote/transport.ts";
import {httpsTransport} from "../remote/transport.ts";
import {goneAddresses, LEDGER_FILE, readLedger} from "./published-addresses.ts";

/** Maximum bytes of a ledger: that of a site of the largest size. */
const LEDGER_BYTES = 32 * 2 ** 20;

/** Returns the place of a release as `--previous` names it: an https address as it is, a folder as an absolute path. */
export function previousPlace(place: string, {cwd}: Pick<CommandIo, "cwd">): string {
  return isAddress(place) ? place : resolve(cwd, place);
}

/** Lists the addresses of the last release that the site in `folder` does not have; says so if they are unknown. */
export async function goneSince(
  previous: string,
  folder: string,
  {signal, stderr}: Pick<CommandIo, "signal" | "stderr">,
): Promise<Problem[]> {
  const release = await previousRelease(previous, {transport: httpsTransport, signal});
  if (release.addresses === undefined) {
    stderr(`perf-journal: the addresses of the last release are unknown: ${printableLine(release.reason)}\n`);
    return [];
  }
  const now = readLedger(readFileSync(join(folder, LEDGER_FILE), "utf8")) ?? [];
  return goneAddresses(release.addresses, now);
}

/** Addresses of a release, or the reason why they are unknown. */
export type PreviousRelease =
  | {readonly addresses: readonly string[]}
  | {readonly addresses: undefined; readonly reason: string};

/** Reads the ledger of a release: of a site by its https address, or in a folder, absolute. */
export async function previousRelease(
  place: string,
  network: {readonly transport: Transport; readonly signal: AbortSignal},
): Promise<PreviousRelease> {
  if (/^http:/i.test(place)) return unknown("an address must start with https://");
  try {
    const text = isAddress(place)
      ? await downloadText(ledgerAddress(place), LEDGER_BYTES, network)
      : readLedgerFile(join(place, LEDGER_FILE));
    const addresses = readLedger(text);
    return addresses ? {addresses} : unknown(`${LEDGER_FILE} is no list of addresses`);
  } catch (error) {
    if (error instanceof DownloadError || isSystemError(error)) return unknown(error.message);
    throw error;
  }
}

/** True for an address of the web; throws a usage error for one of another protocol. */
function isAddress(place: string): boolean {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(place)) return false;
  // CI may set an http address, which gives a reason and no error.
  if (URL.canParse(place) && /^https?:$/.test(new URL(place).protocol)) return true;
  throw usageError(`--previous takes a folder or an address that starts with https://, got "${place}"`);
}

function ledgerAddress(site: string): URL {
  const url = new URL(site);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return new URL(LEDGER_FILE, url);
}

function readLedgerFile(path: string): string {
  const {size} = statSync(path);
  if (size > LEDGER_BYTES) throw new DownloadError(`${LEDGER_FILE} must have at most ${LEDGER_BYTES} bytes`);
  return readFileSync(path, "utf8");
}

function unknown(reason: string): PreviousRelease {
  return {addresses: undefined, reason};
}
