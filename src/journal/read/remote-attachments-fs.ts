import {join} from "node:path";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {absentRemote} from "../../problems/remote.ts";
import type {OpenedAttachment} from "./attachment-fs.ts";
import {openAttachment} from "./attachment-fs.ts";
import {remoteFolder} from "./cache-folder-fs.ts";
import {gitObjectId} from "./file-version-fs.ts";
import type {RemoteFile} from "./remote-file.ts";
import {isRemoteName, REMOTE_SUFFIX, readRemote} from "./remote-file.ts";

/** An attachment kept elsewhere, from the cache. */
export interface FetchedRemote {
  /** Name of the attachment, without `.remote`. */
  readonly name: string;
  readonly attachment: OpenedAttachment;
  /** Git's object id of the `.remote` file, which a commit holds. */
  readonly objectId: string;
}

/** Remote attachments of an entry. */
export interface ReadRemotes {
  readonly fetched: readonly FetchedRemote[];
  readonly absent: readonly RemoteFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the `.remote` files among the names of an entry's files, and their attachments from the cache. An attachment
 * that lies in the entry's folder itself replaces the remote file. Uses no network.
 */
export async function readRemotes(
  root: string,
  folder: string,
  names: readonly string[],
): Promise<ReadRemotes> {
  const fetched: FetchedRemote[] = [];
  const absent: RemoteFile[] = [];
  const problems: Problem[] = [];
  for (const name of names.filter(isRemoteName)) {
    const path = `${folder}/${name}`;
    const attached = name.slice(0, -REMOTE_SUFFIX.length);
    if (names.includes(attached)) continue;
    const opened = await openAttachment(join(root, folder), name, path);
    if (!opened.bytes || opened.problem) {
      if (opened.problem) problems.push(opened.problem);
      continue;
    }
    const {remote, problems: faults} = readRemote(path, attached, opened.bytes);
    problems.push(...faults);
    if (remote === undefined) continue;
    const attachment = await openFetched(root, remote);
    if (attachment) fetched.push({name: attached, attachment, objectId: gitObjectId(opened.bytes)});
    else {
      absent.push(remote);
      problems.push(problemAt({file: path}, absentRemote(attached, new URL(remote.url).host)));
    }
  }
  return {fetched, absent, problems};
}

/** Opens a fetched attachment; undefined if the cache does not have exactly its bytes. */
export async function openFetched(
  root: string,
  {name, path, sha256, bytes}: RemoteFile,
): Promise<OpenedAttachment | undefined> {
  const opened = await openAttachment(remoteFolder(root, sha256), name, path);
  return opened.bytes?.length === bytes && opened.sha256 === sha256 ? opened : undefined;
}
