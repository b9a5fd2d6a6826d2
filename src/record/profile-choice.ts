import {withoutProcs} from "../benchstat/read/name.ts";
import type {Measurement} from "../measurement.ts";

/** Kinds of profile that a Go test binary writes, by the flag that asks for each. */
export const PROFILE_FLAGS = {
  cpu: "-test.cpuprofile",
  mem: "-test.memprofile",
  block: "-test.blockprofile",
  mutex: "-test.mutexprofile",
} as const;
export type ProfileKind = keyof typeof PROFILE_FLAGS;

/** A package to profile, and the benchmarks of it. */
export interface ProfileTarget {
  /** Import path. */
  readonly group: string;
  /** Expression for `-test.bench`. */
  readonly bench: string;
}

/** Maximum benchmarks to profile unless the author names some. */
const MOST = 3;

/**
 * Chooses the benchmarks to profile: the first of those given in the order of their movement, by package.
 * A benchmark within another is chosen by all parts of its name.
 */
export function profileTargets(moved: readonly Pick<Measurement, "group" | "name">[]): ProfileTarget[] {
  const chosen = moved.slice(0, MOST);
  const groups = Map.groupBy(chosen, ({group}) => group);
  return [...groups].map(([group, benchmarks]) => ({
    group,
    bench: benchExpression(benchmarks.map(({name}) => name)),
  }));
}

/** Writes an expression that matches whole names part by part, `^BenchmarkParse$/^(small|large)$`. */
export function benchExpression(names: readonly string[]): string {
  const parts = names.map(name => `Benchmark${withoutProcs(name)}`.split("/"));
  const depth = Math.min(...parts.map(one => one.length));
  return Array.from({length: depth}, (_, level) => {
    const words = [...new Set(parts.map(one => escapeExpression(one[level] ?? "")))];
    return words.length === 1 ? `^${words[0]}$` : `^(${words.join("|")})$`;
  }).join("/");
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** Names a profile's file: `cpu.before.pb.gz`, with the package where several are profiled: `cpu-parser.before.pb.gz`. */
export function profileName(kind: ProfileKind, group: string, several: boolean, sideWord: string): string {
  const segment =
    group
      .split("/")
      .at(-1)
      ?.replace(/[^A-Za-z0-9_.-]+/g, "-") ?? "";
  return `${several && segment ? `${kind}-${segment}` : kind}.${sideWord}.pb.gz`;
}
