import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {formatRatio} from "../../benchstat/compare/wording.ts";
import {shareChart} from "../../charts/draw/share-chart.ts";
import {entryAddress, profileAddress} from "../../journal/addresses/addresses.ts";
import {chainedShares, shareEffect, shareTotals} from "../../journal/history/function-effects.ts";
import type {
  FunctionHistory,
  FunctionLine,
  FunctionPoint,
  FunctionShare,
} from "../../journal/history/function-histories.ts";
import type {Site} from "../../publish/site-fs.ts";
import {formatFixed} from "../../units/go-number.ts";
import {percentage, scaledLabel} from "../../units/pprof-scale.ts";
import {shareChange} from "./share-move.ts";

/** Points of all lines of a page together; a page stays below 200 kB. */
const MOST_POINTS = 240;
const FEWEST_POINTS = 10;

/** Headings of columns that a table without pairs does not have. */
const BY_ENTRY = "cum% by the entry";
const CHAINED = "chained";

/** Draws a function through the journal: for each line of profiles a chart of its shares, and the same as a table; the longest first. */
export function functionView({lines, label}: FunctionHistory, {href}: Pick<Site, "href">): ElementContent[] {
  const room = Math.max(FEWEST_POINTS, Math.floor(MOST_POINTS / Math.max(1, lines.length)));
  const longest = lines.toSorted((a, b) => b.points.length - a.points.length);
  return longest.slice(0, MOST_POINTS / FEWEST_POINTS).map(line => section(line, label, room, href));
}

/** Name of a line of profiles: `CPU profile cpu of parser`. */
export function lineTitle({line: {title, stem, component}}: Pick<FunctionLine, "line">): string {
  return `${title} “${stem}”${component === undefined ? "" : ` of ${component}`}`;
}

function section(line: FunctionLine, label: string, room: number, href: Site["href"]): Element {
  const shown = line.points.slice(-room);
  const left = line.points.length - shown.length;
  const title = `${lineTitle(line)}, ${line.sampleType}`;
  const chart = shareChart({
    label: `Share of ${label} in ${title}; the table below has the same numbers`,
    points: shown.map(point => ({
      flat: point.flat / point.total,
      cum: point.cum / point.total,
      title: `${point.entry.date} ${point.entry.meta.title}`,
      address: href(profileAddress(point.entry.id, point.attachment.name)),
      date: point.entry.date,
    })),
    describe: share => percentage(share, 1).trim(),
  });
  return h("section.block", [
    h("h2", title),
    h("p.note", `On ${line.line.machine}.${left > 0 ? ` The ${left} oldest profiles are left out.` : ""}`),
    ...totalsNote(line.points),
    ...(shown.length > 1 ? [chart] : []),
    table(shown, line.unit, title, href),
  ]);
}

/** The products of the effects of entries and of the differences between them, and the limits of both. */
function totalsNote(points: readonly FunctionPoint[]): Element[] {
  if (!hasPairs(points)) return [];
  const totals = shareTotals(points);
  const sides = points.flatMap(point => [point, ...(point.baseShare ? [point.baseShare] : [])]);
  const between = totals?.between === undefined ? "" : `, between entries ${formatRatio(totals.between)}`;
  const known = totals
    ? `By entries ${formatRatio(totals.byEntries)}${between}, of the cumulative share. `
    : "";
  const limits = sides.every(({samples}) => samples !== undefined)
    ? "One profile each: intervals are those of the sampling alone, and no test between runs is possible."
    : "One profile each: no test is possible.";
  return [h("p.note", `${known}${limits}`)];
}

function table(points: readonly FunctionPoint[], unit: string, label: string, href: Site["href"]): Element {
  const names = ["flat", "flat%", "cum", "cum%", ...(hasPairs(points) ? [BY_ENTRY, CHAINED] : [])];
  const head = names.map(name => h("th.num", {scope: "col"}, name));
  const chained = chainedShares(points);
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: `${label}, profile by profile`}, [
    h("table.grid.stacked.labelled", [
      h("caption.visually-hidden", label),
      h("thead", h("tr", [h("th", {scope: "col"}, "Entry"), ...head, h("th", {scope: "col"}, "Profile")])),
      h(
        "tbody",
        points
          .flatMap((point, i) => [
            ...betweenRow(points[i - 1], point),
            ...triedRows(point, href, hasPairs(points)),
            row(point, {unit, href, hasPairs: hasPairs(points), chained: chained[i]}),
          ])
          .reverse(),
      ),
    ]),
  ]);
}

