import {join} from "node:path";
import {VERDICTS} from "../../journal/entry/entry.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {journalPlace} from "../journal/journal-folder.ts";
import {entryPlace} from "../record/entry-writer.ts";
import {openRepository} from "../record/git-fs.ts";
import {readOptions} from "../record/options.ts";
import {recordEntry} from "../record/record-entry.ts";
import {resolveSides} from "../record/sides.ts";
import {Interrupted} from "../record/workload.ts";
import {makeWorkspace} from "../record/worktree-fs.ts";

export const usage = `usage: perf-journal record [--base ref] [--head ref|worktree] [--title "Title"] [options]
       perf-journal record [--base ref] [options] [--collect file] -- command [arguments]

Measures two commits on this computer, base and head in turn, and makes an entry of the results. Without a command it
measures the Go benchmarks of the repository. Trees are made apart from yours, which is left as it is.

  --base ref         the side before (default where the head left the default branch)
  --head ref         the side after (default worktree: your files as they are, uncommitted and new ones included)
  --rounds n         rounds; in each both sides run once (default 10)
  --precision p      rounds until every interval is within, say, 2% of its median; never until a change is significant
  --max-rounds n     rounds at most with --precision (default 40)
  --pin list         run on these processors only, 1 or 2-3, where there is taskset
  --prepare command  run in each tree once before anything else: "npm ci"

Go:
  --bench re         benchmarks, as go test -bench takes them (default .)
  --packages p ...   packages (default ./...); those whose test binaries are identical on both sides are skipped
  --benchtime t      time or count of each benchmark in a round (default 1s)
  --profile kinds    cpu, mem, block, mutex, with commas; made after the rounds in runs of their own
  --profile-bench re benchmarks to profile (default the three that moved most)

Any tool:
  --collect file     file that the command writes its results into (default its output)

The entry:
  --title t          title (default the subject of the head's commit)
  --into entry       add to an entry that exists instead of making one
  --component, --date, --slug, --verdict (${VERDICTS.join(", ")}), --author, --machine as for new
  --json             print {"version": 1, "id", "folder", "files", "rounds", "ended", "identical", "warnings"}
  --root folder      folder that the journal's folder is in (default found from the current directory upwards)
  --dir path         the journal's folder in it (default perf-journal.yaml's, else content)

Ctrl-C keeps the rounds that are whole, and still writes the entry.
`;

/** Measures two sides and writes an entry. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  const repository = openRepository(io.cwd);
  const journal = journalPlace(io, options.place);
  const folder = join(journal.root, journal.dir);
  const sides = resolveSides(repository, options, folder);
  const title = (options.place.title ?? sides.title).trim();
  if (title === "" || /\p{Cc}/u.test(title)) throw usageError("a title is one line of text");
  const place = entryPlace(options.place, title, journal, io);
  const release = io.holdInterrupt();
  const workspace = makeWorkspace(repository.root, folder);
  try {
    return await recordEntry({args, options, repository, sides, title, place, workspace, io});
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    io.stderr("perf-journal: interrupted before anything was measured\n");
    return EXIT.interrupted;
  } finally {
    workspace.remove();
    release();
  }
}
