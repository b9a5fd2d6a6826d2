import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {ArtifactFile} from "../../artifacts/artifact-file.ts";
import {comparePart} from "../../artifacts/profile/compare.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import type {Profile} from "../../artifacts/profile/profile.ts";
import {defaultSampleType} from "../../artifacts/profile/sample-type.ts";
import {FileError} from "./fetch-file.ts";

/** Two profiles beside each other, and the sample types that both have. */
export interface ProfileComparison {
  readonly view: ElementContent[];
  readonly sampleTypes: readonly string[];
  /** The one that is drawn where none is asked for; "" where they have none in common. */
  readonly usualType: string;
}

/** Draws the differential flame graph and the table of two profiles as entry pages do; `sample` is "" for the usual type. */
export function compareProfiles(base: ArtifactFile, head: ArtifactFile, sample: string): ProfileComparison {
  const before = profileOf(base);
  const after = profileOf(head);
  const types = after.sampleTypes.map(({type}) => type);
  const sampleTypes = types.filter(type => before.sampleTypes.some(one => one.type === type));
  const wanted = sampleTypes.includes(sample) ? {sample} : {};
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

function profileOf(file: ArtifactFile): Profile {
  const profile = profileKind.detect(file) ? profileKind.modelOf(profileKind.open(file)) : undefined;
  if (!profile || profile.sampleTypes.length === 0) throw new FileError(`${file.name} holds no profile`);
  return profile;
}

function namesOf({sampleTypes}: Profile): string {
  return sampleTypes.map(({type}) => type).join(", ");
}
