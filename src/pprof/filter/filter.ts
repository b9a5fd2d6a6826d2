import type {Uint32Column} from "../profile/columns.ts";
import {pushUint32} from "../profile/columns.ts";
import type {Locations, Profile} from "../profile/profile.ts";
import {functionName} from "../profile/profile.ts";
import {reline, restack} from "../profile/restack.ts";
import type {Matcher} from "./matcher.ts";
import {matcherOf, remembered} from "./matcher.ts";
import type {Pattern} from "./pattern.ts";

/** Which frames and samples to look at; absent patterns leave everything. */
export interface NameFilter {
  /** Only samples with a matching location. */
  readonly focus: Pattern | undefined;
  /** No samples with a matching location; wins over focus. */
  readonly ignore: Pattern | undefined;
  /** No matching frames. */
  readonly hide: Pattern | undefined;
  /** Only matching frames. */
  readonly show: Pattern | undefined;
}

/** A filtered profile, and for each pattern whether it met anything. */
export interface Filtered<Name extends string> {
  readonly profile: Profile;
  readonly matched: Readonly<Record<Name, boolean>>;
}

/**
 * Keeps the samples with a focused and no ignored location, and of their frames those that are shown and not
 * hidden. A sample that loses all frames is dropped.
 */
export function filterByName(profile: Profile, filter: NameFilter): Filtered<keyof NameFilter> {
  const {focus, ignore, hide, show} = filter;
  const matched = {focus: false, ignore: false, hide: false, show: false};
  if (!focus && !ignore && !hide && !show) return {profile, matched: {...matched, focus: true}};
  const of = (pattern: Pattern | undefined): Matcher | undefined => pattern && matcherOf(profile, pattern);
  const matchers = {focus: of(focus), ignore: of(ignore), hide: of(hide), show: of(show)};
  const {locations, samples} = profile;
  const role = new Uint8Array(locations.count);
  for (let location = 0; location < locations.count; location++) {
    role[location] = roleOf(location, matchers);
    if (role[location] === IGNORED) matched.ignore = true;
    if (role[location] === FOCUSED) matched.focus = true;
    if (matchers.hide?.matchesLocation(location)) matched.hide = true;
  }
  const shown = visibleLines(locations, matchers);
  const hidden = hiddenLocations(shown, matchers, locations);
  matched.show = show !== undefined && hidden.includes(0);
  const anyHidden = hidden.includes(1);
  const restacked = restack(profile, (sample, frames) => {
    const start = samples.offsets[sample] ?? 0;
    const stack = samples.frames.subarray(start, samples.offsets[sample + 1]);
    if (!isWanted(stack, role)) return false;
    const before = frames.length;
    for (const location of stack) if (hidden[location] !== 1) pushUint32(frames, location);
    return !anyHidden || frames.length > before;
  });
  return {profile: {...restacked, locations: shown}, matched};
}

const FOCUSED = 1;
const IGNORED = 2;

interface Matchers {
  readonly focus: Matcher | undefined;
  readonly ignore: Matcher | undefined;
  readonly hide: Matcher | undefined;
  readonly show: Matcher | undefined;
}

function roleOf(location: number, {focus, ignore}: Matchers): number {
  if (ignore?.matchesLocation(location)) return IGNORED;
  return !focus || focus.matchesLocation(location) ? FOCUSED : 0;
}

function isWanted(stack: Uint32Array, role: Uint8Array): boolean {
  let focused = false;
  for (const location of stack) {
    if (role[location] === IGNORED) return false;
    if (role[location] === FOCUSED) focused = true;
  }
  return focused;
}

/** Takes away hidden lines, then those that are not shown; a matching binary counts for all its lines. */
function visibleLines(locations: Locations, {hide, show}: Matchers): Locations {
  if (!hide && !show) return locations;
  return reline(locations, (location, line) => {
    const fn = locations.lineFunctions[line] ?? 0;
    if (hide && (hide.matchesMapping(location) || hide.matchesFunction(fn))) return false;
    return !show || show.matchesMapping(location) || show.matchesFunction(fn);
  });
}

/** Marks the locations to leave out of stacks: those that matched `hide`, or all when `show` is given, and have no lines left. */
function hiddenLocations(shown: Locations, {hide, show}: Matchers, before: Locations): Uint8Array {
  const hidden = new Uint8Array(shown.count);
  for (let location = 0; location < shown.count; location++) {
    const empty = shown.lineOffsets[location] === shown.lineOffsets[location + 1];
    const wasEmpty = before.lineOffsets[location] === before.lineOffsets[location + 1];
    const touched = show !== undefined || !wasEmpty || hide?.matchesMapping(location);
    if (empty && touched) hidden[location] = 1;
  }
  return hidden;
}

/**
 * Drops the callers of the outermost frame that matches, and the samples without such a frame.
 * Within a location its lines up to the outermost match stay.
 */
