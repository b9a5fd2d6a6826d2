import type {Dice} from "./random-benchmarks.ts";
import {dice} from "./random-benchmarks.ts";

/** How long a journal to make. */
export interface JournalLength {
  readonly entries: number;
  readonly benchmarks: number;
  /** Of each benchmark in each entry; 10 when left out. */
  readonly samples?: number;
  /** From this entry on (0-based) another machine measures; never when left out. */
  readonly newMachineAt?: number;
}

/** A benchmark of a long journal: where it starts, and which entries move it. */
interface Subject {
  readonly pkg: string;
  readonly name: string;
  readonly nanoseconds: number;
  readonly bytes: number;
  readonly allocs: number;
  /** Places of entries, and the factor of the time from there on; every second entry moves the memory as well. */
  readonly changes: readonly {readonly at: number; readonly factor: number}[];
}

const PACKAGES = [
  "example.com/acme/router",
  "example.com/acme/store",
  "example.com/acme/wire",
  "example.com/acme/wire/text",
];
const NAMES = [
  "Parse/msg=invite",
  "Parse/msg=ack",
  "Parse/msg=bye",
  "Render/tpl=short",
  "Render/tpl=long",
  "Lookup",
  "Insert/n=10",
  "Insert/n=1000",
  "Walk",
  "Encode",
];
const WORK = [
  "Pool the buffers",
  "Cut one copy",
  "Check bounds once",
  "Inline the fast path",
  "Take the newest toolchain",
  "Split the lock",
];
const FACTORS = [0.72, 1.12, 0.9, 1.25, 0.6] as const;

/** Noise between runs, and between the samples of a run. */
const BETWEEN = 0.01;
const WITHIN = 0.008;

/**
 * The files of a journal of so many entries, three days apart from 2024-01-02 on, each measuring every benchmark. Every
 * benchmark moves at some of them; the same length gives the same bytes.
 */
export function longJournal(length: JournalLength): Map<string, string> {
  const die = dice(20_240_102);
  const subjects = Array.from({length: length.benchmarks}, (_, i) => subject(i, length.entries, die));
  const files = new Map<string, string>();
  for (let place = 0; place < length.entries; place++) {
    const day = new Date(Date.UTC(2024, 0, 2 + 3 * place)).toISOString().slice(0, 10);
    const moved = subjects.find(({changes}) => changes.some(({at}) => at === place));
    const title = moved
      ? `${WORK[place % WORK.length]} of ${moved.name.split("/")[0]}`
      : `Measured again, ${day}`;
    const folder = `content/${day}-run`;
    const finding = `:::finding{#moved}\n${moved?.name} does less work for the same answer.\n:::\n`;
    files.set(
      `${folder}/index.md`,
      `---\ntitle: ${title}\ncommit: ${commit(place)}\n---\n\n${moved ? finding : "Nothing was meant to move."}\n`,
    );
    const isNew = length.newMachineAt !== undefined && place >= length.newMachineAt;
    files.set(
      `${folder}/bench.txt`,
      benchmarkText(subjects, place, {die, isNew, samples: length.samples ?? 10}),
    );
  }
  return files;
}

function subject(place: number, entries: number, die: Dice): Subject {
  const name = NAMES[place % NAMES.length] ?? "";
  const round = Math.floor(place / NAMES.length);
  const changes = FACTORS.slice(0, 1 + (place % FACTORS.length)).map((factor, i, all) => ({
    at: Math.floor((entries * (i + 1)) / (all.length + 1)) + (place % 3),
    factor,
  }));
  return {
    pkg: PACKAGES[round % PACKAGES.length] ?? "",
    name: round < PACKAGES.length ? name : `${name}/part=${round}`,
    nanoseconds: 40 * 10 ** (3 * die.next()),
    bytes: 16 * (1 + die.below(200)),
    allocs: 1 + die.below(24),
    // The last of every ten benchmarks never moves.
    changes: place % 10 === 9 ? [] : changes,
  };
}

function benchmarkText(
  subjects: readonly Subject[],
  place: number,
  {die, isNew, samples}: {readonly die: Dice; readonly isNew: boolean; readonly samples: number},
): string {
  const lines = ["goos: linux", "goarch: amd64", `cpu: Example CPU ${isNew ? "B" : "A"} @ 3.00GHz`];
  for (const [pkg, of] of Map.groupBy(subjects, one => one.pkg)) {
    lines.push(`pkg: ${pkg}`);
    for (const one of of) {
      const factors = one.changes.filter(({at}) => at <= place).map(({factor}) => factor);
      const level = one.nanoseconds * factors.reduce((a, b) => a * b, isNew ? 0.8 : 1);
      const memory = factors.filter((_, i) => i % 2 === 0).reduce((a, b) => a * b, 1);
      const run = level * (1 + BETWEEN * bell(die));
      const tail = `${Math.round(one.bytes * memory)} B/op\t${Math.max(1, Math.round(one.allocs * memory))} allocs/op`;
      for (let i = 0; i < samples; i++) {
        const time = (run * (1 + WITHIN * bell(die))).toPrecision(4);
        lines.push(`Benchmark${one.name}-8\t1000\t${Number(time)} ns/op\t${tail}`);
      }
    }
  }
  return `${lines.join("\n")}\nPASS\n`;
}

/** Nearly normal, of variance 1: the sum of twelve dice. */
function bell(die: Dice): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += die.next();
  return sum;
}

function commit(place: number): string {
  return (0x1000000 + place * 7919).toString(16).padStart(12, "0");
}
