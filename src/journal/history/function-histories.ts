import {sampleCount} from "../../pprof/profile/quality.ts";
import type {FunctionCost, FunctionCosts} from "../../pprof/report/function-costs.ts";
import {functionCosts, ownSampleTypes} from "../../pprof/report/function-costs.ts";
import {displayName, isStandardLibrary, packageOf} from "../../stacks/function-names.ts";
import {compareText} from "../../text/compare.ts";
import type {ProfileLine, ProfilePoint} from "./profile-lines.ts";

/** A function's cost in a profile. */
export interface FunctionShare {
  /** In the sample type's unit; both 0 where the profile does not have the function. */
  readonly flat: number;
  readonly cum: number;
  /** Of all samples. */
  readonly total: number;
  /** How many samples the profile has, all of the same weight; undefined where they are not counted. */
  readonly samples?: number;
}

/** A function in a head that was not kept. */
export interface TriedShare extends FunctionShare {
  readonly point: ProfilePoint;
}

/** A function in a profile, and in the base of its pair. */
export interface FunctionPoint extends ProfilePoint, FunctionShare {
  /** In the base measured in the same session: the difference is the effect of the entry. Absent without a base. */
  readonly baseShare?: FunctionShare;
  /** In heads that were not kept, beside this base; absent without such heads. */
  readonly triedShares?: readonly TriedShare[];
}

/** A function in a sample type of profiles that follow each other. */
export interface FunctionLine {
  readonly line: Omit<ProfileLine, "points">;
  readonly sampleType: string;
  readonly unit: string;
  /** Oldest first, from the first profile that has the function on. */
  readonly points: readonly FunctionPoint[];
}

/** A function through the journal. */
export interface FunctionHistory {
  /** The name under which it is the same before and after a change. */
  readonly name: string;
  readonly label: string;
  /** Its largest flat and cumulative share of any profile; 0 to 1. */
  readonly mostFlat: number;
  readonly mostCum: number;
  readonly lines: readonly FunctionLine[];
}

/** Function histories of a journal. */
export interface FunctionHistories {
  /** The largest share first; of the runtime's and the standard library's functions the share of their own. */
  readonly functions: readonly FunctionHistory[];
  /** How many more once held `LEAST_SHARE` and are not followed: functions of libraries, and those beyond `MOST_FUNCTIONS`. */
  readonly leftOut: number;
}

/** A function that never held this share of a profile, with all it calls, is not followed. */
export const LEAST_SHARE = 0.01;
/**
 * Share that a function of Go's runtime or standard library must have held by itself, since most of them are callers of
 * others; so must a function without a package, which may be the kernel's, the C library's or the program's.
 */
export const LEAST_LIBRARY_SHARE = 0.02;
/** Least difference of its cumulative share between both sides of an entry, in place of `LEAST_LIBRARY_SHARE`. */
export const LEAST_LIBRARY_MOVE = 0.1;
/** Least cumulative share of a function without a package, in place of `LEAST_LIBRARY_SHARE`. */
const LEAST_UNKNOWN_CUM = 0.1;
/** Maximum number of function pages. */
export const MOST_FUNCTIONS = 600;

interface Found {
  mostFlat: number;
  mostCum: number;
  /** The largest difference of its cumulative share between both sides of an entry. */
  mostMoved: number;
}

/** Follows every function that ever held enough of a profile through the profiles that can be compared. */
export function functionHistories(lines: readonly ProfileLine[], most = MOST_FUNCTIONS): FunctionHistories {
  const journals = [...Map.groupBy(lines, line => line.points[0]?.entry.journal).values()];
  // No journal of a site displaces the functions of another.
  const share = Math.floor(most / Math.max(1, journals.length));
  const large = journals.map(own => largeFunctions(own));
  const followed = byWeight(large.flatMap(own => own.filter(isFollowed).slice(0, share)));
  const all = new Set(large.flatMap(own => own.map(([name]) => name)));
  const costed = lines.flatMap(costedLines);
  return {
    functions: followed.map(([name, {mostFlat, mostCum}]) => ({
      name,
      label: displayName(name),
      mostFlat,
      mostCum,
      lines: costed.flatMap(line => functionLine(line, name) ?? []),
    })),
    leftOut: all.size - followed.length,
  };
}

/** Lists the functions that held enough of a profile, by their weight. */
function largeFunctions(lines: readonly ProfileLine[]): [string, Found][] {
  const found = new Map<string, Found>();
  for (const line of lines)
    for (const point of line.points)
      for (const sampleType of ownSampleTypes(point.profile)) noteShares(found, point, sampleType);
  return byWeight([...found]);
}

/** Sorts functions by their weight; the larger shares count for a function listed twice. */
function byWeight(functions: readonly (readonly [string, Found])[]): [string, Found][] {
  const merged = new Map<string, Found>();
  for (const [name, shares] of functions) noteMost(merged, name, shares);
  return [...merged].sort(
    ([a, x], [b, y]) => weight(b, y) - weight(a, x) || y.mostCum - x.mostCum || compareText(a, b),
  );
}

