/** Program of the thread that searches series: see search-ahead-fs.ts. */
import type {MessagePort} from "node:worker_threads";
import {workerData} from "node:worker_threads";
import type {ChangePoints} from "../../../stats/series/change-points.ts";
import {findChangePoints} from "../../../stats/series/change-points.ts";
import type {PackedValues} from "./packed-values.ts";
import {unpackValues} from "./packed-values.ts";
import {SEARCH_STATE} from "./search-state.ts";

/** Series to search, in this order. */
export interface AheadTask {
  readonly series: readonly {readonly values: PackedValues; readonly leastChange: number}[];
  /** State of each series, see `SEARCH_STATE`; shared by both threads. */
  readonly states: Int32Array<SharedArrayBuffer>;
  /** Gets an `AheadResult` for each series that this thread searches. */
  readonly port: MessagePort;
}

/** Result of a search, by the place of its series. */
export interface AheadResult {
  readonly index: number;
  readonly found: ChangePoints;
}

const {free, taken, done} = SEARCH_STATE;
const {series, states, port} = workerData as AheadTask;
for (const [index, {values, leastChange}] of series.entries()) {
  if (Atomics.compareExchange(states, index, free, taken) !== free) continue;
  const found = findChangePoints(unpackValues(values), leastChange);
  port.postMessage({index, found} satisfies AheadResult);
  Atomics.store(states, index, done);
  Atomics.notify(states, index);
}
