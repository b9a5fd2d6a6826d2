import {existsSync} from "node:fs";
import {join} from "node:path";
import {noPositionals, parseArguments, wholeNumberOption} from "../io/arguments.ts";
import {CommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {listenOnPort} from "../io/first-free-port.ts";
import {interrupted, shownHost} from "../io/serving.ts";
import type {SiteFolder} from "../io/static-server.ts";
import {serveSite} from "../io/static-server.ts";
import {journalPlace, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {readBuildRecord} from "../site/build-record.ts";
import {UNFINISHED} from "../site/kept/present-site.ts";
import {siteBase} from "../site/site-base.ts";
import {siteFolder} from "../site/site-folder.ts";

export const usage = `usage: perf-journal preview [--port 4321] [--host localhost] [--out dist] [--base /name/] [--root folder] [--dir path]

Serves the site that "perf-journal build" wrote, under the path it was built for, until Ctrl-C.

  --port n      port to listen on; without it the first free one from 4321 on
  --host name   address to listen on (default localhost: this computer only)
  --out folder  the site's folder (default dist)
  --base path   the path the site was built for, when it was not built here
  --root folder folder that the journal's folder is in (default found from the current directory upwards)
  --dir path    the journal's folder in it (default perf-journal.yaml's, else content)
`;

/** Serves the built site until it is interrupted. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    port: {type: "string"},
    host: {type: "string"},
    out: {type: "string"},
    base: {type: "string"},
    ...PLACE_OPTIONS,
  });
  noPositionals(positionals);
  const port = wholeNumberOption("port", values.port, {from: 0, to: 65535});
  const host = values.host ?? "localhost";
  const {root} = journalPlace(io, values);
  const site = builtSite(root, siteFolder(io, root, values.out), values.base);
  const server = await listenOnPort(port, host, free => serveSite(site, host, free));
  io.stdout(`http://${shownHost(host)}:${server.port}${site.base}\n`);
  await interrupted(io.signal);
  await server.close();
  return EXIT.interrupted;
}

function builtSite(root: string, folder: string, base: string | undefined): SiteFolder {
  if (!existsSync(join(folder, "index.html")))
    throw new CommandError(EXIT.unreadable, `no site in "${folder}"`, "run perf-journal build first");
  if (existsSync(join(folder, UNFINISHED)))
    throw new CommandError(
      EXIT.unreadable,
      `the site in "${folder}" has files of two builds: the last one was cut off`,
      "run perf-journal build again",
    );
  const record = readBuildRecord(root);
  const known = record?.out === folder ? record.base : "/";
  return {folder, base: base === undefined ? known : siteBase(base)};
}
