import type {Artifact} from "../../artifacts/kind.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import {machineNames} from "../../journal/entry/machine-name.ts";
import type {Journal} from "../../journal/journal.ts";

/** A sample of a measurement with its entry, a row of the journal's data. */
export interface MeasurementRow {
  /** Id of the entry: `2026-05-03-pool`. */
  readonly entry: string;
  /** Name of the journal of a site with several. */
  readonly journal: string | null;
  /** Day of the entry, `YYYY-MM-DD`. */
  readonly date: string;
  readonly component: string | null;
  /** Outcome of the entry: `kept`. */
  readonly verdict: string | null;
  /** Commit of the measured side, as the front matter has it. */
  readonly commit: string | null;
  readonly machine: string;
  /** Name of the attachment, or `index.md:12` for a code fence. */
  readonly file: string;
  /** `base` and `head` of a pair, `only` for a file without one. */
  readonly side: "base" | "head" | "only";
  /** Kind of the artifact: `benchmark`, `gctrace`. */
  readonly kind: string;
  /** Package or group of the benchmark; "" if unknown. */
  readonly package: string;
  /** Name as benchstat prints it: `Parse/msg=invite-8`. */
  readonly benchmark: string;
  /** Tidied as benchstat does: `sec/op`. */
  readonly unit: string;
  /** Direction that is an improvement; null if unknown. */
  readonly better: "lower" | "higher" | null;
  /** Index of the sample in its file, from 0. */
  readonly sample: number;
  /** The sample, in `unit`. */
  readonly value: number;
  /** True if the tool gave a single number and no samples. */
  readonly summary: boolean;
}

/** Columns of the data, in their order, with their types. */
export const MEASUREMENT_COLUMNS = {
  entry: "text",
  journal: "text",
  date: "date",
  component: "text",
  verdict: "text",
  commit: "text",
  machine: "text",
  file: "text",
  side: "text",
  kind: "text",
  package: "text",
  benchmark: "text",
  unit: "text",
  better: "text",
  sample: "integer",
  value: "number",
  summary: "truth",
} as const satisfies Readonly<Record<keyof MeasurementRow, "text" | "date" | "integer" | "number" | "truth">>;

/** Lists every sample of a journal, the oldest entry first, files in the order of their names. */
export function* measurementRows({entries}: Pick<Journal, "entries">): Generator<MeasurementRow> {
  for (const entry of entries.toReversed()) yield* entryRows(entry);
}

function* entryRows(entry: Entry): Generator<MeasurementRow> {
  const machine = machineNames(entry);
  for (const {name, side, artifact} of entry.attachments)
    if (artifact) yield* artifactRows(entry, {artifact, file: name, side: plainSide(side)}, machine);
  for (const {line, side, artifact} of entry.fences)
    yield* artifactRows(entry, {artifact, file: `index.md:${line}`, side: plainSide(side)}, machine);
}

function plainSide(side: string | undefined): MeasurementRow["side"] {
  return side === "base" || side === "head" ? side : "only";
}

function* artifactRows(
  {id, journal, date, component, meta}: Entry,
  {artifact, file, side}: {readonly artifact: Artifact} & Pick<MeasurementRow, "file" | "side">,
  machineOf: ReturnType<typeof machineNames>,
): Generator<MeasurementRow> {
  const commit = side === "base" ? meta.baseCommit : meta.commit;
  const own = {
    entry: id,
    journal: journal ?? null,
    date,
    component: component ?? null,
    verdict: meta.verdict ?? null,
    commit: commit ?? null,
    file,
    side,
  };
  for (const {kind, group, name, unit, better, samples, summaryOnly, environment} of artifact.measurements) {
    const machine = machineOf(environment);
    const about = {kind, package: group, benchmark: name, unit, better: better ?? null};
    for (const [sample, value] of samples.entries())
      yield {...own, machine, ...about, sample, value, summary: summaryOnly ?? false};
  }
}
