import {chainedShares, shareEffect, shareTotals} from "../journal/history/function-effects.ts";
import type {
  FunctionHistory,
  FunctionLine,
  FunctionPoint,
  FunctionShare,
} from "../journal/history/function-histories.ts";

/** A share of a profile in its sample type's unit. */
interface ShareDocument {
  readonly profile: string;
  readonly flat: number;
  readonly cum: number;
  readonly total: number;
}

/** The effect of an entry's own pair on a function's cumulative share. */
interface ShareEffectDocument {
  readonly base: Omit<ShareDocument, "profile">;
  /** Head over base; null from 0. */
  readonly ratio: number | null;
  /** 95 %, of the sampling alone; null where samples are not counted. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** The share of a function in the profile of an entry. */
interface PointDocument extends ShareDocument {
  /** Id of the entry. */
  readonly entry: string;
  readonly title: string;
  readonly date: string;
  readonly side: "base" | "head";
  /** null where the entry has no profile of the other side. */
  readonly effect: ShareEffectDocument | null;
  /** Product of the effects up to here; null where a share is 0. */
  readonly chained: number | null;
  /** Heads that were left out. */
  readonly tried: readonly ShareDocument[];
}

/** The profiles of a name on a machine, one an entry. */
interface LineDocument {
  readonly title: string;
  readonly stem: string;
  readonly component: string | null;
  readonly machine: string;
  readonly sampleType: string;
  readonly unit: string;
  /** Products over the line; null if unknown, `between` also without steps between entries. */
  readonly byEntries: number | null;
  readonly between: number | null;
  readonly points: readonly PointDocument[];
}

/** The document at `/functions/<name>.json`: a function through the profiles of a journal. */
export interface FunctionDocument {
  readonly version: 1;
  readonly name: string;
  readonly label: string;
  readonly lines: readonly LineDocument[];
}

/** Returns every share of a function's history, with the effects of entries. */
export function functionDocument({name, label, lines}: FunctionHistory): FunctionDocument {
  return {version: 1, name, label, lines: lines.map(lineDocument)};
}

function lineDocument({line, sampleType, unit, points}: FunctionLine): LineDocument {
  const {title, stem, component = null, machine} = line;
  const {byEntries = null, between = null} = shareTotals(points) ?? {};
  const chained = chainedShares(points);
  return {
    title,
    stem,
    component,
    machine,
    sampleType,
    unit,
    byEntries,
    between,
    points: points.map((point, i) => pointDocument(point, chained[i] ?? null)),
  };
}

function pointDocument(point: FunctionPoint, chained: number | null): PointDocument {
  const {entry, attachment, isBase, baseShare, triedShares = []} = point;
  return {
    entry: entry.id,
    title: entry.meta.title,
    date: entry.date,
    side: isBase ? "base" : "head",
    profile: attachment.name,
    ...costs(point),
    effect: baseShare ? effectDocument(baseShare, point) : null,
    chained,
    tried: triedShares.map(share => ({profile: share.point.attachment.name, ...costs(share)})),
  };
}

function effectDocument(base: FunctionShare, head: FunctionShare): ShareEffectDocument {
  const {ratio = null, interval} = shareEffect(base, head);
  return {base: costs(base), ratio, interval: interval ? [interval.low, interval.high] : null};
}

function costs({flat, cum, total}: FunctionShare): Omit<ShareDocument, "profile"> {
  return {flat, cum, total};
}