export function showFrom(profile: Profile, pattern: Pattern | undefined): Filtered<"showFrom"> {
  if (!pattern) return {profile, matched: {showFrom: true}};
  const {locations, samples} = profile;
  const matcher = matcherOf(profile, pattern);
  const lastLine = new Int32Array(locations.count).fill(-1);
  for (let location = 0; location < locations.count; location++)
    lastLine[location] = outermostMatch(locations, location, matcher);
  const matches = (location: number): boolean =>
    matcher.matchesMapping(location) || (lastLine[location] ?? -1) >= 0;
  const trimmed = reline(
    locations,
    (location, line) =>
      matcher.matchesMapping(location) || (lastLine[location] ?? -1) < 0 || line <= (lastLine[location] ?? 0),
  );
  const restacked = restack(profile, (sample, frames) => {
    const start = samples.offsets[sample] ?? 0;
    let end = samples.offsets[sample + 1] ?? 0;
    while (end > start && !matches(samples.frames[end - 1] ?? 0)) end--;
    copyRange(samples.frames, start, end, frames);
    return end > start;
  });
  const matched = lastLine.some((_, location) => matches(location));
  return {profile: {...restacked, locations: trimmed}, matched: {showFrom: matched}};
}

function outermostMatch(locations: Locations, location: number, matcher: Matcher): number {
  const start = locations.lineOffsets[location] ?? 0;
  for (let line = (locations.lineOffsets[location + 1] ?? 0) - 1; line >= start; line--)
    if (matcher.matchesFunction(locations.lineFunctions[line] ?? 0)) return line;
  return -1;
}

function copyRange(from: Uint32Array, start: number, end: number, to: Uint32Column): void {
  for (let i = start; i < end; i++) pushUint32(to, from[i] ?? 0);
}

/** Drops the callees of the lowest matching frame: the match becomes the leaf. Looks at names only. */
export function pruneFrom(profile: Profile, pattern: Pattern | undefined): Profile {
  if (!pattern) return profile;
  const {locations, samples} = profile;
  const matches = remembered(profile.functions.count, index => {
    const name = functionName(profile, index);
    return name !== "" && pattern.test(simpleName(name));
  });
  const firstLine = new Int32Array(locations.count).fill(-1);
  for (let location = 0; location < locations.count; location++)
    firstLine[location] = locations.lineFunctions
      .subarray(locations.lineOffsets[location], locations.lineOffsets[location + 1])
      .findIndex(fn => matches(fn));
  const trimmed = reline(
    locations,
    (location, line) => line - (locations.lineOffsets[location] ?? 0) >= (firstLine[location] ?? 0),
  );
  const restacked = restack(profile, (sample, frames) => {
    const end = samples.offsets[sample + 1] ?? 0;
    const first = samples.offsets[sample] ?? 0;
    let start = first;
    while (start < end && (firstLine[samples.frames[start] ?? 0] ?? -1) < 0) start++;
    copyRange(samples.frames, start < end ? start : first, end, frames);
    return true;
  });
  return {...restacked, locations: trimmed};
}

/**
 * Cuts away the frames that the profile itself calls uninteresting (`drop_frames`), with their callees. From
 * the root on, frames before the first interesting frame stay, so that no stack is lost.
 */
export function dropFrames(profile: Profile, drop: Pattern, keep: Pattern | undefined): Profile {
  const {locations, samples} = profile;
  const isDropped = remembered(profile.functions.count, index => {
    const name = functionName(profile, index);
    if (name === "") return false;
    const simple = simpleName(name);
    return drop.test(simple) && !keep?.test(simple);
  });
  const cut = new Int32Array(locations.count).fill(-1);
  for (let location = 0; location < locations.count; location++)
    cut[location] = locations.lineFunctions
      .subarray(locations.lineOffsets[location], locations.lineOffsets[location + 1])
      .findLastIndex(fn => isDropped(fn));
  const lines = (location: number): number =>
    (locations.lineOffsets[location + 1] ?? 0) - (locations.lineOffsets[location] ?? 0);
  // A location cut at its outermost line goes as a whole, so its lines stay for samples that keep it.
  const isWhole = (location: number): boolean => cut[location] === lines(location) - 1;
  const trimmed = reline(
    locations,
    (location, line) =>
      isWhole(location) || line - (locations.lineOffsets[location] ?? 0) > (cut[location] ?? -1),
  );
  const restacked = restack(profile, (sample, frames) => {
    const first = samples.offsets[sample] ?? 0;
    const end = samples.offsets[sample + 1] ?? 0;
    const isCut = (i: number): boolean => (cut[samples.frames[i] ?? 0] ?? -1) >= 0;
    let i = end - 1;
    while (i >= first && isCut(i)) i--;
    while (i >= first && !isCut(i)) i--;
    const start = i < first ? first : isWhole(samples.frames[i] ?? 0) ? i + 1 : i;
    copyRange(samples.frames, start, end, frames);
    return true;
  });
  return {...restacked, locations: trimmed};
}

/** Takes away a leading dot and the argument list of C++ names. */
function simpleName(name: string): string {
  const plain = name.replace(/^\./, "");
  for (const match of plain.matchAll(/\(anonymous namespace\)|operator\(\)|\(/g))
    if (match[0] === "(") return plain.slice(0, match.index);
  return plain;
}