/** True if some entry measured both sides. */
function hasPairs(points: readonly FunctionPoint[]): boolean {
  return points.some(({baseShare, triedShares}) => baseShare !== undefined || triedShares !== undefined);
}

/** The heads that an entry tried and left out, with the effect of each. */
function triedRows(point: FunctionPoint, href: Site["href"], isPaired: boolean): Element[] {
  if (!isPaired) return [];
  const {entry, triedShares = []} = point;
  return triedShares.map(share =>
    h("tr.between", [
      h("th", {scope: "row"}, [
        h("time", {dateTime: entry.date}, entry.date),
        ` ${entry.meta.verdict ?? "tried"}, left out`,
      ]),
      h("td", {colSpan: 4}),
      labelled(BY_ENTRY, effectText(point, share)),
      h("td"),
      h(
        "td",
        h(
          "a",
          {href: href(profileAddress(entry.id, share.point.attachment.name))},
          h("code", share.point.attachment.name),
        ),
      ),
    ]),
  );
}

/** Formats an entry's effect on the cumulative share: `34.00% → 12.00%, -64.71% (-70.10% to -58.20%)`. */
function effectText(from: FunctionShare, to: FunctionShare): string {
  const {ratio, interval} = shareEffect(from, to);
  const change = ratio === undefined ? "" : `, ${formatRatio(ratio)}`;
  const range = interval ? ` (${formatRatio(interval.low)} to ${formatRatio(interval.high)})` : "";
  return `${shareChange(from, to)}${change}${range}`;
}

/** The step from the profile of an entry to the base of the next: two sessions, so it is credited to no entry. */
function betweenRow(previous: FunctionPoint | undefined, {entry, baseShare}: FunctionPoint): Element[] {
  if (!previous || !baseShare || previous.entry === entry) return [];
  const text = shareChange(previous, baseShare);
  return [
    h("tr.between", [
      h("th", {scope: "row"}, [h("time", {dateTime: entry.date}, entry.date), " between entries"]),
      h("td", {colSpan: 4}),
      labelled("cum%", text),
      h("td", {colSpan: 2}),
    ]),
  ];
}

/** Data of a table row beside its point. */
interface RowContext {
  readonly unit: string;
  readonly href: Site["href"];
  readonly hasPairs: boolean;
  /** Product of the effects of entries up to the point; undefined where a share is 0. */
  readonly chained: number | undefined;
}

function row(point: FunctionPoint, {unit, href, hasPairs: isPaired, chained}: RowContext): Element {
  const {entry, attachment, isBase, flat, cum, total, baseShare} = point;
  const cells = Object.entries({flat, cum}).flatMap(([name, value]) => [
    labelled(name, scaledLabel(value, unit, "auto")),
    labelled(`${name}%`, percentage(value, total).trim()),
  ]);
  return h("tr", [
    h("th", {scope: "row"}, [
      h("time", {dateTime: entry.date}, entry.date),
      " ",
      h("a", {href: href(entryAddress(entry.id))}, entry.meta.title),
      ...(isBase ? [h("span.note", " base side")] : []),
    ]),
    ...cells,
    ...(isPaired
      ? [
          labelled(BY_ENTRY, baseShare ? effectText(baseShare, point) : ""),
          labelled(CHAINED, chained === undefined ? "" : formatFixed(chained, 2)),
        ]
      : []),
    h("td", h("a", {href: href(profileAddress(entry.id, attachment.name))}, h("code", attachment.name))),
  ]);
}

/** A number with the name of its column, which a phone shows beside it; nothing for an empty text. */
function labelled(name: string, text: string): Element {
  return h("td.num", text === "" ? {} : {dataLabel: name}, text);
}
