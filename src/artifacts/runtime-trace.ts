import type {ArtifactFile} from "./artifact-file.ts";

/** The traces that the Go runtime writes to standard error under GODEBUG, each a line at a time. */
export type RuntimeTrace = "gctrace" | "schedtrace" | "inittrace";

/** How a line of each looks, and of benchmark results, which may stand in the same stream. */
const LINES: readonly (readonly [name: RuntimeTrace | "benchmark", line: RegExp])[] = [
  ["gctrace", /\bgc \d+ @\d[\d.]*s \d+%/g],
  ["schedtrace", /\bSCHED \d+ms: gomaxprocs=\d/g],
  ["inittrace", /^\s*init \S+ @[\d.]+ ms, [\d.]+ ms clock/gm],
  ["benchmark", /^Benchmark\S*[ \t]+\d+[ \t]+[\d.]+ \S/gm],
];

/** Bytes that are looked at from the beginning, the middle and the end. */
const SAMPLE = 256 * 1024;

const known = new WeakMap<ArtifactFile, RuntimeTrace | undefined>();

/** Tells which trace most lines of a file are of; undefined for none, and where benchmark results are the most. */
export function runtimeTraceOf(file: ArtifactFile): RuntimeTrace | undefined {
  if (known.has(file)) return known.get(file);
  const found = mostLines(file.bytes);
  known.set(file, found);
  return found;
}

function mostLines(bytes: Uint8Array): RuntimeTrace | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  const text = sampled(bytes);
  let most: {name: RuntimeTrace | "benchmark"; count: number} | undefined;
  for (const [name, line] of LINES) {
    const count = text.match(line)?.length ?? 0;
    if (count > (most?.count ?? 0)) most = {name, count};
  }
  return most?.name === "benchmark" ? undefined : most?.name;
}

function sampled(bytes: Uint8Array): string {
  const decode = (start: number, end: number) => new TextDecoder().decode(bytes.subarray(start, end));
  if (bytes.length <= 3 * SAMPLE) return decode(0, bytes.length);
  const middle = Math.floor(bytes.length / 2);
  return [
    decode(0, SAMPLE),
    decode(middle, middle + SAMPLE),
    decode(bytes.length - SAMPLE, bytes.length),
  ].join("\n");
}
