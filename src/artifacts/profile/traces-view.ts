import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {Profile} from "../../pprof/profile/profile.ts";
import {share} from "../../pprof/profile/quality.ts";
import {prepareReport} from "../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import type {Trace, TraceFrame} from "../../pprof/report/traces.ts";
import {heaviestSamples, tracesOf} from "../../pprof/report/traces.ts";
import {cutText, foldGenerics} from "../../stacks/function-names.ts";

/** How many stacks are shown, how many of them openly, and how many frames of each. */
const STACKS = 100;
const OPEN = 5;
const FRAMES = 80;
const LABELS = 10;

/** Draws the heaviest stacks with their values and labels, as `go tool pprof -traces` lists all of them. */
export function tracesView(profile: Profile, sample: string, fileName: string): ElementContent[] {
  const report = prepareReport(profile, "traces", {...DEFAULT_OPTIONS, sampleIndex: sample});
  const traces = tracesOf(report, heaviestSamples(report, STACKS));
  if (traces.length === 0) return [h("p.note", "The profile has no stacks.")];
  const sum = traces.reduce((total, {value}) => total + Math.abs(value), 0);
  const {count} = report.profile.samples;
  const all =
    count > traces.length
      ? [
          `The ${traces.length} heaviest of ${count} stacks, which account for ${share(sum, report.total)} of ${report.sampleType}; all: `,
          h("code", `perf-journal pprof -traces ${fileName}`),
          ".",
        ]
      : [`All ${traces.length} stacks of ${report.sampleType}, the heaviest first.`];
  return [
    h("p.note", [...all, " The innermost call is first."]),
    h(
      "ol.profile-traces",
      traces.map((trace, i) => h("li", [stack(trace, report.total, i < OPEN)])),
    ),
  ];
}

function stack({value, text, labels, frames}: Trace, total: number, isOpen: boolean): Element {
  const shown = frames.slice(0, FRAMES);
  const [leaf] = frames;
  return h("details", {open: isOpen}, [
    h("summary", [
      h("span.num", `${text} (${share(value, total)})`),
      " ",
      h("code", leaf ? nameOf(leaf) : ""),
    ]),
    ...(labels.length > 0
      ? [
          h(
            "dl.strip",
            labels
              .slice(0, LABELS)
              .map(([name, values]) => h("div", [h("dt", cutText(name)), h("dd", cutText(values))])),
          ),
        ]
      : []),
    h("ol.profile-stack", [
      ...shown.map(frame =>
        h("li", [nameOf(frame), ...(frame.isInline ? [" ", h("span.profile-inline", "(inline)")] : [])]),
      ),
      ...(frames.length > shown.length
        ? [h("li.profile-inline", `${frames.length - shown.length} more callers`)]
        : []),
    ]),
  ]);
}

function nameOf({name}: TraceFrame): string {
  return cutText(foldGenerics(name));
}
