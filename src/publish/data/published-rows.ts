import {BUDGETS} from "../../budgets.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import type {MeasurementRow} from "./measurement-rows.ts";
import {measurementRows} from "./measurement-rows.ts";

/** Lists the samples of a site's data: of the newest entries, as far as the budget of rows allows. */
export function publishedRows(journal: Pick<Journal, "entries">): Iterable<MeasurementRow> {
  return newestRows(journal, BUDGETS.dataRows);
}

/** Lists the samples of a site's CSV, which has a smaller budget: of the newest entries. */
export function publishedCsvRows(journal: Pick<Journal, "entries">): Iterable<MeasurementRow> {
  return newestRows(journal, BUDGETS.dataCsvRows);
}

function newestRows({entries}: Pick<Journal, "entries">, most: number): Iterable<MeasurementRow> {
  let rows = 0;
  const beyond = entries.findIndex(entry => {
    rows += samplesOf(entry);
    return rows > most;
  });
  return measurementRows({entries: beyond < 0 ? entries : entries.slice(0, beyond)});
}

function samplesOf({attachments, fences}: Entry): number {
  return [...attachments, ...fences].reduce(
    (sum, {artifact}) =>
      sum + (artifact?.measurements.reduce((inner, {samples}) => inner + samples.length, 0) ?? 0),
    0,
  );
}
