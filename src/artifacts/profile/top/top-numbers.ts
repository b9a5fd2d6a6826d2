import type {Profile} from "../../../pprof/profile/profile.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import {topCosts} from "../../../pprof/report/top.ts";
import type {NumberTable} from "../../kind.ts";
import {inlineText, topColumns} from "../../shared/top-columns.ts";

/** Returns the top table of each sample type as numbers, with the rows of `go tool pprof -top`. */
export function topNumbers(profile: Profile): NumberTable[] {
  return profile.sampleTypes.map((_, index) => topOfType(profile, index));
}

function topOfType(profile: Profile, index: number): NumberTable {
  const {type = "", unit = ""} = profile.sampleTypes[index] ?? {};
  const report = prepareReport(profile, "top", {...DEFAULT_OPTIONS, sampleIndex: String(index)});
  const {total} = report;
  const share = (value: number): number | null => (total === 0 ? null : value / total);
  let sum = 0;
  return {
    name: `top ${type}`,
    columns: topColumns(unit),
    rows: topCosts(report).map(({name, flat, cum, inline}) => {
      sum += flat;
      return [name, flat, share(flat), share(sum), cum, share(cum), inlineText(inline)];
    }),
    total,
  };
}
