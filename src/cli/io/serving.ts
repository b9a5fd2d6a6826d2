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
