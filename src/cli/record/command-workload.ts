import {readFileSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {benchmarkFormatOf} from "../../benchstat/formats/formats.ts";
import {goText} from "../../benchstat/formats/go.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {hasResults} from "../../record/benchmark-text.ts";
import type {MachineFact} from "../../record/environment-text.ts";
import {sampleText} from "../../record/sample-text.ts";
import type {Side} from "../../record/side.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {failedRun, quotedOutput} from "./failed-run.ts";
import {runProcess} from "./process-fs.ts";
import {shellWord} from "./shell-word.ts";
import type {Workload, WorkloadContext} from "./workload.ts";
import {Interrupted} from "./workload.ts";

/** A command that measures, run in both trees in turn. */
export interface CommandChoice {
  /** The program and its arguments; not empty. */
  readonly command: readonly string[];
  /** File that the command writes its results into, from the folder it runs in; standard output if undefined. */
  readonly collect: string | undefined;
}

/** Largest file of results of a run. */
const MOST_BYTES = 256 * 2 ** 20;

/** Makes the workload of a command. */
export async function commandWorkload(choice: CommandChoice, context: WorkloadContext): Promise<Workload> {
  const name = [...context.pinned, ...choice.command].map(shellWord).join(" ");
  return {
    parts: [name],
    identical: [],
    onlyBase: [],
    onlyHead: [],
    commands: [name],
    tools: await toolVersions(context),
    run: (side, _part, signal) => runCommand(choice, side, {...context, signal}),
    profile: undefined,
  };
}

async function runCommand(
  {command: words, collect}: CommandChoice,
  side: Side,
  {pinned, env, folders, signal}: WorkloadContext,
): Promise<string> {
  const [command = "", ...args] = [...pinned, ...words];
  const file = collect === undefined ? undefined : join(folders[side], collect);
  // The results of an earlier round are never taken for those of this round.
  if (file !== undefined) rmSync(file, {force: true});
  const result = await runProcess({command, args, cwd: folders[side], env, signal});
  if (signal.aborted) throw new Interrupted();
  if (result.status !== 0) throw failedRun(side, `"${words.join(" ")}"`, result);
  if (file === undefined) return resultsText(side, "output", result.stdout);
  if (!(statSync(file, {throwIfNoEntry: false})?.isFile() ?? false))
    throw new CommandError(
      EXIT.unreadable,
      `${side}: "${words.join(" ")}" wrote no file "${collect}"`,
      undefined,
      quotedOutput(result.stdout + result.stderr),
    );
  if (statSync(file).size > MOST_BYTES)
    throw new CommandError(
      EXIT.unreadable,
      `${side}: "${collect}" is larger than ${MOST_BYTES / 2 ** 20} MiB`,
    );
  return resultsText(side, `"${collect}"`, readFileSync(file, "utf8"));
}

/** Turns a tool's output into benchmark text: Go's own as it is, any other format a sample a benchmark. */
function resultsText(side: Side, what: string, text: string): string {
  const file = artifactFile("results", "results", new TextEncoder().encode(text));
  const lines = readResults(file, text);
  if (hasResults(lines)) return lines;
  throw new CommandError(
    EXIT.unreadable,
    `${side}: the ${what} of the command holds no benchmark results`,
    "docs/kinds/benchmark.md lists the formats; --collect names a file that the command writes",
    quotedOutput(text),
  );
}

function readResults(file: ArtifactFile, text: string): string {
  const format = benchmarkFormatOf(file);
  if (format === undefined) return "";
  if (format === goText && hasResults(text)) return text;
  const model = benchmarkKind.modelOf(benchmarkKind.open(file));
  return model === undefined ? "" : sampleText(model);
}

async function toolVersions({folders, env, signal}: WorkloadContext): Promise<MachineFact[]> {
  const asked = [
    ["node", "--version"],
    ["rustc", "--version"],
    ["go", "version"],
    ["python3", "--version"],
  ];
  const facts: MachineFact[] = [];
  for (const [command = "", ...args] of asked) {
    const {status, stdout} = await runProcess({command, args, cwd: folders.head, env, signal});
    if (status === 0) facts.push({command: [command, ...args].join(" "), output: stdout});
  }
  return facts;
}
