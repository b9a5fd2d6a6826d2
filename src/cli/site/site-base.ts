import {usageError} from "../io/command-error.ts";

/** Normalizes the path a site is published under: `perf`, `/perf` and `/perf/` are `/perf/`; "" is `/`. */
export function siteBase(text: string): string {
  const trimmed = text.replace(/^\/+|\/+$/g, "");
  if (trimmed === "") return "/";
  if (/^[\w.~-]+(\/[\w.~-]+)*$/.test(trimmed) && !trimmed.split("/").some(part => /^\.+$/.test(part)))
    return `/${trimmed}/`;
  throw usageError(`--base takes a path such as /perf/, got "${text}"`);
}

/** Normalizes the origin a site is published at: `https://example.org`, without path or trailing slash. */
export function siteOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === "/" &&
    !url.search &&
    !url.hash &&
    !url.username
  )
    return url.origin;
  throw usageError(
    `--site takes an origin such as https://example.org, got "${text}"`,
    "the path belongs to --base",
  );
}
