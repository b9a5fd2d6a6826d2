import {hash} from "node:crypto";
import type {ArtifactSummary} from "../../../artifacts/kind.ts";
import type {MarkdownDocument} from "../../../markdown/document.ts";
import type {WorkUsed} from "../../../meter.ts";
import type {Problem} from "../../../problem.ts";
import type {KeptPlace} from "./kept-values-fs.ts";
import {keptValues} from "./kept-values-fs.ts";
import type {PackedMeasurements} from "./packed-measurements.ts";
import {packMeasurements, unpackMeasurements} from "./packed-measurements.ts";

/** An opened attachment without its bytes and its model. */
export interface KeptFile {
  /** Name of the kind that it was opened as. */
  readonly kind: string;
  readonly summary: ArtifactSummary;
  /** Work that its opening drew from the entry's meter. */
  readonly used: WorkUsed;
}

/** A parsed text without its source. */
export interface KeptText {
  /** Digest of everything that it depends on. */
  readonly key: string;
  readonly document: Omit<MarkdownDocument, "source">;
  /** Work that the parsing drew from the entry's meter. */
  readonly used: WorkUsed;
}

/** Opened attachments of an entry. */
export interface KeptFiles {
  /** Digest of everything that they depend on. */
  readonly key: string;
  /** By the attachment's name. */
  readonly files: ReadonlyMap<string, KeptFile>;
  /** Problems of the pairs, by the names of base and head with NUL between them. */
  readonly pairs: ReadonlyMap<string, readonly Problem[]>;
}

/** Results of reading an entry; absent parts are read anew. */
export interface KeptEntry {
  readonly text?: KeptText | undefined;
  readonly attachments?: KeptFiles | undefined;
}

/** Results of reading entries kept between readings, a file an entry. */
export interface KeptEntries {
  /** Returns the results for an entry's folder; empty if they are missing, damaged or of another version. */
  read(folder: string): KeptEntry;
  /** Keeps results; a disk that cannot be written to is no error. */
  write(folder: string, entry: KeptEntry): void;
}

/** Results of reading an entry as they are written. */
interface WrittenEntry {
  readonly text?: KeptText | undefined;
  readonly attachments?: WrittenFiles | undefined;
}

/** Opened attachments as they are written: the measurements of each file packed. */
interface WrittenFiles extends Omit<KeptFiles, "files"> {
  readonly files: ReadonlyMap<string, WrittenFile>;
}

interface WrittenFile extends Omit<KeptFile, "summary"> {
  readonly summary: Omit<ArtifactSummary, "measurements">;
  readonly measurements: PackedMeasurements;
}

/** Keeps results in a folder. */
export function keptEntries(place: KeptPlace): KeptEntries {
  const values = keptValues<WrittenEntry>(place);
  return {
    read(folder) {
      const {text, attachments} = values.read(folder) ?? {};
      return {text, attachments: attachments && withFiles(attachments, readFile)};
    },
    write(folder, {text, attachments}) {
      values.write(folder, {text, attachments: attachments && withFiles(attachments, writtenFile)});
    },
  };
}

function withFiles<From, To>(
  attachments: Omit<KeptFiles, "files"> & {readonly files: ReadonlyMap<string, From>},
  change: (file: From) => To,
): Omit<KeptFiles, "files"> & {readonly files: ReadonlyMap<string, To>} {
  return {...attachments, files: new Map([...attachments.files].map(([name, file]) => [name, change(file)]))};
}

function writtenFile({summary: {measurements, ...summary}, ...file}: KeptFile): WrittenFile {
  return {...file, summary, measurements: packMeasurements(measurements)};
}

function readFile({measurements, summary, ...file}: WrittenFile): KeptFile {
  return {...file, summary: {...summary, measurements: unpackMeasurements(measurements)}};
}

/** A text, as far as its document depends on it. */
interface TextToParse {
  /** From the repository's root: problems name it. */
  readonly path: string;
  /** Hex SHA-256 of the whole file. */
  readonly sha256: string;
}

/** A file of an entry, as far as its opening depends on it. */
interface FileToOpen extends TextToParse {
  readonly name: string;
  /** Undefined for a file that is offered as it is. */
  readonly file: object | undefined;
}

/** Digests everything that the document of a text depends on. */
export function textKey({path, sha256: digest}: TextToParse): string {
  return keyOf([path, digest]);
}

/** Digests everything that the opening of an entry's files depends on. */
export function filesKey(
  files: readonly FileToOpen[],
  {closed, fewSamples}: {readonly closed: ReadonlySet<string>; readonly fewSamples: number | undefined},
): string {
  const known = files.map(({name, path, sha256: digest, file}) => [name, path, digest, file !== undefined]);
  return keyOf([fewSamples ?? null, [...closed].sort(), known]);
}

function keyOf(parts: readonly unknown[]): string {
  return hash("sha256", JSON.stringify(parts));
}
