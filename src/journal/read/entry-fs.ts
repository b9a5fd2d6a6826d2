import {createHash} from "node:crypto";
import {join} from "node:path";
import type {Artifact} from "../../artifacts/kind.ts";
import {openArtifact} from "../../artifacts/kinds.ts";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {DIRECTIVES} from "../../markdown/directives.ts";
import {splitFrontMatter} from "../../markdown/front-matter.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {scaffoldProblems} from "../../markdown/scaffold.ts";
import {decodeText} from "../../markdown/text.ts";
import type {Problem} from "../../problem.ts";
import {compareProblems, problemAt} from "../../problem.ts";
import {TOO_DEEP} from "../../problems/codes.ts";
import {
  badFolderDay,
  badFolderName,
  filesDifferInCase,
  longFolderName,
  noIndex,
  tooManyFiles,
} from "../../problems/entry.ts";
import {compareText} from "../../text/compare.ts";
import {attachmentAddress} from "../addresses/attachment-address.ts";
import type {AttachedFile, BrokenEntry, Entry, FrontMatter} from "../entry/entry.ts";
import {leftBehind} from "../entry/entry.ts";
import {isCalendarDay} from "../entry/entry-date.ts";
import {entryEnvironment} from "../entry/entry-environment.ts";
import {entryFences} from "../entry/entry-fences.ts";
import {entryFindings} from "../entry/entry-findings.ts";
import {entryPairs} from "../entry/entry-pairs.ts";
import {keptProblems} from "../entry/kept-pair.ts";
import type {OpenedAttachment} from "./attachment-fs.ts";
import {openAttachment} from "./attachment-fs.ts";
import type {ScannedFolder} from "./content-scan-fs.ts";
import {fileVersion, gitObjectId} from "./file-version-fs.ts";
import {ENTRY_ID, typeFrontMatter} from "./front-matter.ts";
import {readRemotes} from "./remote-attachments-fs.ts";
import type {RemoteFile} from "./remote-file.ts";
import {isRemoteName} from "./remote-file.ts";
import {tryOpenArtifact} from "./try-open.ts";

/** Result of reading a folder. */
export type ReadEntry =
  | {readonly entry: Entry; readonly broken?: undefined}
  | {readonly entry?: undefined; readonly broken: BrokenEntry};

/** An index.md read as far as it could be. */
interface ReadText {
  readonly source?: string;
  readonly meta?: FrontMatter;
  readonly lines?: ReadonlyMap<string, number>;
  readonly sha256?: string;
  readonly problems: readonly Problem[];
}

/**
 * Reads one entry folder: its text, front matter and attachments, every file once. `root` is the repository's.
 * Profiles of fewer than `fewSamples` are called thin; kinds have a number of their own when it is absent.
 */
export async function readEntry(
  root: string,
  scanned: ScannedFolder,
  fewSamples?: number,
): Promise<ReadEntry> {
  const {folder, name} = scanned;
  const dated = ENTRY_ID.exec(name);
  const date = dated?.[1] ?? "";
  const broken = (problems: readonly Problem[]): ReadEntry => ({
    broken: {
      folder,
      id: dated ? name : undefined,
      problems: [...scanned.problems, ...problems].sort(compareProblems),
    },
  });
  if (!dated || !isCalendarDay(date))
    return broken([problemAt({file: folder}, dated ? badFolderDay(name) : badFolderName(name))]);
  if (name.length > BUDGETS.idBytes)
    return broken([problemAt({file: folder}, longFolderName(name.length, BUDGETS.idBytes))]);
  if (!scanned.files.includes("index.md")) return broken([problemAt({file: folder}, noIndex())]);
  const text = await readText(root, folder);
  if (text.source === undefined || !text.meta) return broken(text.problems);
  const path = `${folder}/index.md`;
  const document = parseMarkdown(path, text.source, DIRECTIVES);
  if (document.problems.some(({code}) => code === TOO_DEEP))
    return broken([...text.problems, ...document.problems]);
  const {files, absent, problems, sibling} = await readAttachments(root, scanned, fewSamples);
  const {attachments, pairs, problems: pairProblems} = entryPairs(files, text.meta.pairs, path, text.lines);
  const {fences, problems: fenceProblems} = entryFences(document, sibling);
  const findings = entryFindings(document, {
    stated: text.meta.findings ?? [],
    lines: text.lines ?? new Map(),
    files: files.map(file => file.name),
  });
  return {
    entry: {
      id: name,
      date,
      folder,
      component: scanned.group ?? text.meta.component,
      meta: text.meta,
      metaLines: text.lines,
      document,
      attachments,
      pairs,
      ...(absent.length > 0 && {absent}),
      leaves: leftBehind(text.meta),
      environment: entryEnvironment({attachments, fences}),
      fences,
      findings: findings.findings,
      problems: [
        ...scanned.problems,
        ...text.problems,
        ...document.problems,
        ...scaffoldProblems(path, document.tree),
        ...problems,
        ...pairProblems,
        ...keptProblems({leaves: leftBehind(text.meta), meta: text.meta, pairs}, path, text.lines),
        ...fenceProblems,
        ...findings.problems,
      ].sort(compareProblems),
      digest: digestOf([{name: "index.md", sha256: text.sha256 ?? ""}, ...attachments]),
    },
  };
}

