import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {shareChart} from "../../charts/draw/share-chart.ts";
import {entryAddress, profileAddress} from "../../journal/addresses/addresses.ts";
import type {FunctionHistory, FunctionLine, FunctionPoint} from "../../journal/history/function-histories.ts";
import type {Site} from "../../publish/site-fs.ts";
import {percentage, scaledLabel} from "../../units/pprof-scale.ts";

/** Points of all lines of a page together; a page stays below 200 kB. */
const MOST_POINTS = 240;
const FEWEST_POINTS = 10;

/** Draws a function through the journal: for each line of profiles a chart of its shares, and the same as a table; the longest first. */
export function functionView({lines, label}: FunctionHistory, {href}: Pick<Site, "href">): ElementContent[] {
  const room = Math.max(FEWEST_POINTS, Math.floor(MOST_POINTS / Math.max(1, lines.length)));
  const longest = lines.toSorted((a, b) => b.points.length - a.points.length);
  return longest.slice(0, MOST_POINTS / FEWEST_POINTS).map(line => section(line, label, room, href));
}

/** What a line of profiles is called: `CPU profile cpu of parser`. */
export function lineTitle({line: {title, stem, component}}: Pick<FunctionLine, "line">): string {
  return `${title} “${stem}”${component === undefined ? "" : ` of ${component}`}`;
}

function section(line: FunctionLine, label: string, room: number, href: Site["href"]): Element {
  const shown = line.points.slice(-room);
  const left = line.points.length - shown.length;
  const title = `${lineTitle(line)}, ${line.sampleType}`;
  const chart = shareChart({
    label: `Share of ${label} in ${title}; the table below tells the same`,
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
    ...(shown.length > 1 ? [chart] : []),
    table(shown, line.unit, title, href),
  ]);
}

function table(points: readonly FunctionPoint[], unit: string, label: string, href: Site["href"]): Element {
  const head = ["flat", "flat%", "cum", "cum%"].map(name => h("th.num", {scope: "col"}, name));
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: `${label}, profile by profile`}, [
    h("table.grid", [
      h("caption.visually-hidden", label),
      h("thead", h("tr", [h("th", {scope: "col"}, "Entry"), ...head, h("th", {scope: "col"}, "Profile")])),
      h(
        "tbody",
        points.toReversed().map(point => row(point, unit, href)),
      ),
    ]),
  ]);
}

function row(
  {entry, attachment, isBase, flat, cum, total}: FunctionPoint,
  unit: string,
  href: Site["href"],
): Element {
  const cells = [flat, cum].flatMap(value => [
    h("td.num", scaledLabel(value, unit, "auto")),
    h("td.num", percentage(value, total).trim()),
  ]);
  return h("tr", [
    h("th", {scope: "row"}, [
      h("time", {dateTime: entry.date}, entry.date),
      " ",
      h("a", {href: href(entryAddress(entry.id))}, entry.meta.title),
      ...(isBase ? [h("span.note", " before it")] : []),
    ]),
    ...cells,
    h("td", h("a", {href: href(profileAddress(entry.id, attachment.name))}, h("code", attachment.name))),
  ]);
}
