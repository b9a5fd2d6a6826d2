import type {Artifact} from "../../../artifacts/kind.ts";
import {KINDS, openArtifact} from "../../../artifacts/kinds.ts";
import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {isUtf8} from "../../../input/detection-sample.ts";
import {lineCount} from "../../../input/text-parts.ts";
import type {WorkUsed} from "../../../meter.ts";
import type {Problem} from "../../../problem.ts";
import {attachmentAddress} from "../../addresses/attachment-address.ts";
import type {AttachedFile} from "../../entry/entry.ts";
import type {EntryWork} from "../../entry/entry-work.ts";
import {payForPages} from "../../entry/paid-pages.ts";
import type {OpenedFile} from "../tree-files-fs.ts";
import {tryOpenArtifact} from "../try-open.ts";
import type {FilesMemory} from "./entry-memory.ts";
import {spendAll, workSince} from "./entry-memory.ts";
import type {KeptFile} from "./kept-entries-fs.ts";
import {sharedMeasurements} from "./packed-measurements.ts";

/** Settings of opening the files of an entry. */
export interface OpeningContext {
  readonly work: EntryWork;
  /** Names of the files that stay closed. */
  readonly closed: ReadonlySet<string>;
  /** Profiles of fewer samples are called thin; kinds have a number of their own when it is absent. */
  readonly fewSamples: number | undefined;
  /** Results of an earlier opening, which are used instead of opening the same files again. */
  readonly memory: FilesMemory;
}

/** Opened files of an entry. */
export interface OpenedFiles {
  readonly files: readonly AttachedFile[];
  readonly problems: readonly Problem[];
  /** A readable file of the entry by its name. */
  sibling(name: string): ArtifactFile | undefined;
}

/** Opens the files of an entry as their kinds, in their order; a file that the meter does not pay for stays closed. */
export function openFiles(
  listed: readonly OpenedFile[],
  {work, closed, fewSamples, memory}: OpeningContext,
): OpenedFiles {
  // Files beside it may complete a file, so that all are at hand before the first is read.
  const byName = new Map(listed.flatMap(({name, file}) => (file ? [[name, file] as const] : [])));
  const sibling = (name: string) => byName.get(name);
  const beside = {sibling, ...(fewSamples !== undefined && {fewSamples})};
  const problems: Problem[] = [];
  const files = listed.map(({file, ...about}): AttachedFile => {
    const isClosed = file === undefined || closed.has(about.name);
    const artifact = isClosed ? undefined : openOne({...file, ...beside}, {work, memory, problems});
    if (artifact) problems.push(...artifact.problems);
    const isText = artifact !== undefined && artifact.file.compression === undefined && isUtf8(artifact.file);
    return {...about, address: attachmentAddress(about.name, about.sha256, isText), artifact};
  });
  return {files, problems, sibling};
}

function openOne(
  file: ArtifactFile,
  {work, memory, problems}: Pick<OpeningContext, "work" | "memory"> & {readonly problems: Problem[]},
): Artifact | undefined {
  const known = memory.summaryOf(file.name);
  const kind = known && KINDS.find(({name}) => name === known.kind);
  if (kind && work.meter.holds(known.used)) {
    spendAll(known.used, work.meter);
    return kind.reopen(file, known.summary);
  }
  const before = work.meter.used();
  const artifact = work.attempt({file: file.path}, () => {
    work.meter.spend("artifacts", 1);
    work.meter.spend("lines", lineCount(file.bytes));
    const metered = {...file, spend: work.meter.spend};
    const whole = tryOpenArtifact(metered, () => openArtifact(metered), problems);
    if (whole) payForPages(whole, work);
    return whole;
  });
  // A file in another encoding was opened as other bytes.
  if (artifact?.file.bytes !== file.bytes) return artifact;
  const opened = summaryOf(artifact, workSince(before, work.meter));
  memory.add(file.name, opened);
  return artifact.kind.reopen(file, opened.summary, artifact);
}

function summaryOf(artifact: Artifact, used: WorkUsed): KeptFile {
  const {kind, title, problems, facts, environment, tool, settings, isEmpty} = artifact;
  const measurements = sharedMeasurements(artifact.measurements);
  return {
    kind: kind.name,
    summary: {title, problems, facts, environment, measurements, tool, settings, isEmpty},
    used,
  };
}
