import type {Spend} from "../../../meter.ts";
import type {MemoryRange} from "../profile-builder.ts";

/** A line of /proc/self/maps, or of the shorter form of gperftools. */
interface Entry {
  start: bigint;
  limit: bigint;
  offset: bigint;
  file: string;
  buildId: string;
}

const RANGE = String.raw`^\s*(?:0x)?([0-9a-fA-F]{1,16})[\s-]?\s*(?:0x)?([0-9a-fA-F]{1,16}):?`;
const PERMISSIONS = String.raw`(?:\s+([-rwxp]+))?`;
const PROC_MAPS = new RegExp(
  String.raw`${RANGE}${PERMISSIONS}(?:\s+([0-9a-fA-F]+))?\s+[0-9a-fA-F]+:[0-9a-fA-F]+\s+\d+(?:\s+(\S+))?`,
);
const BRIEF_MAPS = new RegExp(
  String.raw`${RANGE}${PERMISSIONS}(?:\s+(\S+))?(?:\s+\(@([0-9a-fA-F]+)\))?(?:\s+([0-9a-fA-F]+))?`,
);
/** Prefix of glog's messages. */
const LOG_PREFIX = /^[^[\]]+:\d+\]\s/;
const LIBRARY = /\.so$|\.so[._]\d+/;
const MOST_ENTRIES = 10_000;
const LONGEST_LINE = 4096;
/** Lines of a map that are looked at; the kernel has at most 65,530 ranges a process by default. */
export const MOST_MAP_LINES = 100_000;
/** Variables of a map, and characters of a value. */
const MOST_VARIABLES = 50;
const LONGEST_VALUE = 256;
/** Characters with replaced variables that cost as much as a step of profiles. */
const CHARACTERS_OF_STEP = 50;

/** True for the line that begins the memory map of a legacy profile. */
export function isMapSentinel(line: string): boolean {
  return line.includes("--- Memory map: ---") || line.includes("MAPPED_LIBRARIES:");
}

/**
 * Reads a memory map: executable ranges, adjacent ranges joined, the program itself first. Other lines are
 * ignored. Draws the replacement of variables from a meter. Follows ParseProcMaps, massageMappings and remapMappingIDs of
 * https://github.com/google/pprof/blob/main/profile/legacy_profile.go
 */
export function readMemoryMap(lines: readonly string[], spend: Spend): MemoryRange[] {
  const entries: Entry[] = [];
  const variables: [name: string, value: string][] = [];
  for (const line of lines.slice(0, MOST_MAP_LINES)) {
    if (entries.length >= MOST_ENTRIES) break;
    const text = replaced(line.slice(0, LONGEST_LINE).replace(LOG_PREFIX, ""), variables, spend);
    const entry = entryOf(text);
    if (entry === undefined) {
      const equals = text.indexOf("=");
      if (equals > 0 && variables.length < MOST_VARIABLES) variables.push(variableOf(text, equals));
    } else if (entry !== "data") entries.push(entry);
  }
  return atUsualStart(mainFirst(joined(entries)));
}

function variableOf(text: string, equals: number): [name: string, value: string] {
  return [
    `$${text.slice(0, equals).trim()}`,
    text
      .slice(equals + 1)
      .trim()
      .slice(0, LONGEST_VALUE),
  ];
}

/** Replaces variables by their values; a line that they make too long is cut. */
function replaced(line: string, variables: readonly (readonly [string, string])[], spend: Spend): string {
  if (!line.includes("$")) return line;
  return variables.reduce((text, [name, value]) => {
    const longer = text.replaceAll(name, () => value);
    spend("profileSteps", Math.ceil(longer.length / CHARACTERS_OF_STEP));
    return longer.slice(0, LONGEST_LINE);
  }, line);
}

/** Reads an entry; "data" for a range that is not executable, undefined for any other line. */
function entryOf(line: string): Entry | "data" | undefined {
  const full = PROC_MAPS.exec(line);
  const brief = full ? undefined : BRIEF_MAPS.exec(line);
  if (!full && !brief) return undefined;
  const [, start = "", limit = "", permissions = ""] = full ?? brief ?? [];
  if (permissions !== "" && !permissions.includes("x")) return "data";
  const hex = (text: string | undefined): bigint => (text ? BigInt(`0x${text}`) : 0n);
  return {
    start: hex(start),
    limit: hex(limit),
    offset: hex(full ? full[4] : brief?.[5]),
    file: (full ? full[5] : brief?.[4]) ?? "",
    buildId: brief?.[6] ?? "",
  };
}

function joined(entries: readonly Entry[]): Entry[] {
  const result: Entry[] = [];
  for (const entry of entries) {
    const last = result.at(-1);
    if (!last || !isAdjacent(last, entry)) {
      result.push({...entry});
      continue;
    }
    last.limit = entry.limit;
    if (entry.file !== "") last.file = entry.file;
    if (entry.buildId !== "") last.buildId = entry.buildId;
  }
  return result;
}

function isAdjacent(a: Entry, b: Entry): boolean {
  if (a.file !== "" && b.file !== "" && a.file !== b.file) return false;
  if (a.buildId !== "" && b.buildId !== "" && a.buildId !== b.buildId) return false;
  if (a.limit !== b.start) return false;
  if (a.offset !== 0n && b.offset !== 0n) return a.offset + (a.limit - a.start) === b.offset;
  return true;
}

function mainFirst(entries: Entry[]): Entry[] {
  const main = entries.findIndex(({file}) => {
    const name = file.replaceAll("(deleted)", "").trim();
    return name !== "" && !LIBRARY.test(name) && !name.startsWith("[");
  });
  const [first, found] = [entries[0], entries[main]];
  if (!first || !found) return entries;
  return entries.with(main, first).with(0, found);
}

/** Programs on Linux begin there. */
const USUAL_START = 0x40_0000n;

function atUsualStart(entries: Entry[]): MemoryRange[] {
  const [first, second] = entries;
  const kept =
    first?.file.startsWith("/anon_hugepage") && second && first.limit === second.start
      ? entries.slice(1)
      : entries;
  const [main] = kept;
  if (main && main.start - main.offset === USUAL_START) {
    main.start = USUAL_START;
    main.offset = 0n;
  }
  return kept;
}
