import {usageError} from "../io/command-error.ts";

/** Message for a journal whose address is unknown; commands append the consequence. */
export const NO_SITE =
  "the journal's web address is unknown (set `site` in journal.yaml, --site, or PERF_JOURNAL_SITE)";

/** Where a site is published, as far as it is known without journal.yaml. */
export interface SiteAddress {
  /** Path: `/name/`. */
  readonly base?: string;
  /** Origin: `https://example.org`. */
  readonly site?: string;
}

/**
 * Returns where a site is published by the options `--site` and `--base`, else by PERF_JOURNAL_SITE and PERF_JOURNAL_BASE, which
 * a workflow sets.
 */
export function siteAddress(
  options: {readonly site?: string | undefined; readonly base?: string | undefined},
  env: Readonly<Record<string, string | undefined>>,
): SiteAddress {
  const site = options.site ?? (env.PERF_JOURNAL_SITE || undefined);
  const base = options.base ?? (env.PERF_JOURNAL_BASE || undefined);
  return {
    ...(site !== undefined && {site: siteOrigin(site)}),
    ...(base !== undefined && {base: siteBase(base)}),
  };
}

/** As `siteAddress`, of commands that print or read links; GitLab names the address of its pages in every job. */
export function linkAddress(
  options: {readonly site?: string | undefined; readonly base?: string | undefined},
  env: Readonly<Record<string, string | undefined>>,
): SiteAddress {
  const own = siteAddress(options, env);
  const pages = env.CI_PAGES_URL ?? "";
  if (own.site !== undefined || !URL.canParse(pages)) return own;
  const {origin, pathname} = new URL(pages);
  return {site: origin, base: siteBase(pathname), ...own};
}

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
