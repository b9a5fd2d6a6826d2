import {createHash} from "node:crypto";
import {join} from "node:path";
import type {CriterionFiles} from "../../benchstat/trees/criterion-tree.ts";
import {criterionFiles} from "../../benchstat/trees/criterion-tree.ts";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {DIRECTIVES} from "../../markdown/directives.ts";
import type {MarkdownDocument} from "../../markdown/document.ts";
import {splitFrontMatter} from "../../markdown/front-matter.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {scaffoldProblems} from "../../markdown/scaffold.ts";
import {decodeText} from "../../markdown/text.ts";
import type {Problem} from "../../problem.ts";
import {compareProblems, problemAt} from "../../problem.ts";
import {EXPANDS, TOO_DEEP} from "../../problems/codes.ts";
import {
  badFolderDay,
  badFolderName,
  filesDifferInCase,
  longFolderName,
  noIndex,
} from "../../problems/entry.ts";
import {compareText} from "../../text/compare.ts";
import type {AttachedFile, BrokenEntry, Entry, FrontMatter} from "../entry/entry.ts";
import {leftBehind} from "../entry/entry.ts";
import {entryEnvironment} from "../entry/entry-environment.ts";
import {entryFences} from "../entry/entry-fences.ts";
import {entryFindings} from "../entry/entry-findings.ts";
import {entryPairs} from "../entry/entry-pairs.ts";
import type {EntryWork} from "../entry/entry-work.ts";
import {entryWork} from "../entry/entry-work.ts";
import {keptProblems} from "../entry/kept-pair.ts";
import {payForPairs, payForText} from "../entry/paid-pages.ts";
import {openAttachment, readAttachment, unpackAttachment} from "./attachment-fs.ts";
import type {ScannedFolder} from "./content-scan-fs.ts";
import {fileVersion, gitObjectId} from "./file-version-fs.ts";
import {ENTRY_ID, typeFrontMatter} from "./front-matter.ts";
import type {EntryMemory, FilesMemory} from "./kept/entry-memory.ts";
import {entryMemory} from "./kept/entry-memory.ts";
import type {KeptEntries} from "./kept/kept-entries-fs.ts";
import {filesKey, textKey} from "./kept/kept-entries-fs.ts";
import {openFiles} from "./kept/open-files.ts";
import {readRemotes} from "./remote-attachments-fs.ts";
import type {RemoteFile} from "./remote-file.ts";
import {isRemoteName} from "./remote-file.ts";
import type {OpenedFile} from "./tree-files-fs.ts";
import {fileCount, joinTrees, namesToRead} from "./tree-files-fs.ts";

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
  /** From `fileVersion`. */
  readonly version?: string;
  readonly problems: readonly Problem[];
}

/** Characters of a text that is parsed in less time than its parts are read from a file. */
const SHORT_TEXT = 8_000;

/** Options of reading entries. */
export interface ReadingOptions {
  /** Profiles of fewer samples are called thin; kinds have a number of their own when it is absent. */
  readonly fewSamples?: number | undefined;
  /** Results of earlier readings; everything is read anew when they are absent. */
  readonly kept?: KeptEntries | undefined;
}

/** Reads an entry folder: its text, front matter and attachments, every file once. `root` is the repository's. */
export async function readEntry(
  root: string,
  scanned: ScannedFolder,
  {fewSamples, kept}: ReadingOptions = {},
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
  const work = entryWork();
  const trees = criterionFiles(scanned.files);
  const names = namesToRead(scanned, trees, work);
  const isShort = names.length === 0 && text.source.length <= SHORT_TEXT;
  const memory = entryMemory(isShort ? undefined : kept, folder);
  const document = documentOf(path, {...text, source: text.source}, {memory, work});
  if (document.exhausted)
    work.exhausted({file: path, line: document.exhausted.line}, document.exhausted.error);
  if (document.problems.some(({code}) => code === TOO_DEEP))
    return broken([...text.problems, ...document.problems]);
  const meta = text.meta;
  const hasPages = work.attempt({file: path}, () => {
    payForText(meta, document.findings.length + (meta.findings?.length ?? 0), work);
    return true;
  });
  const read = await readAttachments(root, {folder, files: names}, {work, trees, fewSamples, memory});
  const {files, absent, problems, sibling, opened} = read;
  const {problems: pairProblems, ...found} = entryPairs(files, text.meta, {
    file: path,
    lines: text.lines,
    problemsOf: opened.pairProblems,
  });
  memory.save();
  const {attachments, pairs} = payForPairs(
    files,
    found,
    work,
    name => opened.summaryOf(name)?.used.profileSteps ?? 0,
  );
  const {fences, problems: fenceProblems} = entryFences(document, sibling, work);
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
      findings: hasPages ? findings.findings : [],
      problems: [
        ...scanned.problems,
        ...fileCount(scanned, trees),
        ...text.problems,
        ...document.problems,
        ...scaffoldProblems(path, document.tree),
        ...problems,
        ...pairProblems,
        ...keptProblems({leaves: leftBehind(text.meta), meta: text.meta, pairs}, path, text.lines),
        ...fenceProblems,
        ...findings.problems,
        ...[work.problem() ?? []].flat(),
      ].sort(compareProblems),
      work: work.meter.used(),
      version: text.version,
      digest: digestOf([{name: "index.md", sha256: text.sha256 ?? ""}, ...attachments]),
    },
  };
}

