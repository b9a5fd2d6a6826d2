import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {Profile} from "../../pprof/profile/profile.ts";
import {prepareReport} from "../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import type {Tag} from "../../pprof/report/tags.ts";
import {tagsOf} from "../../pprof/report/tags.ts";
import {cutText} from "../../stacks/function-names.ts";

/** Labels and values beyond these are left out: labels may be request numbers. */
const MOST_TAGS = 50;
const MOST_VALUES = 100;

/** Draws the cost of each value of each label, with the numbers of `go tool pprof -tags`. */
export function tagsView(profile: Profile, sample: string): ElementContent[] {
  const report = prepareReport(profile, "tags", {...DEFAULT_OPTIONS, sampleIndex: sample});
  const tags = tagsOf(report);
  if (tags.length === 0)
    return [
      h("p.note", [
        "The samples of this profile have no labels. ",
        h("code", "pprof.Do"),
        " of Go's ",
        h("code", "runtime/pprof"),
        " gives them some: a request's method, a tenant, a phase.",
      ]),
    ];
  return [
    h("p.note", `What samples with each label cost in ${report.sampleType}, shares of the profile's total.`),
    ...tags.slice(0, MOST_TAGS).map(table),
    ...(tags.length > MOST_TAGS
      ? [h("p.note", `${tags.length - MOST_TAGS} more labels are not shown.`)]
      : []),
  ];
}

function table({key, text, percent, values}: Tag): Element {
  const label = `Label ${cutText(key)}`;
  const rows = values
    .slice(0, MOST_VALUES)
    .map(value =>
      h("tr", [
        h("td.num", value.text),
        h("td.num", value.percent),
        h("th.profile-name", {scope: "row"}, cutText(value.name)),
      ]),
    );
  const left = values.length - rows.length;
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top", [
      h("caption", [
        h("code", cutText(key)),
        `: ${text} (${percent})${left > 0 ? `, the first ${rows.length} of ${values.length} values` : ""}`,
      ]),
      h(
        "thead",
        h("tr", [
          h("th.num", {scope: "col"}, "value"),
          h("th.num", {scope: "col"}, "share"),
          h("th", {scope: "col"}, "label"),
        ]),
      ),
      h("tbody", rows),
    ]),
  ]);
}
