import type {ElementContent} from "hast";
import {h} from "hastscript";
import {measure} from "../../artifacts/benchmark/measure.ts";
import {comparePart} from "../../artifacts/profile/compare/compare.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {MeasuredBenchmark} from "../../pprof/diff/benchmarks.ts";
import {measuredBenchmarks} from "../../pprof/diff/measured-benchmarks.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {defaultSampleType} from "../../pprof/profile/sample-type.ts";
import {FileError} from "./fetch-file.ts";
import {fetchFormat} from "./fetch-format.ts";

/** Two profiles beside each other, and the sample types that both have. */
export interface ProfileComparison {
  readonly view: ElementContent[];
  readonly sampleTypes: readonly string[];
  /** Sample type drawn by default; "" if the profiles have none in common. */
  readonly usualType: string;
}

/** A profile, and the benchmark results beside it. */
export interface ProfileFiles {
  readonly profile: ArtifactFile;
  readonly benchmarks: readonly ArtifactFile[];
}

/** Draws the differential flame graph and the table of two profiles as entry pages do; `sample` is "" for the usual type. */
export async function compareProfiles(
  base: ProfileFiles,
  head: ProfileFiles,
  sample: string,
): Promise<ProfileComparison> {
  const before = profileOf(base.profile);
  const after = profileOf(head.profile);
  const types = after.sampleTypes.map(({type}) => type);
  const sampleTypes = types.filter(type => before.sampleTypes.some(one => one.type === type));
  const benchmarks = {base: await benchmarksOf(base), head: await benchmarksOf(head)};
  const wanted = {benchmarks, ...(sampleTypes.includes(sample) && {sample})};
  const result = comparePart(before, after, wanted, {id: "compare", size: "page"});
  const usual = types[defaultSampleType(after)] ?? "";
  const usualType = sampleTypes.includes(usual) ? usual : "";
  if ("view" in result) return {view: result.view, sampleTypes, usualType};
  const both = `the base has ${namesOf(before)}, the head ${namesOf(after)}`;
  return {
    view: [h("p.warning", `These profiles cannot be compared: ${result.message} (${both}).`)],
    sampleTypes: [],
    usualType: "",
  };
}

async function benchmarksOf({benchmarks}: ProfileFiles): Promise<MeasuredBenchmark[]> {
  const measured = await Promise.all(
    benchmarks.map(async file => {
      const format = await fetchFormat(file);
      return format ? measure(format.read(file).model) : [];
    }),
  );
  return measuredBenchmarks(measured.flat());
}

function profileOf(file: ArtifactFile): Profile {
  const profile = profileKind.detect(file) ? profileKind.modelOf(profileKind.open(file)) : undefined;
  if (!profile || profile.sampleTypes.length === 0) throw new FileError(`${file.name} holds no profile`);
  return profile;
}

function namesOf({sampleTypes}: Profile): string {
  return sampleTypes.map(({type}) => type).join(", ");
}
