/** Numbers of the events of the wire format, as Go's `internal/trace/tracev2` has them. */
export const EVENT = {
  batch: 1,
  stacks: 2,
  stack: 3,
  strings: 4,
  string: 5,
  cpuSamples: 6,
  cpuSample: 7,
  frequency: 8,
  procsChange: 9,
  procStart: 10,
  procStop: 11,
  procSteal: 12,
  procStatus: 13,
  goCreate: 14,
  goCreateSyscall: 15,
  goStart: 16,
  goDestroy: 17,
  goDestroySyscall: 18,
  goStop: 19,
  goBlock: 20,
  goUnblock: 21,
  goSyscallBegin: 22,
  goSyscallEnd: 23,
  goSyscallEndBlocked: 24,
  goStatus: 25,
  stopBegin: 26,
  stopEnd: 27,
  gcActive: 28,
  gcBegin: 29,
  gcEnd: 30,
  sweepActive: 31,
  sweepBegin: 32,
  sweepEnd: 33,
  assistActive: 34,
  assistBegin: 35,
  assistEnd: 36,
  heapAlloc: 37,
  heapGoal: 38,
  goLabel: 39,
  taskBegin: 40,
  taskEnd: 41,
  regionBegin: 42,
  regionEnd: 43,
  log: 44,
  goSwitch: 45,
  goSwitchDestroy: 46,
  goCreateBlocked: 47,
  goStatusStack: 48,
  experimentalBatch: 49,
  sync: 50,
  clockSnapshot: 51,
  endOfGeneration: 52,
} as const;

/**
 * How many arguments the events from `procsChange` to `goStatusStack` have after the time since the previous
 * event.
 */
const TIMED = [
  [2, 2, 0, 3, 2, 3, 1, 2, 0, 0, 2, 2, 3, 2, 0, 0, 3],
  [2, 0, 1, 2, 1, 1, 1, 2, 1, 1, 0, 1, 1],
  [1, 4, 2, 3, 3, 4, 2, 2, 3, 4],
].flat();

/** The same of the events of the alloc-free experiment, which begin at 128. */
const EXPERIMENTAL = [3, 3, 1, 2, 2, 1, 2, 2, 1];
const FIRST_EXPERIMENTAL = 128;

/** Number of arguments of an event after the time; -1 for types without a time. */
export const ARGUMENTS: Int8Array = new Int8Array(256).fill(-1);
ARGUMENTS.set(TIMED, EVENT.procsChange);
ARGUMENTS.set(EXPERIMENTAL, FIRST_EXPERIMENTAL);

/** Goroutine states, numbered as in the wire format; 0 means ended. */
export const GO = {gone: 0, runnable: 1, running: 2, syscall: 3, waiting: 4} as const;

/** Processor states, numbered as in the wire format; `abandoned` lost its thread in a system call. */
export const PROC = {running: 1, idle: 2, syscall: 3, abandoned: 4} as const;

/** The number of no thread: the largest 64-bit value, as a double. */
export const NO_THREAD = 2 ** 64;
