import {readConfig} from "../../journal/read/journal-fs.ts";
import {noPositionals, parseArguments, wholeNumber} from "../io/arguments.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {interrupted, shownHost} from "../io/serving.ts";
import {journalRoot} from "../journal/journal-folder.ts";
import {loadAstro, QUIET} from "../site/astro-project.ts";

export const usage = `usage: perf-journal dev [--port 4321] [--host localhost] [--root folder]

Serves the journal while you write it: a page reloads when its entry or an attachment changes.
Drafts are shown, too, and the problems of an entry in its place. Ends with Ctrl-C.

  --port n      port to listen on; without it the first free one from 4321 on
  --host name   address to listen on (default localhost: this computer only)
  --root folder where content/ lies (default the current directory)
`;

/** Serves the journal with live reload until it is interrupted. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    port: {type: "string"},
    host: {type: "string"},
    root: {type: "string"},
  });
  noPositionals(positionals);
  const port = wholeNumber("port", values.port, {from: 1, to: 65535});
  const host = values.host ?? "localhost";
  const root = journalRoot(io, values.root);
  const {config} = await readConfig(root);
  const astro = await loadAstro({root, base: config.base, site: config.site, drafts: true});
  const server = await astro.dev({
    ...QUIET,
    server: {host, ...(port !== undefined && {port})},
    vite: {server: {strictPort: port !== undefined}},
  });
  io.stdout(`http://${shownHost(host)}:${server.address.port}${config.base}\n`);
  await interrupted(io.signal);
  await server.stop();
  return EXIT.interrupted;
}