async function readText(root: string, folder: string): Promise<ReadText> {
  const path = `${folder}/index.md`;
  const opened = await openAttachment(join(root, folder), "index.md", path);
  if (!opened.bytes || opened.problem) return {problems: opened.problem ? [opened.problem] : []};
  const decoded = decodeText(path, opened.bytes);
  if (decoded.text === undefined) return {problems: decoded.problems};
  const block = splitFrontMatter(path, decoded.text);
  if (!block.value) return {problems: [...decoded.problems, ...block.problems]};
  const typed = typeFrontMatter({value: block.value, lines: block.lines}, path);
  return {
    source: block.source,
    lines: block.lines,
    sha256: opened.sha256,
    ...(typed.value && {meta: typed.value}),
    problems: [...decoded.problems, ...block.problems, ...typed.problems],
  };
}

/** A file of the folder or of the cache. */
interface OpenedFile {
  readonly name: string;
  readonly path: string;
  readonly attachment: OpenedAttachment;
  /** Git's object id of the committed `.remote` file; for a remote attachment only. */
  readonly objectId?: string;
}

interface ReadAttachments {
  readonly files: AttachedFile[];
  /** Attachments kept elsewhere that were not fetched. */
  readonly absent: readonly RemoteFile[];
  readonly problems: Problem[];
  /** A readable file of the entry by its name. */
  sibling(name: string): ArtifactFile | undefined;
}

/** Opens every other file of the folder; one that cannot be read is left out, one that cannot be decompressed is kept closed. */
async function readAttachments(
  root: string,
  {folder, files}: ScannedFolder,
  fewSamples: number | undefined,
): Promise<ReadAttachments> {
  const names = files.filter(name => name !== "index.md" && !isRemoteName(name));
  const read: AttachedFile[] = [];
  const problems: Problem[] = caseCollisions(folder, names);
  if (names.length > BUDGETS.entryFiles)
    problems.push(problemAt({file: folder}, tooManyFiles(names.length, BUDGETS.entryFiles)));
  const opened: OpenedFile[] = [];
  for (const name of names.slice(0, BUDGETS.entryFiles)) {
    const path = `${folder}/${name}`;
    opened.push({name, path, attachment: await openAttachment(join(root, folder), name, path)});
  }
  const remotes = await readRemotes(root, folder, files.slice(0, BUDGETS.entryFiles));
  problems.push(...remotes.problems);
  for (const remote of remotes.fetched) opened.push({...remote, path: `${folder}/${remote.name}`});
  opened.sort((a, b) => compareText(a.name, b.name));
  // The kind of a file may depend on its neighbours, so all are listed before the first is read.
  const byName = new Map(
    opened.flatMap(({name, attachment}) => (attachment.problem ? [] : [[name, attachment.file] as const])),
  );
  const sibling = (name: string) => byName.get(name);
  const beside = {sibling, ...(fewSamples !== undefined && {fewSamples})};
  for (const {name, path, attachment, objectId} of opened) {
    if (attachment.problem) problems.push(attachment.problem);
    if (!attachment.bytes || attachment.sha256 === undefined) continue;
    const artifact = attachment.problem ? undefined : openFile({...attachment.file, ...beside}, problems);
    if (artifact) problems.push(...artifact.problems);
    const isText = artifact?.file.compression === undefined && artifact?.file.text() !== undefined;
    const address = attachmentAddress(name, attachment.sha256, isText);
    const {sha256, bytes} = attachment;
    const version = fileVersion(name, objectId ?? gitObjectId(bytes));
    const isRemote = objectId !== undefined;
    read.push({
      ...{name, path, size: bytes.length, sha256, version, address, artifact},
      ...(isRemote && {isRemote}),
    });
  }
  return {files: read, absent: remotes.absent, problems, sibling};
}

function openFile(file: ArtifactFile, problems: Problem[]): Artifact | undefined {
  return tryOpenArtifact(file, () => openArtifact(file), problems);
}

function caseCollisions(folder: string, names: readonly string[]): Problem[] {
  const groups = Map.groupBy(names, name => name.toLowerCase().normalize("NFC"));
  return [...groups.values()]
    .filter(group => group.length > 1)
    .map(group => problemAt({file: folder}, filesDifferInCase(group)));
}

function digestOf(files: readonly {readonly name: string; readonly sha256: string}[]): string {
  const hash = createHash("sha256");
  for (const {name, sha256} of files) hash.update(`${name}\0${sha256}\n`);
  return hash.digest("hex");
}
