import {BUDGETS} from "../../budgets.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import type {MeasurementRow} from "./measurement-rows.ts";
import {measurementRows} from "./measurement-rows.ts";

/** Lists the entries whose samples are in a site's data: the newest, as far as the budget of rows allows. */
export function publishedEntries({entries}: Pick<Journal, "entries">): readonly Entry[] {
  return newestEntries(entries, BUDGETS.dataRows);
}

/** Lists the samples of a site's CSV, which has a smaller budget: of the newest entries. */
export function publishedCsvRows({entries}: Pick<Journal, "entries">): Iterable<MeasurementRow> {
  return measurementRows({entries: newestEntries(entries, BUDGETS.dataCsvRows)});
}

function newestEntries(entries: readonly Entry[], most: number): readonly Entry[] {
  let rows = 0;
  const beyond = entries.findIndex(entry => {
    rows += samplesOf(entry);
    return rows > most;
  });
  return beyond < 0 ? entries : entries.slice(0, beyond);
}

function samplesOf({attachments, fences}: Entry): number {
  return [...attachments, ...fences].reduce(
    (sum, {artifact}) =>
      sum + (artifact?.measurements.reduce((inner, {samples}) => inner + samples.length, 0) ?? 0),
    0,
  );
}
