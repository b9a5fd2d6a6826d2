import {z} from "zod";
import {jsonValue} from "../input/json-text.ts";
import type {ImportedFile} from "./imported-entry.ts";
import type {MeasuredCommit} from "./measured-commit.ts";

/** A file below asv's `results/`. */
export interface AsvFile {
  /** Path below the folder: `cheetah/0123abcd-virtualenv-py3.12.json`. */
  readonly path: string;
  readonly text: string;
}

/** Commits of a tree of results, and files that were left out, each in words. */
export interface AsvResults {
  readonly commits: readonly MeasuredCommit[];
  readonly left: readonly string[];
}

/** Members of a result file that an import reads; the file itself is kept as it is. */
const result = z.object({
  commit_hash: z.string().regex(/^[0-9a-f]{7,64}$/i),
  /** Milliseconds since 1970, of the commit. */
  date: z.number(),
  results: z.record(z.string(), z.unknown()),
});

const suite = z.record(z.string(), z.unknown());
const benchmark = z.object({unit: z.string()});

/**
 * Reads asv's result files, which are kept as they are, an entry a commit and machine. `benchmarks`, the text of
 * benchmarks.json, gives the units of tracked values. Format: https://asv.readthedocs.io/en/stable/dev.html
 */
export function readAsv(
  files: readonly AsvFile[],
  benchmarks: string | undefined,
  folder: string,
): AsvResults {
  const units = suiteUnits(benchmarks);
  const left: string[] = [];
  const read = files.flatMap(file => {
    const content = result.safeParse(jsonValue(file.text)).data;
    const machine = file.path.split("/")[0] ?? "";
    if (!content) left.push(`${folder}/${file.path}: expected commit_hash, date and results`);
    return content ? [{file, machine, content}] : [];
  });
  const groups = Map.groupBy(read, ({machine, content}) => `${content.commit_hash} ${machine}`);
  const commits = [...groups.values()].flatMap(group => {
    const [first] = group;
    if (!first) return [];
    const {machine, content} = first;
    const names = group.flatMap(one => Object.keys(one.content.results));
    const kept = group.map(({file}) => ({name: `results/${file.path}`, content: bytes(file.text)}));
    return {
      commit: content.commit_hash,
      time: content.date,
      title: `Commit ${content.commit_hash.slice(0, 12)} on ${machine}`,
      authors: [],
      machine,
      provenance: `Imported from asv's results: ${group.map(({file}) => `\`${file.path}\``).join(", ")}.`,
      files: kept,
      unshown: unitsFile(names, units),
      source: `${folder}/${first.file.path}`,
    };
  });
  return {commits, left};
}

/** Writes the units of some benchmarks as benchmarks.json, which the result files are read with; empty without units. */
function unitsFile(names: readonly string[], units: ReadonlyMap<string, string>): ImportedFile[] {
  const own = [...new Set(names)].flatMap(name => {
    const unit = units.get(name);
    return unit === undefined ? [] : [[name, {unit}] as const];
  });
  if (own.length === 0) return [];
  return [
    {
      name: "results/benchmarks.json",
      content: bytes(`${JSON.stringify(Object.fromEntries(own), null, 2)}\n`),
    },
  ];
}

function suiteUnits(text: string | undefined): Map<string, string> {
  const whole = suite.safeParse(jsonValue(text ?? "")).data ?? {};
  return new Map(
    Object.entries(whole).flatMap(([name, one]) => {
      const read = benchmark.safeParse(one).data;
      return read ? [[name, read.unit] as const] : [];
    }),
  );
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
