/** A line of the scheduler's trace: its state at a moment. */
export interface SchedSample {
  /** 1-based line of the log. */
  readonly line: number;
  /** Seconds since the trace began. */
  readonly at: number;
  readonly procs: number;
  /** Processors (P) without work. */
  readonly idle: number;
  /** Operating system threads. */
  readonly threads: number;
  readonly spinning: number;
  readonly idleThreads: number;
  /** Goroutines that are ready to run: in the global queue, and in each processor's own. */
  readonly global: number;
  /** Filled by P lines under scheddetail=1. */
  readonly local: number[];
  /** How many times each processor switched to another goroutine since the program began; empty before Go 1.25. */
  readonly ticks: number[];
  /** Goroutines by state or wait reason, under scheddetail=1; undefined otherwise. */
  goroutines: Map<string, number> | undefined;
}

const SAMPLE =
  /\bSCHED (\d+)ms: gomaxprocs=(\d+) idleprocs=(\d+) threads=(\d+) spinningthreads=(\d+) (?:needspinning=\d+ )?idlethreads=(\d+) runqueue=(\d+)(?: gcwaiting=(?:\d+|true|false) .*| \[ ?(\d+(?: \d+)*) ?\](?: schedticks=\[ ((?:\d+ )+)\])?)(?=\s|$)/;

/** The most processors whose queues are kept: more than any machine has, and than a bad line may claim. */
const MOST_PROCS = 4096;

/** Reads a line of GODEBUG=schedtrace=1000 (runtime/proc.go, Go 1.10 on); undefined for a torn line or any other. */
export function readSampleLine(text: string, line: number): SchedSample | undefined {
  const match = SAMPLE.exec(text);
  if (!match) return undefined;
  const field = (index: number): number => Number(match[index]);
  const procs = field(2);
  const local = numbers(match[8]);
  const isWhole = match[8] === undefined || local.length === procs;
  if (!isWhole || procs > MOST_PROCS || procs < 1 || field(3) > procs) return undefined;
  return {
    line,
    at: field(1) / 1000,
    procs,
    idle: field(3),
    threads: field(4),
    spinning: field(5),
    idleThreads: field(6),
    global: field(7),
    local,
    ticks: numbers(match[9]),
    goroutines: undefined,
  };
}

/** True for the rest of a scheduler's torn line. */
export function isTornSample(text: string): boolean {
  return /\bSCHED \d+ms: |\bidleprocs=\d|\brunqueue=\d/.test(text);
}

function numbers(text: string | undefined): number[] {
  return text === undefined ? [] : text.trim().split(" ").map(Number);
}

const PROCESSOR = /^ {1,4}P(\d+): status=\d+ schedtick=(\d+) syscalltick=\d+ m=(?:-?\d+|nil) runqsize=(\d+) /;
const THREAD = /^ {1,4}M\d+: p=(?:-?\d+|nil) /;
const GOROUTINE = /^ {1,4}G\d+: status=(\d+)\(([^()]{0,80}(?:\([^()]{0,80}\)[^()]{0,80})?)\) m=/;

/** _G states of runtime2.go that are more specific than the last wait reason. */
const STATES: ReadonlyMap<string, string> = new Map([
  ["1", "runnable"],
  ["2", "running"],
  ["3", "in a system call"],
]);

/** Takes a line of scheddetail=1 into the sample it belongs to; false for any other. */
export function addDetail(sample: SchedSample, text: string): boolean {
  const processor = PROCESSOR.exec(text);
  if (processor) {
    const index = Number(processor[1]);
    if (index >= sample.procs) return false;
    sample.ticks[index] = Number(processor[2]);
    sample.local[index] = Number(processor[3]);
    return true;
  }
  const goroutine = GOROUTINE.exec(text);
  if (goroutine) {
    const state = STATES.get(goroutine[1] ?? "") ?? (goroutine[2] || "waiting");
    sample.goroutines ??= new Map();
    sample.goroutines.set(state, (sample.goroutines.get(state) ?? 0) + 1);
    return true;
  }
  return THREAD.test(text);
}
