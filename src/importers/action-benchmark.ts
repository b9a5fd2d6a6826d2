import {z} from "zod";
import {jsonValue} from "../input/json-text.ts";
import {compareText} from "../text/compare.ts";
import {titleSlug} from "../text/title-slug.ts";
import type {ImportedFile} from "./imported-entry.ts";
import type {MeasuredCommit} from "./measured-commit.ts";

/** A run of a suite, as github-action-benchmark keeps it; members that are not listed are not read. */
const run = z.object({
  commit: z.object({
    id: z.string().regex(/^[0-9a-f]{7,64}$/i),
    message: z.string().default(""),
    timestamp: z.string().optional(),
    author: z.object({name: z.string().optional(), username: z.string().optional()}).optional(),
  }),
  /** Milliseconds since 1970, when the run ended. */
  date: z.number(),
  benches: z.array(
    z.object({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      range: z.string().optional(),
      extra: z.string().optional(),
    }),
  ),
});

const data = z.object({entries: z.record(z.string(), z.array(z.unknown()))});

type SuiteRun = z.infer<typeof run> & {readonly suite: string; readonly index: number};

/** Commits of a data.js, and runs that were left out, each in words. */
export interface ActionBenchmarkData {
  readonly commits: readonly MeasuredCommit[];
  readonly left: readonly string[];
}

/**
 * Reads the data.js of github-action-benchmark: `window.BENCHMARK_DATA = {…}`, or the object alone. Each suite becomes a file
 * of its commit, in the JSON that the action takes of any tool; names get the suite in front where there are several suites.
 * E-mail addresses are not read. Of several runs of a suite at the same commit the last counts. Undefined for any other text.
 */
export function readActionBenchmark(text: string, path: string): ActionBenchmarkData | undefined {
  const whole = data.safeParse(parseObject(text)).data;
  if (!whole) return undefined;
  const left: string[] = [];
  const runs = Object.entries(whole.entries).flatMap(([suite, written]) =>
    written.flatMap((one, index): SuiteRun[] => {
      const read = run.safeParse(one).data;
      if (!read)
        left.push(`${path}: ${suite}, run ${index + 1}: it has no commit, date or list of benchmarks`);
      return read ? [{...read, suite, index}] : [];
    }),
  );
  const isOne = Object.keys(whole.entries).length === 1;
  const commits = [...Map.groupBy(runs, ({commit}) => commit.id)].map(([commit, group]) => {
    const last = new Map(group.sort((a, b) => a.date - b.date).map(each => [each.suite, each]));
    for (const each of group)
      if (last.get(each.suite) !== each)
        left.push(
          `${path}: ${each.suite}, run ${each.index + 1}: ${commit.slice(0, 12)} was measured again later`,
        );
    return measuredCommit(
      commit,
      [...last.values()].sort((a, b) => compareText(a.suite, b.suite)),
      isOne,
      path,
    );
  });
  return {commits, left};
}

/** Parses the object of a script that assigns it, or the object alone. */
function parseObject(text: string): unknown {
  return jsonValue(text.slice(Math.max(text.indexOf("{"), 0), text.lastIndexOf("}") + 1));
}

function measuredCommit(
  commit: string,
  runs: readonly SuiteRun[],
  isOneSuite: boolean,
  path: string,
): MeasuredCommit {
  const {commit: about, date} = runs[0] ?? {commit: {message: ""}, date: 0};
  const written = Date.parse(about.timestamp ?? "");
  const author = about.author?.name ?? about.author?.username;
  const suites = runs.map(({suite}) => suite);
  return {
    commit,
    time: Number.isNaN(written) ? date : written,
    title: about.message.split("\n")[0] ?? "",
    authors: author === undefined || author.includes("@") ? [] : [author],
    provenance: `Imported from \`${path}\`, where github-action-benchmark keeps one value a benchmark and run: ${suites.join(", ")}.`,
    files: suiteFiles(runs, isOneSuite),
    source: path,
  };
}

function suiteFiles(runs: readonly SuiteRun[], isOneSuite: boolean): ImportedFile[] {
  const counts = new Map<string, number>();
  return runs.map(({suite, benches}) => {
    const slug = titleSlug(suite) || "benchmarks";
    const count = (counts.get(slug) ?? 0) + 1;
    counts.set(slug, count);
    const results = isOneSuite ? benches : benches.map(bench => ({...bench, name: `${suite}/${bench.name}`}));
    return {
      name: `${count === 1 ? slug : `${slug}-${count}`}.json`,
      content: new TextEncoder().encode(`${JSON.stringify(results, null, 2)}\n`),
    };
  });
}
