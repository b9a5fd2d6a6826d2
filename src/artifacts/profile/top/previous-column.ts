import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {matchCosts} from "../../../pprof/diff/match-costs.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {share} from "../../../pprof/profile/quality.ts";
import {functionCosts} from "../../../pprof/report/function-costs.ts";
import {cutText, displayName} from "../../../stacks/function-names.ts";
import type {ComparisonColumn} from "./base-column.ts";
import {withNames} from "./base-column.ts";

/** The previous profile of the same kind, place and machine. */
export interface ProfileBefore {
  readonly profile: Profile;
  /** Its name for readers: `cpu.pb.gz of 2026-09-12, Byte scanner`. */
  readonly title: string;
  /** Where it is shown, base applied. */
  readonly address: string;
}

/** A function of at least this share of its own is missed when it is gone. */
const MISSED = 0.01;
const MOST_MISSED = 8;
/** Changes of a share below this are greyed. */
const COUNTS = 0.005;

/**
 * Makes the column of a top table that holds each function's own share against the profile before; undefined where
 * that has no such samples, or in another unit.
 */
export function previousColumn(
  head: Profile,
  sample: string,
  before: ProfileBefore,
): ComparisonColumn | undefined {
  const was = functionCosts(before.profile, sample);
  const is = functionCosts(head, sample);
  if (!was || !is || was.unit !== is.unit) return undefined;
  const flats = matchCosts(is.flats, was.flats);
  return {
    head: "vs previous",
    note: [
      "vs previous: the share of flat in ",
      h("a", {href: before.address}, before.title),
      ` (${sample}), then here.`,
      ...goneSince(was.functions, is.functions, was.total),
    ],
    cell({name, flat}) {
      const {head, base, names} = flats.get(name) ?? {head: flat, base: undefined, names: 1};
      return withNames(shareCell(base, was.total, head, is.total), names);
    },
    change({name, flat}) {
      const {head, base = 0} = flats.get(name) ?? {head: flat};
      return head / is.total - base / was.total;
    },
  };
}

/** Writes `19.70% → 11.20%`, or that the function is new; less is better for all that profiles count. */
function shareCell(before: number | undefined, whole: number, flat: number, total: number): Element {
  if (before === undefined) return h("td.num.delta-none", "new");
  if (before === 0 && flat === 0) return h("td.num.delta-none", "0%");
  const change = flat / total - before / whole;
  const kind = Math.abs(change) < COUNTS ? "delta-none" : change < 0 ? "delta-better" : "delta-worse";
  const [was, is] = [share(before, whole), share(flat, total)];
  return h(`td.num.${kind}`, `${was} → ${is}`);
}

/** Lists functions that had a flat cost before and are gone. */
function goneSince(
  before: ReadonlyMap<string, {readonly flat: number}>,
  now: ReadonlyMap<string, unknown>,
  total: number,
): ElementContent[] {
  const gone = [...before]
    .filter(([name, {flat}]) => flat >= MISSED * total && !now.has(name))
    .sort(([, a], [, b]) => b.flat - a.flat);
  if (gone.length === 0) return [];
  const listed = gone
    .slice(0, MOST_MISSED)
    .map(([name, {flat}]) => `${cutText(displayName(name))} (${share(flat, total)})`);
  const more = gone.length > listed.length ? ` and ${gone.length - listed.length} more` : "";
  return [{type: "text", value: ` Gone: ${listed.join(", ")}${more}.`}];
}
