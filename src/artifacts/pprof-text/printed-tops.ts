import type {NumberTable} from "../kind.ts";
import {inlineText, topColumns} from "../shared/top-columns.ts";
import type {PprofText, PrintedReport, PrintedTopRow} from "./model.ts";

/** Returns the printed top tables as numbers, rounded as they were printed. */
export function printedTops({reports}: PprofText): NumberTable[] {
  return reports.flatMap(report => {
    const rows = rowsOf(report);
    return rows.length === 0 ? [] : [topTable(report, rows)];
  });
}

function rowsOf({body}: PrintedReport): readonly PrintedTopRow[] {
  if (body.type === "top") return body.rows;
  return body.type === "contexts" ? body.contexts.flatMap(({row}) => row ?? []) : [];
}

function topTable({header}: PrintedReport, rows: readonly PrintedTopRow[]): NumberTable {
  const type = header.find(({name}) => name === "Type")?.value ?? "";
  const unit = unitOf(rows);
  return {
    name: `top ${type}`.trim(),
    columns: topColumns(unit),
    rows: rows.map(({name, flat, flatPercent, sumPercent, cum, cumPercent, inline}) => [
      name,
      flat.value,
      shareOf(flatPercent),
      shareOf(sumPercent),
      cum.value,
      shareOf(cumPercent),
      inlineText(inline),
    ]),
  };
}

function shareOf(percent: string): number | null {
  const value = Number.parseFloat(percent);
  return Number.isFinite(value) ? value / 100 : null;
}

/** Unit that the values were read into: the first printed unit that is known. */
function unitOf(rows: readonly PrintedTopRow[]): string {
  const texts = rows.flatMap(({flat, cum}) => [flat.text, cum.text]);
  if (texts.some(text => /\d(?:B|[kMGTP]B)$/.test(text))) return "bytes";
  return texts.some(text => /\d(?:[nuµm]?s|hrs)$/.test(text)) ? "nanoseconds" : "count";
}
