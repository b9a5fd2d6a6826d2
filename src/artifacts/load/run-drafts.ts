import {hideSecrets} from "../shared/secrets.ts";
import type {Bucket, LoadRun, LoadTool, Phase, Quantile, ValueName} from "./model.ts";

/** Puts the lines of a report together to runs. */
export interface RunDrafts {
  /** Section of the report that the next lines belong to, as the format names it; "" before the first. */
  section: string;
  /** The current run; the first line begins a run. */
  readonly run: () => LoadRun;
  /** Ends the current run. */
  end(): void;
  /** Ends the run and names the command of the next. */
  command(text: string): void;
  /** Takes a number; where the run has it already, another run begins. */
  value(name: ValueName, value: number, text: string): void;
  quantile(percent: number, value: number, text: string): void;
  /** Adds the next range of a histogram with upper ends only. */
  bucketUpTo(to: number, count: number): void;
  bucket(bucket: Bucket): void;
  phase(phase: Phase): void;
  /** Whether there are as many runs as are kept. */
  isFull(): boolean;
  /** Every run that has a number, at most as many as are kept. */
  runs(): LoadRun[];
}

/** Runs of a file that are kept. */
export const MOST_RUNS = 1000;
/** Ranges, quantiles, codes and messages of a run that are kept. */
const MOST = 400;

/** Adds to a list of a run as long as there is room. */
export function addTo<Item>(list: Item[], item: Item): void {
  if (list.length < MOST) list.push(item);
}

/** Makes an empty list of runs of a tool. */
export function runDrafts(tool: LoadTool): RunDrafts {
  const runs: LoadRun[] = [];
  let current: LoadRun | undefined;
  let command = "";
  const run = (): LoadRun => {
    if (!current) {
      current = emptyRun(tool, command);
      runs.push(current);
    }
    return current;
  };
  const drafts: RunDrafts = {
    section: "",
    run,
    end() {
      current = undefined;
      drafts.section = "";
    },
    command(text) {
      drafts.end();
      command = hideSecrets(text);
    },
    value(name, value, text) {
      if (current?.values.has(name)) drafts.end();
      run().values.set(name, {value, text});
    },
    quantile(percent, value, text) {
      const {quantiles} = run();
      const last = quantiles.at(-1)?.percent ?? -1;
      if (percent > last && percent <= 100) addTo(quantiles, {percent, value, text} satisfies Quantile);
    },
    bucketUpTo(to, count) {
      const {buckets} = run();
      addTo(buckets, {from: buckets.at(-1)?.to, to, count});
    },
    bucket: bucket => addTo(run().buckets, bucket),
    phase: phase => addTo(run().phases, phase),
    isFull: () => runs.length > MOST_RUNS,
    runs: () => runs.slice(0, MOST_RUNS).filter(isFilled),
  };
  return drafts;
}

function emptyRun(tool: LoadTool, command: string): LoadRun {
  return {
    tool,
    command,
    settings: [],
    values: new Map(),
    quantiles: [],
    curve: [],
    buckets: [],
    phases: [],
    statuses: [],
    errors: [],
    demands: [],
    resolution: 0,
  };
}

function isFilled({values, quantiles, buckets, statuses, errors}: LoadRun): boolean {
  return values.size + quantiles.length + buckets.length + statuses.length + errors.length > 0;
}
