import type {IncomingMessage} from "node:http";

/** Waits for Ctrl-C. */
export function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => {
    signal.addEventListener("abort", () => resolve(), {once: true});
  });
}

/** Writes a host as a browser opens it: IPv6 in brackets, and `localhost` for "all addresses". */
export function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/**
 * True for a request to a server on `host` under a name of its own. Any other name belongs to another site, led here by
 * its DNS: its pages could read the served files.
 */
export function isOwnHost({headers}: Pick<IncomingMessage, "headers">, host: string): boolean {
  if (host === "0.0.0.0" || host === "::") return true;
  const name = (headers.host ?? "")
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "");
  return [host.toLowerCase(), "localhost", "127.0.0.1", "::1"].includes(name);
}
