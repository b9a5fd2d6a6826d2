import type {TestSpecification} from "vitest/node";
import {BaseSequencer} from "vitest/node";

/** Test files of more than 10 seconds of processor time, the longest first; the sample comes first since others wait for it. */
const LONGEST = [
  "src/site/sample.site.test.ts",
  "src/cli/site/kept-pages.site.test.ts",
  "src/cli/commands/costly-entries.site.test.ts",
  "src/site/determinism.site.test.ts",
  "src/site/shift.site.test.ts",
  "src/islands/compare/compare.site.test.ts",
  "src/islands/flame-graph/flame-graph.site.test.ts",
  "scripts/pack/package.site.test.ts",
  "src/site/new-kind.site.test.ts",
  "src/cli/commands/build.site.test.ts",
  "src/pprof/formats/formats.mutations.test.ts",
  "src/benchstat/formats/formats.mutations.test.ts",
  "src/artifacts/tool-reports.mutations.test.ts",
  "src/pprof/profile/decode.mutations.test.ts",
  "src/render/pathological.stress.test.ts",
  "scripts/bench/change-points.stress.test.ts",
  "src/cli/commands/record.test.ts",
  "src/render/hostile.test.ts",
  "src/cli/commands/record-go.test.ts",
  "src/cli/commands/record-refusals.test.ts",
  "scripts/docs/problem-docs.test.ts",
];

/** Starts the longest test files first, so that none is left to run alone: a clone has no durations for vitest to sort by. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...Map.groupBy(sorted, file => file.project.name).values()];
    return projects.flatMap(some => some.toSorted((a, b) => rankOf(a) - rankOf(b)));
  }
}

function rankOf({moduleId}: TestSpecification): number {
  const index = LONGEST.findIndex(path => moduleId.replaceAll("\\", "/").endsWith(`/${path}`));
  return index < 0 ? LONGEST.length : index;
}
