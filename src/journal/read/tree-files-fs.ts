import {createHash} from "node:crypto";
import type {CombinedFile, CriterionFiles} from "../../benchstat/trees/criterion-tree.ts";
import {combineCriterion} from "../../benchstat/trees/criterion-tree.ts";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Spend} from "../../meter.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {tooManyFiles, tooManyTreeFiles} from "../../problems/entry.ts";
import type {AttachedFile} from "../entry/entry.ts";
import type {EntryWork} from "../entry/entry-work.ts";
import type {ScannedFolder} from "./content-scan-fs.ts";
import {fileVersion, gitObjectId} from "./file-version-fs.ts";
import {isRemoteName} from "./remote-file.ts";

/** A file of the folder or of the cache; its bytes are kept only where it was opened. */
export interface OpenedFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly version: string;
  /** Undefined for a file that is offered as it is. */
  readonly file: ArtifactFile | undefined;
  readonly isRemote?: true;
  readonly combined?: NonNullable<AttachedFile["combined"]>;
}

/** Lists the files that are read, as far as their number and the meter allow: without leftovers of tools' trees. */
export function namesToRead(
  {folder, files, sizes}: ScannedFolder,
  {members, leftOut}: CriterionFiles,
  work: EntryWork,
): string[] {
  const read: string[] = [];
  let [published, ofTrees] = [0, 0];
  for (const [index, name] of files.entries()) {
    if (name === "index.md" || leftOut.has(name)) continue;
    const isMember = members.has(name);
    if (isMember ? ofTrees++ >= BUDGETS.treeFiles : published++ >= BUDGETS.entryFiles) continue;
    const isPaid = work.attempt({file: `${folder}/${name}`}, () => {
      work.meter.spend("fileBytes", sizes[index] ?? 0);
      work.meter.spend(isMember ? "artifacts" : "pages", 1);
      return true;
    });
    if (!isPaid) break;
    read.push(name);
  }
  return read;
}

/** Puts a file for each run of a tree in the place of the files of the run, as far as the meter pays for: throws WorkExhausted. */
export function joinTrees(
  opened: readonly OpenedFile[],
  folder: string,
  trees: CriterionFiles,
  spend?: Spend,
): OpenedFile[] {
  if (trees.runs.length === 0) return [...opened];
  const byName = new Map(opened.map(({name, file}) => [name, file]));
  const {files, members} = combineCriterion(trees, name => byName.get(name), spend);
  const joined = files.filter(({name}) => !byName.has(name));
  // A name that is taken leaves the parts in their own places.
  const left = new Set(files.flatMap(file => (joined.includes(file) ? [] : file.members)));
  const others = opened.filter(({name}) => !members.has(name) || left.has(name));
  return [...others, ...joined.map(file => combinedFile(file, folder))];
}

function combinedFile({name, text, members}: CombinedFile, folder: string): OpenedFile {
  const bytes = new TextEncoder().encode(text);
  const path = `${folder}/${name}`;
  return {
    name,
    path,
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    version: fileVersion(name, gitObjectId(bytes)),
    file: artifactFile(path, name, bytes),
    combined: {bytes, members},
  };
}

/** Reports more files than an entry may have, those of tools' trees counted by themselves. */
export function fileCount({folder, files}: ScannedFolder, {members, leftOut}: CriterionFiles): Problem[] {
  const own = files.filter(name => name !== "index.md" && !isRemoteName(name));
  const count = own.filter(name => !members.has(name) && !leftOut.has(name)).length;
  const {entryFiles, treeFiles} = BUDGETS;
  return [
    ...(count > entryFiles ? [tooManyFiles(count, entryFiles)] : []),
    ...(members.size > treeFiles ? [tooManyTreeFiles(members.size, treeFiles)] : []),
  ].map(message => problemAt({file: folder}, message));
}
