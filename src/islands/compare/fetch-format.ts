import {COMMON_FORMATS} from "../../benchstat/formats/common-formats.ts";
import type {BenchmarkFormat} from "../../benchstat/formats/format.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";

/**
 * Finds the format of benchmark results; the code of the less common formats is fetched when no common format matches
 * the file.
 */
export async function fetchFormat(file: ArtifactFile): Promise<BenchmarkFormat | undefined> {
  const common = COMMON_FORMATS.find(format => format.detect(file));
  if (common) return common;
  const {MORE_FORMATS} = await import("../../benchstat/formats/more-formats.ts");
  return MORE_FORMATS.find(format => format.detect(file));
}
