import type {Better} from "../../measurement.ts";
import {SECONDS_OF} from "../../units/written-units.ts";

/** A number that runtime.MemStats or `gops stats` has. */
export interface MemstatsField {
  /** As Go calls it. */
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  /** A short explanation of the field. */
  readonly meaning: string;
  /** Whether it is worth following over time. */
  readonly isFollowed?: boolean;
}

function bytes(name: string, meaning: string, isFollowed = false, better: Better = "lower"): MemstatsField {
  return {name, unit: "B", better, meaning, isFollowed};
}

function count(
  name: string,
  unit: string,
  meaning: string,
  isFollowed = false,
  better: Better = "lower",
): MemstatsField {
  return {name, unit, better, meaning, isFollowed};
}

/** In the order of runtime/mstats.go, then the fields of `gops stats`. */
export const FIELDS: readonly MemstatsField[] = [
  bytes("Alloc", "heap objects, the same as HeapAlloc", true),
  bytes("TotalAlloc", "allocated for heap objects since the start, freed or not", true),
  bytes("Sys", "obtained from the operating system", true),
  count("Mallocs", "objects", "heap objects allocated since the start", true),
  count("Frees", "objects", "heap objects freed since the start", false, undefined),
  bytes("HeapAlloc", "heap objects, reachable or not yet freed"),
  bytes("HeapSys", "address space for the heap"),
  bytes("HeapIdle", "in spans without objects", false, undefined),
  bytes("HeapInuse", "in spans with objects", true),
  bytes("HeapReleased", "idle and returned to the operating system", false, undefined),
  count("HeapObjects", "objects", "heap objects", true),
  bytes("StackInuse", "in stack spans"),
  bytes("StackSys", "stacks, from the operating system"),
  bytes("MSpanInuse", "in span structures"),
  bytes("MSpanSys", "span structures, from the operating system"),
  bytes("MCacheInuse", "in per-P caches"),
  bytes("MCacheSys", "per-P caches, from the operating system"),
  bytes("BuckHashSys", "profiling's hash tables"),
  bytes("GCSys", "the garbage collector's own data"),
  bytes("OtherSys", "the runtime's other data"),
  bytes("NextGC", "heap size that the next collection aims at", false, undefined),
  {
    name: "PauseTotalNs",
    unit: "sec",
    better: "lower",
    meaning: "stopped for collections since the start",
    isFollowed: true,
  },
  count("NumGC", "cycles", "collections since the start", true),
  count("NumForcedGC", "cycles", "collections that runtime.GC asked for", false, undefined),
  {
    name: "GCCPUFraction",
    unit: "%",
    better: "lower",
    meaning: "share of the CPU that collections took since the start; printed from 0 to 1",
    isFollowed: true,
  },
  bytes("MaxRSS", "most of the process's memory that was resident"),
  count("goroutines", "goroutines", "goroutines", true),
  count("OS threads", "threads", "operating system threads", true),
  count("GOMAXPROCS", "P", "processors the scheduler uses", false, undefined),
  count("num CPU", "CPU", "processors the machine has", false, undefined),
];

/** Parts that Sys is the sum of. */
export const SYS_PARTS = ["HeapSys", "StackSys", "MSpanSys", "MCacheSys", "BuckHashSys", "GCSys", "OtherSys"];

const BY_KEY = new Map(FIELDS.map(field => [keyOf(field.name), field]));

/** Names of gops that differ from Go's. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["stackmspaninuse", "mspaninuse"],
  ["stackmspansys", "mspansys"],
  ["stackmcacheinuse", "mcacheinuse"],
  ["stackmcachesys", "mcachesys"],
  ["gcpausetotal", "pausetotalns"],
  ["pausetotal", "pausetotalns"],
]);

/** Finds a field by its name as Go, gops or a program's own print writes it: `HeapInuse`, `heap-in-use`, `heap_inuse`. */
export function fieldNamed(name: string): MemstatsField | undefined {
  const key = keyOf(name);
  return BY_KEY.get(ALIASES.get(key) ?? key);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}

/** A value as it was written and in its field's unit. */
export interface FieldValue {
  readonly value: number;
  readonly text: string;
  /** Whether it was written as a whole number of a larger unit: `1 MB` may be anything up to the next MB. */
  readonly isRounded: boolean;
}

const SIZES: ReadonlyMap<string, number> = new Map([
  ["b", 1],
  ["byte", 1],
  ["bytes", 1],
  ["kb", 2 ** 10],
  ["kib", 2 ** 10],
  ["mb", 2 ** 20],
  ["mib", 2 ** 20],
  ["gb", 2 ** 30],
  ["gib", 2 ** 30],
]);
const TIMES: ReadonlyMap<string, number> = new Map([...SECONDS_OF, ["m", 60], ["h", 3600]]);

/**
 * Reads a value: `4590944`, `1 MB`, `4.38MB (4590944 bytes)`, `2.325873ms`. MB is 2^20 bytes, as in gops and in the
 * `b / 1024 / 1024` of most programs' prints; nanoseconds where a duration has no unit.
 */
export function readFieldValue({unit}: MemstatsField, written: string): FieldValue | undefined {
  const text = written.trim();
  const exact = /\((\d+) bytes\)/.exec(text)?.[1];
  if (exact !== undefined) return {value: Number(exact), text, isRounded: false};
  if (unit === "sec" && /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|[smh]))+$/.test(text))
    return {value: duration(text), text, isRounded: false};
  const match = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?) ?([a-z]*)$/i.exec(text);
  if (!match) return undefined;
  const [, number = "", suffix = ""] = match;
  if (unit === "sec")
    return suffix === "" ? {value: Number(number) / 1e9, text: `${number} ns`, isRounded: false} : undefined;
  if (unit === "%") return suffix === "" ? {value: Number(number) * 100, text, isRounded: false} : undefined;
  if (unit !== "B") return suffix === "" ? {value: Number(number), text, isRounded: false} : undefined;
  const factor = suffix === "" ? 1 : SIZES.get(suffix.toLowerCase());
  if (factor === undefined) return undefined;
  return {value: Number(number) * factor, text, isRounded: factor > 1 && !number.includes(".")};
}

function duration(text: string): number {
  return [...text.matchAll(/(?<!\d)(\d+(?:\.\d+)?)(ns|us|µs|ms|[smh])/g)].reduce(
    (sum, [, number, unit = "s"]) => sum + Number(number) * (TIMES.get(unit) ?? 1),
    0,
  );
}
