/** Picks from random numbers that a seed decides alone. */
export interface Dice {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Each item with the same probability, in their order. */
  some<Item>(items: readonly Item[], probability: number): Item[];
}

/** Rolls dice by mulberry32: small, and the same numbers everywhere. */
export function dice(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    chance: probability => next() < probability,
    pick: items => items[below(items.length)] ?? items[0],
    some: (items, probability) => items.filter(() => next() < probability),
  };
}

const NAMES = [
  ...["A", "B/k=1", "B/k=2k", "C-8", "C/k=x/sub-8", "Δx/k=1Ki-4", "Long/name=abc", "D/gomaxprocs=2"],
];
const UNITS = ["ns/op", "B/op", "allocs/op", "MB/s", "widgets", "x-ns", "ns/GC", "p50-ns"];
const KEYS = ["goos", "pkg", "note", "ä"] as const;
const SETTINGS = ["a", "b", "10", "9", "x y", ""] as const;
const COUNTS = [1, 2, 3, 5, 6, 8, 10, 12, 22, 32] as const;
const NOISE = [
  "BenchmarkX",
  "BenchmarkX 1",
  "BenchmarkX 1 x u",
  "Benchmark",
  "PASS",
  "ok  \tx",
  "panic: x",
  "BenchmarkY 1 2 u 3",
  "BenchmarkZ 99999999999999999999 1 u",
  "Unit u =x",
] as const;

/** Writes a file of benchmark text with ties, zeros, bad lines and changing configuration. */
export function randomBenchmarkText(die: Dice): string {
  const names = die.some(NAMES, 0.5);
  const units = die.some(UNITS, 0.35);
  const count = die.pick(COUNTS);
  const lines: string[] = [];
  for (let run = 0; run <= die.below(3); run++) {
    if (die.chance(0.6)) lines.push(`${die.pick(KEYS)}: ${die.pick(SETTINGS)}`);
    if (die.chance(0.15)) lines.push(`Unit ${units[0] ?? "u"} assume=${die.pick(["exact", "nothing"])}`);
    for (let i = 0; i < count; i++) {
      for (const name of names) lines.push(...resultLines(die, name, units));
    }
  }
  return `${lines.join(die.chance(0.1) ? "\r\n" : "\n")}\n`;
}

function resultLines(die: Dice, name: string, units: readonly string[]): string[] {
  const pairs = die.some(units, 0.95).map(unit => `${randomValue(die)} ${unit}`);
  const line = `Benchmark${name} \t${die.below(1000)} ${pairs.join("\t")}`;
  return die.chance(0.02) ? [die.pick(NOISE), line] : [line];
}

function randomValue(die: Dice): string {
  switch (die.below(6)) {
    case 0:
      return String(die.below(4));
    case 1:
      return (die.next() * 1000).toFixed(die.below(4));
    case 2:
      return String(die.below(1_000_000));
    case 3:
      return (die.next() * 1e-5).toExponential(3);
    case 4:
      return "0";
    default:
      return String(100 + die.below(5));
  }
}

const FLAGS: readonly (readonly [string, readonly [string, ...string[]]])[] = [
  ["-row", [".fullname", ".name", ".name /k", "/k@num", ".fullname@alpha", ".name@(A B)", "", "goos .name"]],
  ["-col", [".file", ".file@alpha", "goos", "/k", "", ".file /k", "note@(a b)", "pkg,.file"]],
  ["-table", [".config", "goos", "pkg note", "", "goos@alpha", ".config@alpha"]],
  ["-ignore", ["", "goos", "pkg,note", ".fullname", ".config", "/k"]],
  [
    "-filter",
    [
      "*",
      ".name:A",
      "-.name:B",
      "/k:/^[0-9]/",
      ".unit:ns/op",
      "-.unit:B/op",
      "goos:a OR .unit:/op/",
      '(.name:C AND note:"x y")',
      ".name:/(?i)^[abc]/",
      ".fullname:/k=[0-9]+(k|Ki)?(-[0-9]+)?$/ -.unit:/^x/",
      "/k:(1 2k /^[x-z]$/) OR .name:/\\p{Greek}/",
      "-(goos:/^$/ AND .unit:(ns/op B/op))",
      "/gomaxprocs:/^[48]$/",
      ".name:/[/",
      ".name:/(a/b)/",
      "* -*",
      "",
      "a:b)",
      ".file:/0/",
    ],
  ],
  ["-alpha", ["0.1", "0.01", "1", "0", "0.5"]],
  ["-confidence", ["0.9", "0.99", "0", "1", "0.8", "0.999"]],
  ["-format", ["text", "csv"]],
];

/** Makes a command line over some files: flags with good and bad values, labels, files given twice. */
export function randomArguments(die: Dice, files: readonly string[]): string[] {
  const flags = FLAGS.flatMap(([flag, values]) => (die.chance(0.3) ? [flag, die.pick(values)] : []));
  const inputs = files.map(file => (die.chance(0.15) ? `${die.pick(["L", "M", ""])}=${file}` : file));
  const repeated = die.chance(0.1) ? files.slice(0, 1) : [];
  return [...flags, ...inputs, ...repeated];
}
