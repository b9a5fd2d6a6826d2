import {existsSync, mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {hideHomes} from "../../artifacts/shared/secrets.ts";
import {readConfig} from "../../journal/read/config-fs.ts";
import {baseAgainstBase} from "../../record/base-against-base.ts";
import {driftWarning, throttleWarning} from "../../record/machine-warnings.ts";
import type {Ending} from "../../record/precision.ts";
import type {Side} from "../../record/side.ts";
import {SIDE_WORDS, SIDES} from "../../record/side.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {CommandError, formatCommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {readGitFacts} from "../io/git.ts";
import {showProgress} from "../io/terminal.ts";
import {isFolder} from "../journal/journal-folder.ts";
import type {FileToAttach} from "../reports/attachment-name.ts";
import {copyFiles} from "../reports/make-entry.ts";
import type {MovementLevels} from "../reports/movement.ts";
import {warnOfSecrets} from "../secrets/warn-of-secrets.ts";
import {commandWorkload} from "./command-workload.ts";
import type {EntryPlace} from "./entry-writer.ts";
import {writeEntry} from "./entry-writer.ts";
import type {Repository} from "./git-fs.ts";
import {withoutTreeVariables} from "./git-fs.ts";
import {goWorkload} from "./go-workload.ts";
import {machineState} from "./machine-fs.ts";
import type {MachineReport} from "./machine-report.ts";
import {machineReport} from "./machine-report.ts";
import type {RecordOptions} from "./options.ts";
import {prepareTrees} from "./prepare-tree.ts";
import {makeProfiles} from "./profiles.ts";
import {reproduceLines} from "./reproduce-command.ts";
import {roundProgress} from "./round-progress.ts";
import type {Measured} from "./rounds.ts";
import {measureRounds} from "./rounds.ts";
import type {ResolvedSides} from "./sides.ts";
import {shortCommit} from "./sides.ts";
import type {Workload, WorkloadContext} from "./workload.ts";
import {Interrupted} from "./workload.ts";
import type {Tree, Workspace} from "./worktree-fs.ts";

/** Exit status of a measurement that ended early. */
const STATUS: Readonly<Partial<Record<Ending["kind"], number>>> = {
  interrupted: EXIT.interrupted,
  failed: EXIT.problems,
};

/** Input of a recording, known before the trees are made. */
export interface Recording {
  readonly args: readonly string[];
  readonly options: RecordOptions;
  readonly repository: Repository;
  readonly sides: ResolvedSides;
  readonly title: string;
  readonly place: EntryPlace;
  readonly workspace: Workspace;
  readonly io: CommandIo;
}

/** Measures both sides and writes the entry; returns an exit status, and throws `Interrupted` if no round is whole. */
export async function recordEntry(recording: Recording): Promise<number> {
  const {args, options, sides, place, workspace, io} = recording;
  const progress = showProgress(io);
  const base = workspace.addTree("base", sides.base, false);
  const head = workspace.addTree("head", sides.head, sides.asIs);
  const context = workloadContext(recording, base, head, progress.update);
  for (const side of SIDES) assertFolder(side, context.folders[side], recording.repository.prefix);
  if (options.prepare !== undefined) await prepareTrees(options.prepare, context);
  const workload = await makeWorkload(options, sides, head, context);
  progress.done();
  const {prepare} = options;
  const machine = await machineReport(
    workload,
    {args, base: base.commit, head: head.commit, uncommitted: head.changes, prepare},
    io.env,
  );
  announce(recording, workload, head, machine);
  const {config} = await readConfig(place);
  const measured = await measure(recording, workload, config.thresholds);
  if (measured.ending.rounds === 0) throw new Interrupted();
  if (measured.failure) io.stderr(formatCommandError(measured.failure));
  const profiles = await profilesOf(recording, workload, measured, config.thresholds, progress.update);
  progress.done();
  return finish(recording, {base, head, workload, machine, measured, profiles});
}

/** Makes the profiles that were asked for; a run that fails costs the profiles, never the rounds before it. */
async function profilesOf(
  {options, workspace, io}: Recording,
  workload: Workload,
  {measurements, ending}: Measured,
  levels: MovementLevels,
  update: (text: string) => void,
): Promise<readonly FileToAttach[]> {
  if (io.signal.aborted || ending.kind === "failed" || options.profiles.length === 0) return [];
  const {profiles: kinds, profileBench: bench} = options;
  try {
    const plan = {kinds, bench, levels, folder: workspace.folder, signal: io.signal, update};
    return await makeProfiles(workload, measurements, plan);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    io.stderr(`warning: no profiles\n${formatCommandError(error)}`);
    return [];
  }
}

function workloadContext(
  {repository, options, workspace, io}: Recording,
  base: Tree,
  head: Tree,
  update: (text: string) => void,
): WorkloadContext {
  const folders = {base: join(base.folder, repository.prefix), head: join(head.folder, repository.prefix)};
  return {
    folders,
    trees: {base: base.folder, head: head.folder},
    scratch: workspace.folder,
    env: withoutTreeVariables(io.env),
    signal: io.signal,
    pinned: pinnedWords(options.pin, io),
    update,
  };
}

function assertFolder(side: Side, folder: string, prefix: string): void {
  if (isFolder(folder)) return;
  throw new CommandError(
    EXIT.problems,
    `${side}: the folder "${prefix}" does not exist in this commit`,
    "run record in a folder that both sides have",
  );
}

/** Returns the words before a command that hold it on processors; warns where there is no taskset. */
function pinnedWords(pin: string | undefined, io: CommandIo): readonly string[] {
  if (pin === undefined) return [];
  if (process.platform === "linux") return ["taskset", "-c", pin];
  io.stderr("--pin: this system has no taskset, nothing is pinned\n");
  return [];
}

function makeWorkload(
  {workload}: RecordOptions,
  sides: ResolvedSides,
  head: Tree,
  context: WorkloadContext,
): Promise<Workload> {
  if (workload.kind === "command") return commandWorkload(workload, context);
  const keepIdentical = sides.base === sides.head && head.changes === 0;
  return goWorkload({...workload, keepIdentical}, context);
}

/** Prints both sides and the parts before time is spent on them. */
function announce(
  {sides, io}: Recording,
  {parts, identical}: Workload,
  head: Tree,
  {warnings}: MachineReport,
): void {
  const changes = head.changes > 0 ? ` with uncommitted changes in ${plural(head.changes, "file")}` : "";
  io.stderr(`base ${shortCommit(sides.base)}, head ${shortCommit(sides.head)}${changes}\n`);
  for (const name of parts) io.stderr(`measures ${printableLine(name)}\n`);
  for (const name of identical) io.stderr(`skips ${printableLine(name)}: its test binaries are identical\n`);
  for (const warning of warnings) io.stderr(`warning: ${printableLine(warning)}\n`);
  if (existsSync(join(head.folder, ".gitmodules")))
    io.stderr(
      "warning: submodules are empty in the trees; --prepare 'git submodule update --init' fills them\n",
    );
}

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

async function measure(
  {options, io}: Recording,
  workload: Workload,
  levels: MovementLevels,
): Promise<Measured> {
  const {rule, sought} = options;
  const progress = roundProgress(io, workload.parts, rule, levels);
  try {
    return await measureRounds(
      workload,
      {rule, confidence: levels.confidence, signal: io.signal},
      {
        ...progress,
        finished(rounds, measurements) {
          progress.finished(rounds, measurements);
          if (rounds !== 2) return;
          for (const warning of driftWarning(baseAgainstBase(measurements.base, sought), sought)) {
            progress.done();
            io.stderr(`warning: ${printableLine(warning)}\n`);
          }
        },
      },
    );
  } finally {
    progress.done();
  }
}

/** Result of a recording. */
interface Recorded {
  readonly base: Tree;
  readonly head: Tree;
  readonly workload: Workload;
  readonly machine: MachineReport;
  readonly measured: Measured;
  readonly profiles: readonly FileToAttach[];
}

async function finish(recording: Recording, recorded: Recorded): Promise<number> {
  const {options, sides, title, place, workspace, io} = recording;
  const {base, head, workload, machine, measured, profiles} = recorded;
  const drift = driftWarning(baseAgainstBase(measured.measurements.base, options.sought), options.sought);
  const warnings = [...machine.warnings, ...throttleWarning(machine.state, machineState()), ...drift];
  const files = [...resultFiles(workspace, measured, machine), ...profiles];
  const commits = {
    base: shortCommit(base.commit),
    head: head.changes > 0 ? undefined : shortCommit(head.commit),
  };
  const contents = {
    facts: {
      title,
      verdict: options.place.verdict,
      authors: options.place.authors ?? [readGitFacts(io.cwd).author].flatMap(author => author ?? []),
      commit: commits.head,
      baseCommit: commits.base,
      machine: options.place.machine,
    },
    files,
    conditions: {
      ending: measured.ending,
      pin: options.pin,
      uncommitted: head.changes,
      headCommit: shortCommit(sides.head),
      sameCommit: sides.base === sides.head && head.changes === 0,
      identical: workload.identical,
      onlyBase: workload.onlyBase,
      onlyHead: workload.onlyHead,
    },
    warnings,
    reproduce: reproduceLines(options, commits).map(hideHomes),
  };
  const names = await writeEntry(place, contents, io).catch((error: unknown) => {
    io.stderr(`the files of the measurement are kept in ${keepFiles(files)}\n`);
    throw error;
  });
  report(recording, recorded, names, warnings);
  const {config} = await readConfig(place);
  await warnOfSecrets(place, {folder: place.folder, files: names}, config.secrets.allow, io);
  return STATUS[measured.ending.kind] ?? EXIT.ok;
}

/** Copies files out of the workspace, which is removed; returns the folder. */
function keepFiles(files: readonly FileToAttach[]): string {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-kept-"));
  copyFiles(folder, files, folder);
  return folder;
}

/** Writes the files of the rounds and of the machine into the workspace. */
function resultFiles({folder}: Workspace, {texts}: Measured, {text}: MachineReport): FileToAttach[] {
  const files = [
    ...SIDES.map(side => [`bench.${SIDE_WORDS[side]}.txt`, texts[side]] as const),
    ["environment.txt", text] as const,
  ];
  return files.map(([name, contents]) => {
    const from = join(folder, name);
    writeFileSync(from, contents);
    return {from, name};
  });
}

function report(
  {options, place, io}: Recording,
  {workload, measured: {ending}}: Recorded,
  files: readonly string[],
  warnings: readonly string[],
): void {
  const {id, folder} = place;
  if (options.json) {
    const {identical} = workload;
    const made = {
      version: 1,
      id,
      folder,
      files,
      rounds: ending.rounds,
      ended: ending.kind,
      identical,
      warnings,
    };
    io.stdout(`${printableJson(made)}\n`);
    return;
  }
  io.stdout(files.map(name => `${printableLine(`${folder}/${name}`)}\n`).join(""));
  if (ending.kind === "interrupted") io.stderr(`interrupted: ${plural(ending.rounds, "whole round")} kept\n`);
  if (ending.kind === "failed")
    io.stderr(`a run failed: ${plural(ending.rounds, "whole round")} before it kept\n`);
  if (ending.kind === "not-precise")
    io.stderr(`not every interval is as narrow as wanted after ${plural(ending.rounds, "round")}\n`);
  io.stderr(`next: write ${folder}/index.md, then perf-journal check --entry ${id}\n`);
}
