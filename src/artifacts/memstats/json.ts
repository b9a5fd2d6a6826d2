import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {FieldValue} from "./fields.ts";
import {FIELDS} from "./fields.ts";
import type {MemStats, MemstatsSnapshot} from "./model.ts";

/** Larger JSON is no /debug/vars. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Lines that are no JSON; an error takes longer to make than a line to read. */
const MOST_OTHERS = 1000;

/** Whether a text is JSON that holds runtime.MemStats: /debug/vars, or the structure itself. */
export function looksLikeMemStatsJson(text: string): boolean {
  return (
    /^\s*[{[]/.test(text) &&
    /"TotalAlloc"\s*:\s*\d/.test(text) &&
    /"(?:Sys|HeapAlloc|NumGC)"\s*:\s*\d/.test(text)
  );
}

/**
 * Reads JSON of /debug/vars, of runtime.MemStats, a list of those, or a document per line; undefined for anything else.
 */
export function readMemstatsJson(file: ArtifactFile): MemStats | undefined {
  if (file.bytes.length > MOST_BYTES) return undefined;
  const text = file.text();
  if (text === undefined || !looksLikeMemStatsJson(text)) return undefined;
  const documents = parsed(text) ?? parsedLines(text);
  const snapshots = documents.flatMap(snapshotOf);
  return snapshots.length > 0 ? {snapshots, isCut: false, stray: {count: 0, first: []}} : undefined;
}

/** The documents of a file with a document per line; a file with many other lines has no documents. */
function parsedLines(text: string): unknown[] {
  const documents: unknown[] = [];
  let others = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const found = /^\s*[{[]/.test(line) ? parsed(line) : undefined;
    for (const document of found ?? []) documents.push(document);
    if (!found && ++others > MOST_OTHERS) break;
  }
  return documents;
}

function parsed(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function snapshotOf(document: unknown): MemstatsSnapshot[] {
  if (!isObject(document)) return [];
  const stats = isObject(document.memstats) ? document.memstats : document;
  const values = new Map<string, FieldValue>();
  for (const {name, unit} of FIELDS) {
    const value = stats[name];
    if (typeof value !== "number" || !Number.isFinite(value)) continue;
    const factor = unit === "sec" ? 1e-9 : unit === "%" ? 100 : 1;
    const text = unit === "sec" ? `${value} ns` : String(value);
    values.set(name, {value: value * factor, text, isRounded: false});
  }
  return values.size > 0 ? [{label: "", values, pauses: pausesOf(stats)}] : [];
}

/** The latest stops, of a ring of 256: those that happened. */
function pausesOf({PauseNs, NumGC}: Readonly<Record<string, unknown>>): number[] {
  if (!Array.isArray(PauseNs)) return [];
  const happened = typeof NumGC === "number" ? Math.min(PauseNs.length, NumGC) : PauseNs.length;
  const isStop = (value: unknown): value is number => typeof value === "number" && value > 0;
  return PauseNs.slice(0, happened)
    .filter(isStop)
    .map(ns => ns / 1e9);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
