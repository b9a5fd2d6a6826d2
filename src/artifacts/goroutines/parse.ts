import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {BadLines} from "../../input/bad-lines.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {UnrecognizedCollector} from "../shared/unrecognized-lines.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import type {GoroutineCollector, GoroutineDraft} from "./collect.ts";
import {goroutineCollector} from "./collect.ts";
import {readListed, readListedCall, readListedPlace} from "./debugger-lines.ts";
import {frameOf, readCreator, readPlace} from "./frame-lines.ts";
import type {GoroutineHead} from "./goroutine-head.ts";
import {readHead} from "./goroutine-head.ts";
import type {DumpSource, GoroutineDump} from "./model.ts";
import type {RaceReader} from "./race-lines.ts";
import {raceReader} from "./race-lines.ts";

/** Lines of a panic's message. */
const MOST_REASONS = 6;
const LONGEST_REASON = 500;
const REASON =
  /^(?:panic: |fatal error: |\[signal |(?:\^\\)?SIG[A-Z0-9]+: |runtime: .*(?:overflow|out of memory|exceeds))/;
/** Go writes 100 frames at most, debuggers as many as they are asked for. */
const MOST_FRAMES = 128;
const MOST_LINES = 260;
const LONGEST_KEPT = 2_000;

const FRAMING =
  /^(?:\.\.\.|\.\.\.(?:additional|\d+) frames elided\.\.\.|-----|exit status \d+|FAIL|FAIL\t.*|ok {2}\t.*|PC=0x.*|runtime stack:|\[\d+ goroutines\]|\(dlv\).*|\(gdb\).*|goroutine running on other thread; stack unavailable|(?:rax|rbx|rcx|rdx|rdi|rsi|rbp|rsp|r\d{1,2}|rip|rflags|cs|fs|gs|eax|ebx|ecx|edx|edi|esi|ebp|esp|eip|eflags|lr|sp|pc|fault|trap|error|oldmask|cpsr|pstate) +0x[0-9a-f]+)$/;

/** The thread that a "runtime stack:" is of has no goroutine's number. */
const THREAD: GoroutineHead = {number: 0, state: "runtime stack", wait: 0, isLocked: false, labels: []};

const UNREADABLE = 'line of a goroutine cannot be read, expected "function(arguments)" and its place below';

/** The wait of a call and its object: the address is the call's first argument, where Go prints it reliably. */
const WAITS =
  /^(?:internal\/)?(sync)\.\(\*(Mutex|RWMutex|WaitGroup|Cond|Once)\)\.(?:lockSlow|Lock|RLock|Wait|doSlow)\((0x[0-9a-f]+)[,)]/;

/** Reads goroutine dumps, logs of panics and of races, and debuggers' lists; other lines are counted. */
export function parseGoroutines(file: ArtifactFile): Parsed<GoroutineDump> {
  const bad = badLines(
    file,
    "attach the dump as the program wrote it, a function and its place on a line each",
  );
  const reader = dumpReader(bad);
  eachLine(file.bytes, (line, number) => {
    reader.line(line, number);
    return undefined;
  });
  const model = reader.finish();
  const isEmpty = model.count + model.threads + model.races.length === 0;
  const problems = isEmpty
    ? [
        emptyReport(
          file,
          "no goroutine can be read, expected at least one",
          'attach what "/debug/pprof/goroutine?debug=2", SIGQUIT or a panic writes',
        ),
      ]
    : [];
  return {model, problems: [...problems, ...bad.problems()]};
}

/** A dump as far as it is read. */
interface Reading {
  readonly bad: BadLines;
  readonly all: GoroutineCollector;
  readonly races: RaceReader;
  readonly stray: UnrecognizedCollector;
  readonly reasons: string[];
  source: DumpSource;
  command: string | undefined;
  current: GoroutineDraft | undefined;
  /** A function whose place is on the next line. */
  called: string | undefined;
}

function dumpReader(bad: BadLines) {
  const reading: Reading = {
    bad,
    all: goroutineCollector(),
    races: raceReader(),
    stray: unrecognizedCollector(),
    reasons: [],
    source: "go",
    command: undefined,
    current: undefined,
    called: undefined,
  };
  return {
    line: (text: string, number: number): void => readLine(reading, text, number),
    finish(): GoroutineDump {
      end(reading);
      const {source, reasons, all, races, command, stray} = reading;
      const found = {races: races.races(), raceCount: races.count()};
      return {source, reasons, ...all.finish(), ...found, command, stray: stray.lines()};
    },
  };
}

function readLine(reading: Reading, text: string, number: number): void {
  const head = readHead(text);
  if (head) begin(reading, head, text);
  else if (text.trim() === "" || reading.races.line(text, number)) end(reading);
  else if (!beginListed(reading, text)) readOther(reading, text, number);
}

function readOther(reading: Reading, text: string, number: number): void {
  if (reading.current && (isReason(text) || promptOf(text) !== undefined)) end(reading);
  const {current} = reading;
  if (!current) outside(reading, text, number);
  else if (inside(reading, current, text, number) && current.text.length < MOST_LINES)
    current.text.push(text.slice(0, LONGEST_KEPT));
}

function begin(reading: Reading, head: GoroutineHead, text: string): void {
  end(reading);
  reading.current = {
    head,
    frames: [],
    createdBy: undefined,
    text: [text.slice(0, LONGEST_KEPT)],
    waitsFor: undefined,
  };
}

function end(reading: Reading): void {
  const {current, called, all} = reading;
  if (current && called !== undefined) addFrame(current, called, "", "");
  if (current) all.add(current);
  reading.current = undefined;
  reading.called = undefined;
}

/** Begins a goroutine of a debugger's list; false for any other line. */
function beginListed(reading: Reading, text: string): boolean {
  const listed = reading.current && text.startsWith("\t") ? undefined : readListed(text);
  if (!listed) return false;
  reading.source = listed.source;
  begin(reading, listed.head, text);
  reading.current?.frames.push(listed.frame);
  return true;
}

/** Takes a line within a goroutine; false if it does not belong to the goroutine. */
function inside(reading: Reading, goroutine: GoroutineDraft, text: string, number: number): boolean {
  const {source, called, bad, stray} = reading;
  const listedCall = source === "dlv" ? readListedCall(text) : undefined;
  const place = (source === "dlv" ? readListedPlace(text) : undefined) ?? readPlace(text);
  if (listedCall === undefined && place !== undefined) {
    addFrame(goroutine, called ?? "", place, text);
    reading.called = undefined;
    return true;
  }
  if (listedCall !== undefined || isCall(text)) {
    if (called !== undefined) addFrame(goroutine, called, "", "");
    // The list's own line has the position; the stack repeats it in full.
    if (listedCall !== undefined && /^\s+0 /.test(text)) goroutine.frames.length = 0;
    reading.called = listedCall ?? text;
    return true;
  }
  if (FRAMING.test(text.trim())) return true;
  // The creator's line and a list's line end a goroutine: this line is unrelated.
  if (goroutine.createdBy === undefined && source === "go") bad.add(number, UNREADABLE);
  stray.add(number, text);
  return false;
}

/** Takes a line between goroutines. */
function outside(reading: Reading, text: string, number: number): void {
  const {reasons, stray} = reading;
  const prompted = promptOf(text);
  if (prompted !== undefined) reading.command ??= prompted;
  else if (isReason(text) || (/^\tpanic: /.test(text) && reasons.length > 0)) {
    const reason = text.trim().replace(/^\^\\/, "").slice(0, LONGEST_REASON);
    // Every thread of a crash repeats the signal.
    if (reasons.length < MOST_REASONS && !reasons.includes(reason)) reasons.push(reason);
  } else if (text === "runtime stack:") begin(reading, THREAD, text);
  else if (!FRAMING.test(text)) stray.add(number, text);
}

/** Cheap test before the patterns: a dump has a million lines, few of which match. */
function isReason(text: string): boolean {
  return (text.includes(": ") || text.startsWith("[")) && REASON.test(text);
}

function promptOf(text: string): string | undefined {
  return /[$❯➜]\s/u.test(text) ? promptedCommand(text) : undefined;
}

/** A function with its arguments, or the function that started the goroutine; a debugger's prompt is neither. */
function isCall(text: string): boolean {
  return (text.endsWith(")") && !text.startsWith("(")) || text.startsWith("created by ");
}

function addFrame(goroutine: GoroutineDraft, call: string, place: string, line: string): void {
  const creator = readCreator(call);
  if (creator !== undefined) goroutine.createdBy = {name: creator, place, isInlined: false};
  else if (goroutine.frames.length < MOST_FRAMES) {
    goroutine.frames.push(frameOf(call, place, line));
    if (goroutine.waitsFor === undefined && call.includes("sync.(*")) {
      const match = WAITS.exec(call);
      if (match) goroutine.waitsFor = `${match[1]}.${match[2]} ${match[3]}`;
    }
  }
}
