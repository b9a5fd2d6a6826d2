import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";

/** The traces that the Go runtime writes to standard error under GODEBUG, each a line at a time. */
export type RuntimeTrace = "gctrace" | "schedtrace" | "inittrace";

/** Line patterns of each trace, and of benchmark results, which may be in the same stream. */
const LINES: readonly (readonly [name: RuntimeTrace | "benchmark", line: RegExp])[] = [
  ["gctrace", /\bgc \d+ @\d[\d.]*s \d+%/g],
  ["schedtrace", /\bSCHED \d+ms: gomaxprocs=\d|^ {1,4}[PMG]\d+: (?:status|p)=/gm],
  ["inittrace", /^\s*init \S+ @[\d.]+ ms, [\d.]+ ms clock/gm],
  ["benchmark", /^Benchmark\S*[ \t]+\d+[ \t]+[\d.]+ \S/gm],
];

/** So many lines are a trace in a log of others, fewer a quotation in prose unless they are this share of all. */
const MANY = 100;
const LEAST_SHARE = 0.05;

const known = new WeakMap<ArtifactFile, RuntimeTrace | undefined>();

/** Returns the trace with the most lines in a file; undefined for other files, benchmark results and prose. */
export function runtimeTraceOf(file: ArtifactFile): RuntimeTrace | undefined {
  if (known.has(file)) return known.get(file);
  const found = isProseOrSource(file) ? undefined : mostLines(kindSample(file));
  known.set(file, found);
  return found;
}

function mostLines(text: string): RuntimeTrace | undefined {
  let most: {name: RuntimeTrace | "benchmark"; count: number} | undefined;
  for (const [name, line] of LINES) {
    const count = text.match(line)?.length ?? 0;
    if (count > (most?.count ?? 0)) most = {name, count};
  }
  if (!most || most.name === "benchmark") return undefined;
  const lines = text.match(/\S[^\n]*/g)?.length ?? 1;
  return most.count >= MANY || most.count >= lines * LEAST_SHARE ? most.name : undefined;
}
