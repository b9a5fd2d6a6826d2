import {utimesSync} from "node:fs";
import {join} from "node:path";
import {openAttachment} from "../../journal/read/attachment-fs.ts";
import {readConfig} from "../../journal/read/config-fs.ts";
import {scanContent} from "../../journal/read/content-scan-fs.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import {journalsOf, siteId} from "../../journal/read/journal-place.ts";
import {openFetched} from "../../journal/read/remote-attachments-fs.ts";
import type {RemoteFile} from "../../journal/read/remote-file.ts";
import {isRemoteName, REMOTE_SUFFIX, readRemote} from "../../journal/read/remote-file.ts";
import type {Problem} from "../../problem.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {didYouMean} from "../../text/suggest.ts";
import {parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {printProblems} from "../io/problem-report.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {DownloadError, download} from "../remote/download-fs.ts";
import type {Transport} from "../remote/transport.ts";
import {httpsTransport} from "../remote/transport.ts";

export const usage = `usage: perf-journal fetch [entry...] [--list] [--json] [--root folder] [--dir path]

Loads attachments that are kept elsewhere into the cache. A file cpu.pb.gz.remote in an entry stands for cpu.pb.gz:

  url: https://files.example.org/cpu.pb.gz
  sha256: the digest, as sha256sum prints it
  bytes: the size

A download is used only if size and digest are right. Hosts must be listed in journal.yaml: remote: {hosts: [files.example.org]}.
This is the only command that uses the network. Exits with status 1 if an attachment could not be loaded.

  --list         print what is there and what is absent, and load nothing
  --json         print {"version": 1, "attachments": [{"path", "state": "present" | "absent" | "fetched" | "failed"}]}
  --root folder  folder that the journal's folder is in (default found from the current directory upwards)
  --dir path     the journal's folder in it (default perf-journal.yaml's, else content)
`;

const OPTIONS = {
  list: {type: "boolean", default: false},
  json: {type: "boolean", default: false},
  ...PLACE_OPTIONS,
} as const;

/** Loads remote attachments. */
export function run(args: readonly string[], io: CommandIo): Promise<number> {
  return runWith(httpsTransport, args, io);
}

/** Loads remote attachments over a given transport. */
export async function runWith(transport: Transport, args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  const place = findJournal(io, values);
  // A journal of another repository does not decide which hosts are asked.
  const {config, problems: configProblems} = await readConfig(place);
  const {remotes, problems} = await findRemotes(place, positionals);
  const all = [...configProblems, ...problems];
  printProblems(all, place.root, io, "stderr");
  let failed = all.some(({severity}) => severity === "error");
  const attachments: {path: string; state: string}[] = [];
  const say = (path: string, state: string, line: string): void => {
    attachments.push({path, state});
    if (!values.json) io.stdout(`${line}\n`);
  };
  for (const remote of remotes) {
    const path = remote.path.slice(0, -REMOTE_SUFFIX.length);
    const isThere = (await openFetched(place.root, remote)) !== undefined;
    if (isThere || values.list) {
      const state = isThere ? "present" : "absent";
      say(path, state, `${state.padEnd(7)}  ${printableLine(path)}`);
      continue;
    }
    try {
      await download(place.root, remote, {hosts: config.remote.hosts, transport, signal: io.signal});
      markChanged(place, remote);
      say(path, "fetched", `fetched  ${printableLine(path)}: ${remote.bytes} bytes`);
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      failed = true;
      attachments.push({path, state: "failed"});
      io.stderr(`${printableLine(`${remote.path}: ${error.message}`)}\n`);
    }
  }
  if (values.json) io.stdout(`${printableJson({version: 1, attachments})}\n`);
  if (remotes.length === 0) io.stderr("no remote attachments\n");
  return failed ? EXIT.problems : EXIT.ok;
}

/** Finds the remote attachments of the named entries, of all without names. */
async function findRemotes(
  place: JournalPlace,
  entries: readonly string[],
): Promise<{remotes: RemoteFile[]; problems: Problem[]}> {
  const scans = await Promise.all(
    journalsOf(place).map(async journal => {
      const {folders} = await scanContent({root: place.root, dir: journal.dir});
      return folders.map(folder => ({...folder, name: siteId(folder.name, journal.name)}));
    }),
  );
  const folders = scans.flat();
  const names = folders.map(({name}) => name);
  const unknown = entries.find(entry => !names.includes(entry));
  if (unknown !== undefined) throw usageError(`no entry "${unknown}"`, didYouMean(unknown, names));
  const remotes: RemoteFile[] = [];
  const problems: Problem[] = [];
  for (const {folder, name, files} of folders) {
    if (entries.length > 0 && !entries.includes(name)) continue;
    for (const file of files.filter(isRemoteName)) {
      const attached = file.slice(0, -REMOTE_SUFFIX.length);
      if (files.includes(attached)) continue;
      const opened = await openAttachment(join(place.root, folder), file, `${folder}/${file}`);
      const read =
        opened.bytes && !opened.problem ? readRemote(`${folder}/${file}`, attached, opened.bytes) : undefined;
      problems.push(...(read?.problems ?? []), ...(opened.problem ? [opened.problem] : []));
      if (read?.remote) remotes.push(read.remote);
    }
  }
  return {remotes, problems};
}

/** Gives the file a new time, so that a development server reads its entry again. */
function markChanged({root}: JournalPlace, {path}: RemoteFile): void {
  const now = new Date();
  utimesSync(join(root, path), now, now);
}
