import {relative} from "node:path";
import {noPositionals, parseArguments} from "../arguments.ts";
import type {SiteChoice} from "../astro-project.ts";
import {loadAstro, QUIET} from "../astro-project.ts";
import {writeBuildRecord} from "../build-record.ts";
import type {CommandIo} from "../command-io.ts";
import {EXIT} from "../command-io.ts";
import {journalRoot} from "../journal-folder.ts";
import type {JournalState} from "../journal-state.ts";
import {readJournalState} from "../journal-state.ts";
import {countProblems, formatCounts, plural, printProblems} from "../problem-report.ts";
import {siteBase, siteOrigin} from "../site-base.ts";
import {
  assertReplaceable,
  makeWorkFolder,
  measureSite,
  remove,
  replaceSite,
  siteFolder,
} from "../site-folder.ts";
import {showProgress} from "../terminal.ts";

export const usage = `usage: perf-journal build [--strict] [--out dist] [--base /name/] [--site https://example.org] [--drafts] [--root folder]

Writes the site. An entry with problems does not keep the others from being built;
a build that fails or is interrupted leaves the site of the build before as it was.

  --strict        write nothing and exit with status 1 when the journal has problems at error level
  --out folder    where to write the site (default dist beside content/)
  --base path     path the site is published under (default journal.yaml's, else /)
  --site origin   origin the site is published at, for feeds and the sitemap (default journal.yaml's)
  --drafts        build entries with "draft: true", too
  --root folder   where content/ lies (default the current directory)
`;

const OPTIONS = {
  strict: {type: "boolean", default: false},
  out: {type: "string"},
  base: {type: "string"},
  site: {type: "string"},
  drafts: {type: "boolean", default: false},
  root: {type: "string"},
} as const;

/** Builds the site. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  noPositionals(positionals);
  const start = io.now();
  const root = journalRoot(io, values.root);
  const out = siteFolder(io, root, values.out);
  assertReplaceable(out, root);
  const choice: SiteChoice = {
    root,
    base: values.base === undefined ? undefined : siteBase(values.base),
    site: values.site === undefined ? undefined : siteOrigin(values.site),
    drafts: values.drafts,
  };
  const state = await readState(choice, io);
  const counts = countProblems(state.problems);
  printProblems(state.problems, root, io, "stderr");
  if (values.strict && counts.error > 0) {
    io.stderr(`${formatCounts(counts)}: nothing was built\n`);
    return EXIT.problems;
  }
  const {base, site} = state.journal.config;
  await buildInto(out, {...choice, base, site}, io);
  writeBuildRecord(root, {out, base});
  io.stdout(`${summary(out, state, io.now() - start, io)}\n`);
  return EXIT.ok;
}

async function readState(choice: SiteChoice, io: CommandIo): Promise<JournalState> {
  const progress = showProgress(io);
  try {
    return await readJournalState(choice, io.now(), progress);
  } finally {
    progress.done();
  }
}

/** Runs Astro in a folder of its own, then puts the result in place. */
async function buildInto(out: string, choice: SiteChoice, io: CommandIo): Promise<void> {
  const work = makeWorkFolder();
  const progress = showProgress(io);
  const cleanUp = () => remove(work);
  io.signal.addEventListener("abort", cleanUp);
  try {
    const astro = await loadAstro(choice);
    progress.update("building the site");
    await astro.build({...QUIET, mode: "production", outDir: work});
    progress.done();
    replaceSite(work, out);
  } finally {
    io.signal.removeEventListener("abort", cleanUp);
    cleanUp();
  }
}

function summary(out: string, state: JournalState, milliseconds: number, io: CommandIo): string {
  const {pages, bytes} = measureSite(out);
  const {entries, broken} = state.journal;
  const parts = [
    plural(entries.length, "entry", "entries") || "no entries",
    broken.length > 0 ? `${broken.length} left out` : "",
    plural(pages, "page"),
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${(milliseconds / 1000).toFixed(1)} s`,
    state.problems.length > 0 ? formatCounts(countProblems(state.problems)) : "",
  ].filter(Boolean);
  return `${relative(io.cwd, out) || "."}: ${parts.join(", ")}`;
}