/** The share that functions are ordered by: of a program's own functions with everything they call. */
function weight(name: string, {mostFlat, mostCum}: Found): number {
  return isStandardLibrary(packageOf(name)) ? mostFlat : Math.max(mostFlat, mostCum);
}

/** True for a program's own functions, and for others that held or moved enough. */
function isFollowed([name, {mostFlat, mostCum, mostMoved}]: readonly [string, Found]): boolean {
  if (mostFlat >= LEAST_LIBRARY_SHARE || mostMoved >= LEAST_LIBRARY_MOVE) return true;
  const group = packageOf(name);
  return group === "" ? mostCum >= LEAST_UNKNOWN_CUM : !isStandardLibrary(group);
}

function noteShares(found: Map<string, Found>, {profile, base}: ProfilePoint, sampleType: string): void {
  const costs = functionCosts(profile, sampleType);
  if (!costs) return;
  const before = base && functionCosts(base.profile, sampleType);
  for (const [name, {flat, cum}] of costs.functions) {
    const shares = {mostFlat: flat / costs.total, mostCum: cum / costs.total};
    if (shares.mostFlat < LEAST_SHARE && shares.mostCum < LEAST_SHARE) continue;
    const was = before ? (before.functions.get(name)?.cum ?? 0) / before.total : shares.mostCum;
    noteMost(found, name, {...shares, mostMoved: Math.abs(shares.mostCum - was)});
  }
}

function noteMost(found: Map<string, Found>, name: string, most: Found): void {
  const known = found.get(name) ?? {mostFlat: 0, mostCum: 0, mostMoved: 0};
  known.mostFlat = Math.max(known.mostFlat, most.mostFlat);
  known.mostCum = Math.max(known.mostCum, most.mostCum);
  known.mostMoved = Math.max(known.mostMoved, most.mostMoved);
  found.set(name, known);
}

/** The costs in a profile of a line. */
interface PointCosts {
  readonly point: ProfilePoint;
  readonly costs: FunctionCosts;
  /** See `FunctionShare`. */
  readonly samples: number | undefined;
}

/** A sample type of a line's profiles, with the costs of all functions. */
interface CostedLine {
  readonly line: Omit<ProfileLine, "points">;
  readonly sampleType: string;
  readonly unit: string;
  readonly points: readonly (PointCosts & {
    readonly base: PointCosts | undefined;
    readonly tried: readonly PointCosts[];
  })[];
}

/** Sums the functions of a line's profiles by sample type; a profile in another unit than the first is left out. */
function costedLines({points, ...line}: ProfileLine): CostedLine[] {
  const types = new Set(points.flatMap(({profile}) => ownSampleTypes(profile)));
  return [...types].flatMap(sampleType => {
    const all = points.flatMap(point => costsOf(point, sampleType) ?? []);
    const unit = all[0]?.costs.unit;
    if (unit === undefined) return [];
    const inUnit = (point: ProfilePoint): PointCosts[] => {
      const own = costsOf(point, sampleType);
      return own?.costs.unit === unit ? [own] : [];
    };
    const shown = all.filter(({costs}) => costs.unit === unit);
    const sided = shown.map(own => ({
      ...own,
      base: own.point.base && inUnit(own.point.base)[0],
      tried: (own.point.tried ?? []).flatMap(inUnit),
    }));
    return [{line, sampleType, unit, points: sided}];
  });
}

function costsOf(point: ProfilePoint, sampleType: string): PointCosts | undefined {
  const costs = functionCosts(point.profile, sampleType);
  if (!costs) return undefined;
  const counted = sampleCount(point.profile);
  return {point, costs, samples: counted?.of === "samples" ? counted.count : undefined};
}

/** A function in the profiles of a line; undefined where its share was always too small. */
function functionLine({points, ...line}: CostedLine, name: string): FunctionLine | undefined {
  const first = points.findIndex(({costs}) => (costs.functions.get(name)?.cum ?? 0) !== 0);
  const shown = points.slice(Math.max(0, first));
  const isLarge = shown.some(({costs: {functions, total}}) => {
    const {flat, cum} = functions.get(name) ?? NO_COST;
    return Math.max(flat, cum) >= LEAST_SHARE * total;
  });
  return isLarge ? {...line, points: shown.map(point => functionPoint(point, name))} : undefined;
}

function functionPoint({base, tried, ...own}: CostedLine["points"][number], name: string): FunctionPoint {
  return {
    ...own.point,
    ...shareOf(own, name),
    ...(base && {baseShare: shareOf(base, name)}),
    ...(tried.length > 0 && {triedShares: tried.map(head => ({...shareOf(head, name), point: head.point}))}),
  };
}

const NO_COST: FunctionCost = {flat: 0, cum: 0};

function shareOf({costs, samples}: PointCosts, name: string): FunctionShare {
  return {
    ...(costs.functions.get(name) ?? NO_COST),
    total: costs.total,
    ...(samples !== undefined && {samples}),
  };
}
