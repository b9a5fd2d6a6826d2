import type {Artifact, NumberTable} from "../artifacts/kind.ts";
import type {Measurement} from "../measurement.ts";
import {summarize} from "../stats/samples/summary.ts";

/** A measured quantity as data. */
export interface MeasurementDocument {
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  /** null where no direction is better. */
  readonly better: "lower" | "higher" | null;
  readonly samples: readonly number[];
  /** Median of the samples, as benchstat prints it. */
  readonly center: number;
  /** Ends of the median's interval, or of the tool's own where there are no samples; null for an end at infinity. */
  readonly interval: readonly [low: number | null, high: number | null];
  /** True if the tool gave a single number and no samples. */
  readonly summaryOnly: boolean;
}

/** Returns a measurement with its median and interval at a confidence of 0 to 1. */
export function measurementDocument(measurement: Measurement, confidence: number): MeasurementDocument {
  const {group, name, unit, better = null, samples, summaryOnly = false, ownInterval, isExact} = measurement;
  const sorted = Float64Array.from(samples).sort();
  const {center, low, high} = summarize(sorted, isExact ? "exact" : "nothing", confidence);
  const [from, to] = ownInterval ?? [low, high];
  return {
    group,
    name,
    unit,
    better,
    samples,
    center,
    interval: [finite(from), finite(to)],
    summaryOnly,
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** An artifact as data. */
export interface ArtifactDocument {
  readonly kind: string;
  readonly title: string;
  readonly environment: Artifact["environment"];
  /** Named facts in the words of the tool. */
  readonly facts: readonly {readonly name: string; readonly value: string}[];
  readonly measurements: readonly MeasurementDocument[];
  readonly tables: readonly NumberTable[];
}

/** Returns every number of an artifact. */
export function artifactDocument(artifact: Artifact, confidence: number): ArtifactDocument {
  const {kind, title, environment, facts, measurements} = artifact;
  return {
    kind: kind.name,
    title,
    environment,
    facts,
    measurements: measurements.map(each => measurementDocument(each, confidence)),
    tables: artifact.tables(),
  };
}
