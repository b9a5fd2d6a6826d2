import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import {formatOfFile} from "../../pprof/formats/formats.ts";
import {namedProfile} from "../../pprof/formats/pprof-protobuf.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {withShortTypes} from "../../pprof/profile/profile.ts";
import {fewSamplesLimit, lightLoad, sampleCount} from "../../pprof/profile/quality.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {tooFewSamples as fewSamplesProblem, noSamples} from "../../problems/profile.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {profileCompareView} from "./compare/compare.ts";
import {profileFacts} from "./facts.ts";
import {readingRoom, readingSteps} from "./profile-steps.ts";
import {profileTitle} from "./profile-title.ts";
import {topNumbers} from "./top/top-numbers.ts";
import {profileView} from "./view.ts";

/** Profiles in pprof's format and those that `formats/` lists: CPU, heap, block, mutex, goroutine and others. */
export const profileKind: ModelKind<Profile> = defineKind<Profile>({
  name: "profile",
  guide: {
    what: "A profile: pprof's protobuf and old text forms, folded stacks, `perf script`, V8, speedscope, Chrome, Firefox, callgrind.",
    commands: [
      "go test -run=^$ -bench=Parse -cpuprofile=cpu.pb.gz",
      "curl -o heap.pb.gz http://localhost:6060/debug/pprof/heap",
      "perf script > perf.txt",
      "node --cpu-prof server.js",
    ],
    shown:
      "A flame graph, the top table with pprof's numbers, and pages for the call graph, peek, source, traces and tags; a pair is shown as a differential flame graph.",
    sample: "deep-cpu.pb",
  },
  detect: file => formatOfFile(file) !== undefined,
  parse: parseProfile,
  title: (profile, file) => profileTitle(profile, file.name),
  facts: profileFacts,
  tables: topNumbers,
  isEmpty: ({samples}) => samples.count === 0,
  view: profileView,
  compare: profileCompareView,
});

function parseProfile(file: ArtifactFile): Parsed<Profile> {
  file.spend?.("profileSteps", readingSteps(file));
  const room = readingRoom(file);
  // A reading that is kept draws the same kinds of work again.
  if (room > 0) file.spend?.("profileRoom", room);
  const {profile: read, problems} = (formatOfFile(file) ?? namedProfile).read(file);
  const profile = file.fewSamples === undefined ? read : {...read, fewSamples: file.fewSamples};
  const isRead = profile.sampleTypes.length > 0 || problems.length === 0;
  return {
    model: withShortTypes(profile),
    problems: isRead ? [...problems, ...thinness(file, profile)] : problems,
  };
}

/** Warns of a profile without samples, or with too few to rely on. */
function thinness(file: ArtifactFile, profile: Profile): Problem[] {
  if (profile.samples.count === 0) return [problemAt({file: file.path}, noSamples())];
  const counted = sampleCount(profile);
  const least = fewSamplesLimit(profile);
  if (!counted || counted.count >= least) return [];
  const message = fewSamplesProblem(counted.of, least, counted.count, lightLoad(profile));
  return [problemAt({file: file.path}, message)];
}
