import {printableJson, printableLine} from "../../text/printable.ts";
import type {CommandIo} from "../io/command-io.ts";
import type {WrittenEntry} from "./write-entries.ts";

/** Work that an import left to a person. */
export interface ImportLeft {
  /** Parts that became no entry, each with its place. */
  readonly undated: readonly string[];
  /** Points to review, each with its place. */
  readonly notes: readonly string[];
}

/** Prints the entries that an import made, those that existed, and those it left. */
export function printImport(
  written: readonly WrittenEntry[],
  left: ImportLeft,
  {dryRun, json}: {readonly dryRun: boolean; readonly json: boolean},
  io: CommandIo,
): void {
  if (json) {
    const entries = written.map(({entry, folder, outcome}) => ({
      id: entry.id,
      folder,
      outcome,
      title: entry.title,
      source: entry.source,
      files: entry.files.map(({name}) => name),
    }));
    io.stdout(`${printableJson({version: 1, dryRun, entries, ...left})}\n`);
    return;
  }
  for (const one of written) io.stdout(tree(one, dryRun));
  print("left out", left.undated, io);
  print("to look at", left.notes, io);
  io.stderr(summary(written, left, dryRun));
}

function tree({entry, folder, outcome}: WrittenEntry, dryRun: boolean): string {
  const verb = {made: dryRun ? "would make" : "made", same: "same", exists: "exists, left as it is"}[outcome];
  const head = `${printableLine(folder)}/  (${verb}; ${printableLine(entry.source)})\n`;
  if (outcome !== "made") return head;
  const names = ["index.md", ...entry.files.map(({name}) => name)];
  return `${head}  ${printableLine(entry.title)}\n${names.map(name => `    ${printableLine(name)}\n`).join("")}`;
}

function print(heading: string, items: readonly string[], io: CommandIo): void {
  if (items.length === 0) return;
  io.stdout(`\n${heading}:\n${items.map(item => `  ${printableLine(item)}\n`).join("")}`);
}

function summary(written: readonly WrittenEntry[], {undated}: ImportLeft, dryRun: boolean): string {
  const count = (outcome: WrittenEntry["outcome"]) => written.filter(one => one.outcome === outcome).length;
  const made = `${entries(count("made"))} ${dryRun ? "would be made" : "made"}`;
  const others = [
    count("same") > 0 && `${count("same")} unchanged`,
    count("exists") > 0 && `${count("exists")} changed since and left as they are`,
    undated.length > 0 && `${undated.length} ${undated.length === 1 ? "part" : "parts"} left out`,
  ].filter(Boolean);
  const next = dryRun || count("made") === 0 ? "" : "\nnext: perf-journal check";
  return `${[made, ...others].join(", ")}${next}\n`;
}

function entries(count: number): string {
  return `${count} ${count === 1 ? "entry" : "entries"}`;
}
