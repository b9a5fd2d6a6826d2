import type {ArtifactFile} from "../../input/artifact-file.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem} from "../../problem.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import type {FieldValue, MemstatsField} from "./fields.ts";
import {fieldNamed, readFieldValue} from "./fields.ts";
import {readMemstatsJson} from "./json.ts";
import type {MemStats, MemstatsSnapshot} from "./model.ts";

const HINT = 'print each field as "Alloc = 1 MB", or attach what "gops memstats" or /debug/vars says';

/** Snapshots that are kept, and fields of all of them. */
const MOST_SNAPSHOTS = 20_000;
const MOST_FIELDS = 200_000;

/** Reads memory statistics: `gops memstats`, `gops stats`, a program's own prints, or JSON of /debug/vars. */
export function parseMemStats(file: ArtifactFile): Parsed<MemStats> {
  const json = readMemstatsJson(file);
  if (json) return {model: json, problems: emptyProblems(file, json)};
  const reader = snapshotReader();
  const stray = unrecognizedCollector();
  const bad = badLines(file, HINT);
  eachLine(file.bytes, (line, number) => {
    if (reader.isFull()) return "stop";
    const found = fieldsOf(line);
    for (const {field, written} of found) {
      const value = readFieldValue(field, written);
      if (value) reader.add(field, value);
      else
        bad.add(
          number,
          `value of ${field.name} cannot be read, expected a number, got "${written.slice(0, 40)}"`,
        );
    }
    if (found.length > 0 || line.trim() === "") return undefined;
    reader.heading(line);
    if (promptedCommand(line) === undefined && !isLabel(line) && !isKnownLine(line)) stray.add(number, line);
    return undefined;
  });
  const model = {...reader.result(), stray: stray.lines()};
  return {model, problems: [...bad.problems(), ...emptyProblems(file, model)]};
}

function emptyProblems(file: ArtifactFile, {snapshots}: MemStats): Problem[] {
  if (snapshots.length > 0) return [];
  return [emptyReport(file, "no field of runtime.MemStats can be read, expected at least one", HINT)];
}

/** Puts fields together until a field repeats. */
function snapshotReader() {
  const snapshots: MemstatsSnapshot[] = [];
  let values: Map<string, FieldValue> | undefined;
  let label = "";
  let fields = 0;
  let isFull = false;
  return {
    /** True if a snapshot exceeded the limit. */
    isFull: (): boolean => isFull,
    add({name}: MemstatsField, value: FieldValue): void {
      if (isFull) return;
      if (!values || values.has(name)) {
        isFull = snapshots.length === MOST_SNAPSHOTS || fields >= MOST_FIELDS;
        if (isFull) return;
        values = new Map();
        snapshots.push({label, values, pauses: []});
        label = "";
      }
      values.set(name, value);
      fields++;
    },
    /** A line between the fields: it ends a snapshot, and may name the next. */
    heading(line: string): void {
      if (!isLabel(line)) return;
      label = line.trim().replace(/^#+ /, "").replace(/:$/, "");
      values = undefined;
    },
    result: () => ({snapshots, isCut: isFull}),
  };
}

function isLabel(line: string): boolean {
  return /^\s*(?:#+ )?[\p{L}][\p{L}\d ()-]{0,40}:?\s*$/u.test(line) && !/^# runtime\.MemStats/.test(line);
}

/** Fields that are not numbers: dates, flags, the pauses of the debug text. */
function isKnownLine(line: string): boolean {
  return /^(?:last-gc|gc-pause|gc-pause-end|enable-gc|debug-gc|lookups): |^# (?:runtime\.MemStats|Lookups|LastGC|PauseNs|PauseEnd|DebugGC|EnableGC)\b/.test(
    line,
  );
}

/** A field and its written value. */
interface Written {
  readonly field: MemstatsField;
  readonly written: string;
}

const GOPS_LINE = /^\s*([A-Za-z][A-Za-z -]{2,20}): (?:when heap-alloc >= )?(.*\S)\s*$/;
const ASSIGNMENT = /\b([A-Z][A-Za-z]{2,15})\s*[=:]\s*([^\s,;|}\]]+(?: (?:[kKMG]i?B|[Bb]ytes|B)\b)?)/g;
const TWO_PARTS = /^# (Stack|MSpan|MCache) = (\d+) \/ (\d+)$/;

/** Every known field of a line. */
export function fieldsOf(line: string): Written[] {
  const parts = TWO_PARTS.exec(line);
  if (parts) return [...written(`${parts[1]}Inuse`, parts[2]), ...written(`${parts[1]}Sys`, parts[3])];
  const gops = GOPS_LINE.exec(line);
  if (gops) {
    const found = written(gops[1], gops[2]);
    // Several fields on the same line are assignments: "Alloc: 1 MB, Sys: 7 MB".
    if (found.length > 0 && !/^[^,;\t]*[,;\t][^:=]*[:=]/.test(gops[2] ?? "")) return found;
  }
  return [...line.matchAll(ASSIGNMENT)].flatMap(match => written(match[1], match[2]));
}

function written(name = "", text = ""): Written[] {
  const field = fieldNamed(name);
  return field ? [{field, written: text}] : [];
}
