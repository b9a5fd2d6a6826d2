/**
 * Thread that ends the process when an input takes too long: code that never returns cannot report itself.
 * Its data are the counter of inputs, shared with the main thread, and a text to print before the input's number.
 */
import {writeSync} from "node:fs";
import process from "node:process";
import {workerData} from "node:worker_threads";

/** Seconds on the clock, since another process may have the processor. */
const LONGEST = 120;

const {counter, label} = workerData as {readonly counter: Int32Array; readonly label: string};
let last = -1;
let seconds = 0;

setInterval(() => {
  const now = Atomics.load(counter, 0);
  seconds = now === last ? seconds + 1 : 0;
  last = now;
  if (seconds < LONGEST) return;
  writeSync(2, `${label}${now}: no end after ${LONGEST} s\n`);
  process.kill(process.pid, "SIGKILL");
}, 1000);
