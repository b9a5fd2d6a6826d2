import {createHash} from "node:crypto";
import {mkdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import process from "node:process";
import {remoteFolder} from "../../journal/read/cache-folder-fs.ts";
import type {RemoteFile} from "../../journal/read/remote-file.ts";
import type {RemoteAnswer, Transport} from "./transport.ts";

/** A download that was refused or did not give the file that was named. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
}

const MAX_REDIRECTS = 5;

/** Maximum time of a download, redirects included. */
const TOTAL_MS = 10 * 60_000;

/** Maximum time of the download of a text. */
const TEXT_MS = 60_000;

/** Limits and effects of a download. */
export interface DownloadRules {
  /** Hosts of journal.yaml. */
  readonly hosts: readonly string[];
  readonly transport: Transport;
  /** Aborted at Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * Downloads a remote attachment into the cache of a journal. It appears there only if size and digest are those of its
 * `.remote` file. Rejects with DownloadError.
 */
export async function download(root: string, remote: RemoteFile, rules: DownloadRules): Promise<void> {
  const signal = AbortSignal.any([rules.signal, AbortSignal.timeout(TOTAL_MS)]);
  const bytes = await withReason(() => bytesOf(remote, {...rules, signal}));
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest !== remote.sha256)
    throw new DownloadError(`sha256 must be ${remote.sha256}, the server's file has ${digest}`);
  const file = join(remoteFolder(root, remote.sha256), remote.name);
  const temporary = `${file}.${process.pid}.tmp`;
  mkdirSync(dirname(file), {recursive: true});
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, {force: true});
  }
}

/** Throws DownloadError unless an address is https without a user. */
function assertSecure(url: URL): void {
  if (url.protocol !== "https:")
    throw new DownloadError(`address must start with https://, got "${url.href}"`);
  if (url.username !== "" || url.password !== "")
    throw new DownloadError(`address must name no user, got one for ${url.host}`);
}

/** Throws DownloadError unless an address may be asked: https, a host of the list, no user. */
export function assertAllowed(url: URL, hosts: readonly string[]): void {
  assertSecure(url);
  if (!hosts.includes(url.host))
    throw new DownloadError(`host ${url.host} is not one of remote.hosts in journal.yaml`);
}

async function bytesOf(remote: RemoteFile, {hosts, ...network}: DownloadRules): Promise<Uint8Array> {
  const answer = await askFollowing(new URL(remote.url), url => assertAllowed(url, hosts), network);
  return await readBody(answer, remote.bytes);
}

/** Downloads a text of at most `most` bytes from any host by https. Rejects with DownloadError. */
export function downloadText(
  address: URL,
  most: number,
  rules: Pick<DownloadRules, "transport" | "signal">,
): Promise<string> {
  const signal = AbortSignal.any([rules.signal, AbortSignal.timeout(TEXT_MS)]);
  return withReason(async () => {
    const {body, close} = await askFollowing(address, assertSecure, {...rules, signal});
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body) {
      size += chunk.length;
      if (size > most) {
        close();
        throw new DownloadError(`the file of ${address.host} must have at most ${most} bytes`);
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  });
}

/** Asks for a file and follows redirects, each to an address that `check` does not refuse. */
async function askFollowing(
  address: URL,
  check: (url: URL) => void,
  {transport, signal}: Pick<DownloadRules, "transport" | "signal">,
): Promise<RemoteAnswer> {
  let url = address;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    check(url);
    const answer = await transport(url, signal);
    const {status, location} = answer;
    if (status === 200) return answer;
    answer.close();
    const target = location !== undefined && URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (![301, 302, 303, 307, 308].includes(status) || target === undefined)
      throw new DownloadError(`${url.host} answered with status ${status}`);
    url = target;
  }
  throw new DownloadError(`more than ${MAX_REDIRECTS} redirects`);
}

/** Reads a body of exactly the expected size; ends the connection as soon as there is more. */
async function readBody({body, length, close}: RemoteAnswer, expected: number): Promise<Uint8Array> {
  const wrong = (got: string): DownloadError => {
    close();
    return new DownloadError(`size must be ${expected} bytes, the server's file has ${got}`);
  };
  if (length !== undefined && length !== expected) throw wrong(String(length));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > expected) throw wrong("more");
    chunks.push(chunk);
  }
  if (size < expected) throw wrong(String(size));
  return Buffer.concat(chunks);
}

/** Turns the errors of the network into DownloadError. */
async function withReason<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DownloadError || !(error instanceof Error)) throw error;
    const {cause} = error;
    throw new DownloadError(cause instanceof Error ? cause.message : error.message);
  }
}
