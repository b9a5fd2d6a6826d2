import {readConfig} from "../../journal/read/config-fs.ts";
import {noPositionals, parseArguments, wholeNumberOption} from "../io/arguments.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {listenOnPort} from "../io/first-free-port.ts";
import {interrupted, shownHost} from "../io/serving.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {findCompiledPages, loadPages} from "../site/compiled-pages.ts";
import {startDevServer} from "../site/dev-server.ts";
import {watchJournal} from "../site/journal-watch.ts";

export const usage = `usage: perf-journal dev [--port 4321] [--host 127.0.0.1] [--root folder] [--dir path]

Serves the journal while you write it: a page reloads when its entry or an attachment changes.
Drafts are shown, too, and problems in a list at the lower edge. Ends with Ctrl-C.

  --port n      port to listen on; without it the first free one from 4321 on
  --host name   address to listen on (default 127.0.0.1: this computer only)
  --root folder folder that the journal's folder is in (default found from the current directory upwards)
  --dir path    the journal's folder in it (default perf-journal.yaml's, else content)
`;

/** Serves the journal with live reload until it is interrupted. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    port: {type: "string"},
    host: {type: "string"},
    ...PLACE_OPTIONS,
  });
  noPositionals(positionals);
  const wanted = wholeNumberOption("port", values.port, {from: 1, to: 65535});
  const host = values.host ?? "127.0.0.1";
  const place = findJournal(io, values);
  const compiled = findCompiledPages();
  const {openPages} = await loadPages(compiled, {...place, drafts: true, dev: true});
  const site = {client: compiled.client, pages: openPages};
  const server = await listenOnPort(wanted, host, port => startDevServer(site, host, port));
  const {config} = await readConfig(place);
  watchJournal(place, config.docs, () => server.reload());
  const {base} = await openPages();
  io.stdout(`http://${shownHost(host)}:${server.port}${base}\n`);
  await interrupted(io.signal);
  return EXIT.interrupted;
}