/** Parses a text, or takes its document from an earlier reading. */
function documentOf(
  path: string,
  {source, sha256 = ""}: ReadText & {readonly source: string},
  {memory, work}: Pick<ReadingContext, "memory" | "work">,
): MarkdownDocument {
  const key = textKey({path, sha256});
  const parse = () => parseMarkdown(path, source, DIRECTIVES, work.meter.spend);
  return memory.document(key, source, parse, work.meter);
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
    version: fileVersion("index.md", gitObjectId(opened.bytes)),
    ...(typed.value && {meta: typed.value}),
    problems: [...decoded.problems, ...block.problems, ...typed.problems],
  };
}

interface ReadAttachments {
  readonly files: readonly AttachedFile[];
  /** Attachments kept elsewhere that were not fetched. */
  readonly absent: readonly RemoteFile[];
  readonly problems: readonly Problem[];
  /** Results of opening the files. */
  readonly opened: FilesMemory;
  /** A readable file of the entry by its name. */
  sibling(name: string): ArtifactFile | undefined;
}

/** The surroundings of reading an entry's files. */
interface ReadingContext extends Pick<ReadingOptions, "fewSamples"> {
  readonly memory: EntryMemory;
  readonly work: EntryWork;
  readonly trees: CriterionFiles;
}

/**
 * Opens files of the folder; a file that cannot be read is left out, a file that cannot be decompressed, or that the meter
 * does not pay for, is kept closed.
 */
async function readAttachments(
  root: string,
  {folder, files}: Pick<ScannedFolder, "folder" | "files">,
  {work, trees, fewSamples, memory}: ReadingContext,
): Promise<ReadAttachments> {
  const names = files.filter(name => !isRemoteName(name));
  const twins = namesInOtherCase(names);
  const problems: Problem[] = caseCollisions(folder, twins);
  const closed = new Set(twins.flatMap(([, ...others]) => others));
  const {opened: found, refused} = await readFiles(root, folder, names, work);
  const remotes = await readRemotes(root, folder, files);
  problems.push(...joinExpanding(refused), ...remotes.problems);
  for (const {name, attachment, objectId} of remotes.fetched) {
    const {bytes, sha256, problem} = attachment;
    if (problem) problems.push(problem);
    if (!bytes || sha256 === undefined) continue;
    const path = `${folder}/${name}`;
    const file = problem ? undefined : work.attempt({file: path}, () => paidFile(attachment.file, work));
    const version = fileVersion(name, objectId);
    found.push({name, path, size: bytes.length, sha256, version, file, isRemote: true});
  }
  const joined = work.attempt({file: folder}, () => joinTrees(found, folder, trees, work.meter.spend));
  const listed = (joined ?? found).toSorted((a, b) => compareText(a.name, b.name));
  const opened = memory.attachments(filesKey(listed, {closed, fewSamples}));
  const read = openFiles(listed, {work, closed, fewSamples, memory: opened});
  return {
    ...read,
    opened,
    absent: remotes.absent,
    problems: [...problems, ...read.problems],
  };
}

async function readFiles(
  root: string,
  folder: string,
  names: readonly string[],
  work: EntryWork,
): Promise<{opened: OpenedFile[]; refused: Problem[]}> {
  const opened: OpenedFile[] = [];
  const refused: Problem[] = [];
  for (const name of names) {
    const path = `${folder}/${name}`;
    const read = await readAttachment(join(root, folder), name, path);
    if (read.problem) {
      refused.push(read.problem);
      continue;
    }
    const {bytes, sha256} = read;
    const attachment = work.attempt({file: path}, () => unpackAttachment(read, name, path, work.meter));
    if (attachment?.problem) refused.push(attachment.problem);
    const file = attachment?.problem ? undefined : attachment?.file;
    const version = fileVersion(name, gitObjectId(bytes));
    opened.push({name, path, size: bytes.length, sha256, version, file});
  }
  return {opened, refused};
}

function paidFile(file: ArtifactFile, {meter}: EntryWork): ArtifactFile {
  meter.spend("bytes", file.bytes.length);
  return file;
}

/** Keeps only the first problem of files that expand too much: a folder of them counts as a single attempt. */
function joinExpanding(problems: readonly Problem[]): Problem[] {
  const [first, ...others] = problems.filter(({code}) => code === EXPANDS);
  if (!first || others.length === 0) return [...problems];
  const hint = `${others.length} other ${others.length === 1 ? "file expands" : "files expand"} too much, too`;
  return problems.flatMap(problem => {
    if (problem === first) return {...first, hint};
    return problem.code === EXPANDS ? [] : problem;
  });
}

/** Lists groups of names that differ only in case or Unicode form: only the first of each is opened, since pages of both would be one file on some systems. */
function namesInOtherCase(names: readonly string[]): (readonly string[])[] {
  const groups = Map.groupBy(names, name => name.toLowerCase().normalize("NFC"));
  return [...groups.values()].filter(group => group.length > 1).map(group => group.toSorted(compareText));
}

function caseCollisions(folder: string, groups: readonly (readonly string[])[]): Problem[] {
  return groups.map(group => problemAt({file: folder}, filesDifferInCase(group)));
}

function digestOf(files: readonly {readonly name: string; readonly sha256: string}[]): string {
  const hash = createHash("sha256");
  for (const {name, sha256} of files) hash.update(`${name}\0${sha256}\n`);
  return hash.digest("hex");
}

/** True if `YYYY-MM-DD` is a day of the (proleptic Gregorian) calendar: false for 2026-02-30. */
function isCalendarDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.toISOString().slice(0, 10) === date;
}
