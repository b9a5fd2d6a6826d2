import type {ArtifactFile} from "../../input/artifact-file.ts";
import {COMMON_FORMATS} from "./common-formats.ts";
import type {BenchmarkFormat} from "./format.ts";
import {MORE_FORMATS} from "./more-formats.ts";

/** Every format in the order they are asked. */
export const BENCHMARK_FORMATS: readonly BenchmarkFormat[] = [...COMMON_FORMATS, ...MORE_FORMATS];

/** Files that were asked about, so that reading them does not ask again. */
const known = new WeakMap<ArtifactFile, BenchmarkFormat>();

/** The first format that knows a file. */
export function benchmarkFormatOf(file: ArtifactFile): BenchmarkFormat | undefined {
  const found = known.get(file) ?? BENCHMARK_FORMATS.find(format => format.detect(file));
  if (found) known.set(file, found);
  return found;
}
