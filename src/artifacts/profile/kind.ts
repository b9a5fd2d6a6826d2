import type {Problem} from "../../problem.ts";
import type {ArtifactFile} from "../artifact-file.ts";
import type {ModelKind, Parsed} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {compareView} from "./compare.ts";
import type {Fault} from "./decode.ts";
import {decodeProfile} from "./decode.ts";
import {looksLikeProfile} from "./detect.ts";
import {profileFacts} from "./facts.ts";
import type {Profile} from "./profile.ts";
import {emptyProfile, withShortTypes} from "./profile.ts";
import {profileTitle} from "./profile-title.ts";
import {FEW_SAMPLES, load, sampleCount} from "./quality.ts";
import {growingStrings} from "./string-table.ts";
import {profileView} from "./view.ts";

/** Profiles in pprof's format: CPU, heap, block, mutex, goroutine and custom ones. */
export const profileKind: ModelKind<Profile> = defineKind<Profile>({
  name: "profile",
  detect: looksLikeProfile,
  parse: parseProfile,
  title: (profile, file) => profileTitle(profile, file.name),
  facts: profileFacts,
  view: profileView,
  compare: compareView,
});

function parseProfile(file: ArtifactFile): Parsed<Profile> {
  const decoded = decodeProfile(file.bytes);
  if ("fault" in decoded)
    return {model: emptyProfile(growingStrings()), problems: [malformed(file, decoded.fault)]};
  return {model: withShortTypes(decoded.profile), problems: thinness(file, decoded.profile)};
}

function malformed(file: ArtifactFile, {message, detail, hint}: Fault): Problem {
  const place = detail === "" ? "" : ` (${detail})`;
  return {file: file.path, severity: "error", code: "PJ060", message: `${message}${place}`, hint};
}

/** Says when a profile has nothing, or too little to rely on. */
function thinness(file: ArtifactFile, profile: Profile): Problem[] {
  if (profile.samples.count === 0)
    return [
      {
        file: file.path,
        severity: "warning",
        code: "PJ062",
        message: "profile has no samples",
        hint: "record while the program works, or for longer",
      },
    ];
  const counted = sampleCount(profile);
  if (!counted || counted.count >= FEW_SAMPLES) return [];
  const light = load(profile);
  return [
    {
      file: file.path,
      severity: "warning",
      code: "PJ061",
      message: `profile has too few ${counted.of}, expected at least ${FEW_SAMPLES}, got ${counted.count}`,
      hint: `${light === "" ? "" : `${light}: taken under light load; `}record while the program works, or for longer`,
    },
  ];
}
