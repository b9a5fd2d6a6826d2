import type {ArtifactFile} from "./artifact-file.ts";
import {isProseOrSource, sampledText} from "./sampled-text.ts";

/** The traces that the Go runtime writes to standard error under GODEBUG, each a line at a time. */
export type RuntimeTrace = "gctrace" | "schedtrace" | "inittrace";

/** How a line of each looks, and of benchmark results, which may stand in the same stream. */
const LINES: readonly (readonly [name: RuntimeTrace | "benchmark", line: RegExp])[] = [
  ["gctrace", /\bgc \d+ @\d[\d.]*s \d+%/g],
  ["schedtrace", /\bSCHED \d+ms: gomaxprocs=\d/g],
  ["inittrace", /^\s*init \S+ @[\d.]+ ms, [\d.]+ ms clock/gm],
  ["benchmark", /^Benchmark\S*[ \t]+\d+[ \t]+[\d.]+ \S/gm],
];

const known = new WeakMap<ArtifactFile, RuntimeTrace | undefined>();

/** Tells which trace most lines of a file are of; undefined for none, and where benchmark results are the most. */
export function runtimeTraceOf(file: ArtifactFile): RuntimeTrace | undefined {
  if (known.has(file)) return known.get(file);
  const found = isProseOrSource(file) ? undefined : mostLines(sampledText(file));
  known.set(file, found);
  return found;
}

function mostLines(text: string): RuntimeTrace | undefined {
  let most: {name: RuntimeTrace | "benchmark"; count: number} | undefined;
  for (const [name, line] of LINES) {
    const count = text.match(line)?.length ?? 0;
    if (count > (most?.count ?? 0)) most = {name, count};
  }
  return most?.name === "benchmark" ? undefined : most?.name;
}
