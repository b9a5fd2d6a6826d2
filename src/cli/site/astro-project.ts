import process from "node:process";
import type {AstroInlineConfig} from "astro";
import {PROJECT} from "../journal/journal-folder.ts";

/** What the command line tells astro.config.mjs; absent values are journal.yaml's or the defaults. */
export interface SiteChoice {
  /** The folder that holds content/; absolute. */
  readonly root: string;
  /** Path the site is published under: `/name/`. */
  readonly base: string | undefined;
  /** Origin the site is published at. */
  readonly site: string | undefined;
  readonly drafts: boolean;
  /** The last day an entry may be of, `YYYY-MM-DD`. */
  readonly today?: string;
}

/** What `PERF_JOURNAL_*` variables astro.config.mjs reads for a choice; undefined leaves one unset. */
export function siteEnvironment(choice: SiteChoice): Record<string, string | undefined> {
  return {
    PERF_JOURNAL_ROOT: choice.root,
    ...(choice.base !== undefined && {PERF_JOURNAL_BASE: choice.base}),
    ...(choice.site !== undefined && {PERF_JOURNAL_SITE: choice.site}),
    ...(choice.drafts && {PERF_JOURNAL_DRAFTS: "1"}),
    ...(choice.today !== undefined && {PERF_JOURNAL_TODAY: choice.today}),
  };
}

/**
 * Prepares this process for Astro, which reads its configuration from the environment and looks for its packages
 * from the current directory on, and loads it.
 */
export async function loadAstro(choice: SiteChoice): Promise<typeof import("astro")> {
  Object.assign(process.env, siteEnvironment(choice), {ASTRO_TELEMETRY_DISABLED: "1"});
  // Pages would read these for import.meta.env, and a build would take itself for the dev server.
  for (const name of ["BASE_URL", "DEV", "MODE", "NODE_ENV", "PROD", "SSR"]) delete process.env[name];
  process.chdir(PROJECT);
  return import("astro");
}

/** The part of Astro's configuration that every command shares. */
export const QUIET: AstroInlineConfig = {root: PROJECT, logLevel: "error", devToolbar: {enabled: false}};
