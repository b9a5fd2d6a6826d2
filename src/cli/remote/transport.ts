import type {LookupAddress} from "node:dns";
import {lookup} from "node:dns";
import type {IncomingMessage} from "node:http";
import {request} from "node:https";
import type {LookupFunction} from "node:net";
import {isIP} from "node:net";
import {isPublicAddress} from "./public-address.ts";

/** An answer of a server, before its body is read. */
export interface RemoteAnswer {
  readonly status: number;
  /** Address of a redirect, as the server wrote it. */
  readonly location: string | undefined;
  /** Size that the server announces, in bytes. */
  readonly length: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection; the body is not read further. */
  close(): void;
}

/** Asks a server for a file; rejects if it cannot be reached. Tests pass another. */
export type Transport = (url: URL, signal: AbortSignal) => Promise<RemoteAnswer>;

/** Maximum time without a byte from the server. */
const SILENCE_MS = 30_000;

/**
 * Asks a server by HTTPS, without following redirects. The address that is connected to is the checked address, so
 * that a name cannot lead to this computer or its network.
 */
export const httpsTransport: Transport = (url, signal) =>
  new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !isPublicAddress(host))
      return reject(new Error(`${host} is not a public address`));
    const call = request(
      url,
      {
        signal,
        lookup: publicLookup,
        timeout: SILENCE_MS,
        agent: false,
        headers: {"user-agent": "perf-journal", "accept-encoding": "identity"},
      },
      response => resolve(answerOf(response)),
    );
    call.on("timeout", () => call.destroy(new Error(`no answer within ${SILENCE_MS / 1000} s`)));
    call.on("error", reject);
    call.end();
  });

function answerOf(response: IncomingMessage): RemoteAnswer {
  const length = response.headers["content-length"];
  return {
    status: response.statusCode ?? 0,
    location: response.headers.location,
    length: length === undefined ? undefined : Number(length),
    body: response,
    close: () => response.destroy(),
  };
}

/** Resolves a name as the system does, and refuses it if any of its addresses is not public. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, {...options, all: true}, (error, addresses: readonly LookupAddress[]) => {
    if (error) return callback(error, []);
    const refused = addresses.find(({address}) => !isPublicAddress(address));
    const [first] = addresses;
    if (refused || !first)
      return callback(new Error(`${hostname} has the address ${refused?.address}, which is not public`), []);
    if (options.all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  });
};
