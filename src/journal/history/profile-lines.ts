import {profileKind} from "../../artifacts/profile/kind.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {compareText} from "../../text/compare.ts";
import {withoutDataExtensions} from "../../text/extensions.ts";
import type {Attachment, Entry} from "../entry/entry.ts";
import {machineName} from "../entry/machine-name.ts";
import {compareAge} from "../entry/named-journal.ts";
import {sidedName} from "../entry/pairs.ts";

/** A profile of an entry. */
export interface ProfilePoint {
  readonly entry: Entry;
  readonly attachment: Attachment;
  readonly profile: Profile;
  /** Whether it shows the code before its entry: where a line begins, and where an entry was not kept. */
  readonly isBase: boolean;
  /** The base of its pair, measured in the same session; absent without a base. */
  readonly base?: ProfilePoint;
  /** Of a base whose entry was not kept, its heads; absent without heads. */
  readonly tried?: readonly ProfilePoint[];
}

/** Comparable profiles that follow each other from entry to entry. */
export interface ProfileLine {
  /** Name of its profiles: "CPU profile". */
  readonly title: string;
  readonly component: string | undefined;
  /** Common part of their files' names: `cpu.sip`. */
  readonly stem: string;
  readonly machine: string;
  /** The code before the first entry, then after each, oldest first; a point per entry. */
  readonly points: readonly ProfilePoint[];
}

/** The profiles of a journal in lines that can be compared, and the predecessor of each. */
export interface ProfileLines {
  readonly lines: readonly ProfileLine[];
  /** The latest earlier profile that a profile can be compared with; undefined for the first of its line. */
  before(entry: string, attachment: string): ProfilePoint | undefined;
}

/** A profile with the side of its entry that it is of. */
interface Sided extends ProfilePoint {
  readonly key: string;
  /** True if it shows the code that its entry left, which for a rejected entry is its base. */
  readonly isLasting: boolean;
}

/**
 * Orders the profiles of a journal into lines: those of the same kind, component, file stem and machine follow
 * each other. Files of an entry's pair share a place of the line: the head, or the base where the entry was not kept.
 */
export function profileLines(entries: readonly Entry[]): ProfileLines {
  const lines = new Map<string, {line: Omit<ProfileLine, "points">; points: ProfilePoint[]}>();
  const previous = new Map<string, ProfilePoint>();
  for (const entry of entries.toSorted(compareAge)) {
    const sided = sidedProfiles(entry);
    for (const {key, attachment} of sided) {
      const last = lines.get(key)?.points.at(-1);
      if (last) previous.set(`${entry.id}/${attachment.name}`, last);
    }
    for (const {key, isLasting, ...point} of sided) {
      if (!isLasting) continue;
      const known = lines.get(key) ?? {line: lineOf(entry, point.attachment), points: []};
      // The first file of a name represents its entry.
      if (known.points.at(-1)?.entry === entry) continue;
      const base = point.isBase ? undefined : sided.find(one => one.key === key && one.isBase);
      if (base && known.points.length === 0) known.points.push(pointOf(base));
      const tried = point.isBase ? sided.filter(one => one.key === key && !one.isBase).map(pointOf) : [];
      known.points.push({
        ...point,
        ...(base && {base: pointOf(base)}),
        ...(tried.length > 0 && {tried}),
      });
      lines.set(key, known);
    }
  }
  return {
    lines: [...lines].sort(([a], [b]) => compareText(a, b)).map(([, {line, points}]) => ({...line, points})),
    before: (entry, attachment) => previous.get(`${entry}/${attachment}`),
  };
}

function pointOf({entry, attachment, profile, isBase}: Sided): ProfilePoint {
  return {entry, attachment, profile, isBase};
}

function sidedProfiles(entry: Entry): Sided[] {
  return entry.attachments.flatMap(attachment => {
    const profile = attachment.artifact && profileKind.modelOf(attachment.artifact);
    if (!profile || profile.samples.count === 0) return [];
    const {side} = attachment;
    const {title, component, stem, machine} = lineOf(entry, attachment);
    const key = JSON.stringify([
      title,
      component ?? "",
      stem,
      machine,
      ...(entry.journal === undefined ? [] : [entry.journal]),
    ]);
    const isLasting = side === "neither" || side === entry.leaves;
    return [{entry, attachment, profile, key, isLasting, isBase: side === "base"}];
  });
}

function lineOf(entry: Entry, {name, side, artifact}: Attachment): Omit<ProfileLine, "points"> {
  const pair = side === "base" ? entry.pairs.find(({base}) => base.name === name) : undefined;
  return {
    title: artifact?.title ?? "",
    component: entry.component,
    // A pair with other names still belongs together.
    stem: stemOf(pair ? pair.head.name : name),
    machine: machineName(entry, artifact?.environment ?? {}),
  };
}

function stemOf(name: string): string {
  return withoutDataExtensions(sidedName(name).plain);
}
