import {describe, expect, test} from "vitest";
import {WORK} from "../../budgets.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {recordedProfile} from "../../pprof/testdata/profiles-fs.ts";
import {profileKind} from "./kind.ts";
import {figureSteps, pageSteps, pairFigureSteps, pairPageSteps} from "./profile-steps.ts";

const METER = WORK.profileSteps.most;
const BEFORE = recordedProfile("cpu-before.pb.gz");
const AFTER = recordedProfile("cpu-after.pb.gz");

/** A profile of folded stacks that share `shared` of their frames, callers first. */
function folded(stacks: number, depth: number, shared: number): Profile {
  const lines = Array.from({length: stacks}, (_, stack) => {
    const frames = Array.from({length: depth}, (_, frame) => (frame < shared ? `c${frame}` : `f${stack}`));
    return `${frames.join(";")} 1\n`;
  });
  const file = artifactFile("cpu.folded", "cpu.folded", new TextEncoder().encode(lines.join("")));
  const profile = profileKind.modelOf(profileKind.open(file));
  if (!profile) throw new Error("no profile");
  return profile;
}

describe("steps of profiles", () => {
  test("leave room for 15 pairs of recorded profiles and 30 figures of them in an entry", () => {
    const [before, after] = [pageSteps(BEFORE), pageSteps(AFTER)];
    const pages = before + after + pairPageSteps(before, after);
    const figures = 2 * figureSteps(AFTER) + pairFigureSteps(BEFORE, AFTER);
    expect(15 * (pages + figures)).toBeLessThan(METER);
  });

  test("grow with the frames that stacks do not share", () => {
    const [apart, together] = [folded(500, 20, 0), folded(500, 20, 19)];
    expect(apart.samples.frames.length).toBe(together.samples.frames.length);
    expect(pageSteps(apart)).toBeGreaterThan(1.5 * pageSteps(together));
    expect(figureSteps(apart)).toBeGreaterThan(1.5 * figureSteps(together));
  });

  test("grow with the calls at a place, beyond those that compilers put there", () => {
    const {locations} = BEFORE;
    const many = {...locations, lineOffsets: locations.lineOffsets.map((_, place) => 100 * place)};
    const few = {...locations, lineOffsets: locations.lineOffsets.map((_, place) => 4 * place)};
    const empty = {...BEFORE, samples: {...BEFORE.samples, count: 0}};
    const frames = BEFORE.samples.frames.length;
    const added = pageSteps({...empty, locations: many}) - pageSteps({...empty, locations: few});
    expect(added).toBeGreaterThan(0.25 * 96 * frames);
  });

  test("of a comparison grow with the functions of both sides", () => {
    const [few, many] = [folded(2, 20, 0), folded(20_000, 2, 1)];
    expect(pairFigureSteps(many, few)).toBeGreaterThan(4 * pairFigureSteps(few, few));
    expect(pairFigureSteps(few, many)).toBe(pairFigureSteps(many, few));
  });

  test("of a profile that could not be read are those of its page", () => {
    const file = artifactFile("cpu.pb", "cpu.pb", new TextEncoder().encode("none"));
    const profile = profileKind.modelOf(profileKind.open(file));
    expect(profile && pageSteps(profile)).toBe(36_000);
  });
});
