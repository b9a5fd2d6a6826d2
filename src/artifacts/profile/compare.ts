import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {scaledLabel} from "../../units/pprof-scale.ts";
import type {ViewContext} from "../kind.ts";
import {subtractBase} from "./combine.ts";
import type {Profile} from "./profile.ts";
import {load, share, sumOf} from "./quality.ts";
import type {Report} from "./report.ts";
import {prepareReport} from "./report.ts";
import {ReportError} from "./report-error.ts";
import {DEFAULT_OPTIONS} from "./report-options.ts";
import {sampleTypeIndex} from "./sample-type.ts";
import type {TopRow} from "./top.ts";
import {topOf} from "./top.ts";
import {nameCell} from "./top-table.ts";

/** Durations that differ by more than this make absolute differences say little. */
const LIKE_DURATIONS = 1.1;

const ROWS = {embed: 10, page: 40} as const;

/**
 * Draws what changed from a base profile to a head, function by function: the numbers of
 * `go tool pprof -diff_base`, with the signs that it leaves away from percentages.
 */
export function compareView(base: Profile, head: Profile, context: ViewContext): ElementContent[] {
  try {
    const diff = subtractBase(head, base, {diff: true, normalize: false});
    const options = {...DEFAULT_OPTIONS, nodeCount: ROWS[context.size]};
    const report = prepareReport(diff, "top", options);
    return [sides(base, head, report), ...durations(base, head), table(report)];
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return [h("p.warning", `These profiles cannot be compared: ${error.message}.`)];
  }
}

/** Says what each side has in total, so that nobody takes a longer run for a slower one. */
function sides(base: Profile, head: Profile, report: Report): Element {
  const sideOf = (name: string, profile: Profile): Element =>
    h("div", [h("dt", name), h("dd", [total(profile, report), ...sampled(profile)].join(", "))]);
  return h("dl.strip.profile-facts", [
    h("div", [h("dt", "Type"), h("dd", report.sampleType)]),
    sideOf("base", base),
    sideOf("head", head),
  ]);
}

function total(profile: Profile, report: Report): string {
  const type = sampleTypeIndex(profile, report.sampleType);
  return scaledLabel(sumOf(profile, type), profile.sampleTypes[type]?.unit ?? "", "auto");
}

function sampled(profile: Profile): string[] {
  const text = load(profile);
  return text === "" ? [] : [text];
}

function durations(base: Profile, head: Profile): Element[] {
  const {durationNanos: before} = base;
  const {durationNanos: after} = head;
  if (before <= 0 || after <= 0) return [];
  if (Math.max(before, after) <= Math.min(before, after) * LIKE_DURATIONS) return [];
  const text = (nanos: number): string => scaledLabel(nanos, "nanoseconds", "auto");
  return [
    h(
      "p.warning",
      `The base ran for ${text(before)}, the head for ${text(after)}: differences are partly those of the durations.`,
    ),
  ];
}

function table(report: Report): Element {
  const {rows} = topOf(report);
  const label = `Change of ${report.sampleType} from base to head, percentages of the base's total`;
  const head = ["flat", "flat%", "cum", "cum%"].map(name => h("th.num", {scope: "col"}, name));
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top", [
      h("caption.visually-hidden", label),
      h("thead", h("tr", [...head, h("th", {scope: "col"}, "function")])),
      h(
        "tbody",
        rows.map(row => drawRow(row, report.total)),
      ),
    ]),
  ]);
}

function drawRow(row: TopRow, baseTotal: number): Element {
  return h("tr", [
    ...change(row.flat, row.flatText, baseTotal),
    ...change(row.cum, row.cumText, baseTotal),
    nameCell(row),
  ]);
}

/** Writes a change and its share with their sign; less is better for all that profiles count. */
function change(value: number, text: string, baseTotal: number): Element[] {
  const kind = value < 0 ? "delta-better" : value > 0 ? "delta-worse" : "delta-none";
  const sign = value < 0 ? "-" : value > 0 ? "+" : "";
  const signed = value > 0 ? `+${text}` : text;
  return [signed, `${sign}${share(value, baseTotal)}`].map(cell => h(`td.num.${kind}`, cell));
}
