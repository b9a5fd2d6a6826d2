import type {Profile} from "../../../pprof/profile/profile.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import {topOf} from "../../../pprof/report/top.ts";
import type {NumberTable} from "../../kind.ts";

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
    columns: [
      {name: "function"},
      {name: "flat", unit},
      {name: "flat share", unit: "1"},
      {name: "sum share", unit: "1"},
      {name: "cum", unit},
      {name: "cum share", unit: "1"},
      {name: "inline"},
    ],
    rows: topOf(report).rows.map(({name, flat, cum, inline}) => {
      sum += flat;
      return [name, flat, share(flat), share(sum), cum, share(cum), inline.replace(/[()]/g, "")];
    }),
    total,
  };
}
