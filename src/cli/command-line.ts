import process from "node:process";
import {isProblemCode, PROBLEM_CODES} from "../problem.ts";
import {printable, printableLine} from "../text/printable.ts";
import {nearest} from "../text/suggest.ts";
import type {CommandRow} from "./command-table.ts";
import {COMMANDS} from "./command-table.ts";
import {CommandError, formatCommandError, usageError} from "./io/command-error.ts";
import type {CommandIo, CommandModule} from "./io/command-io.ts";
import {EXIT} from "./io/command-io.ts";
import {flushOutput, processIo} from "./io/process-io.ts";
import {systemFailure} from "./io/system-failure.ts";
import {packageVersion} from "./journal/package-json.ts";

/** Runs the process's own command line, then ends the process with its exit status. */
export async function main(): Promise<never> {
  delete process.env.PERF_JOURNAL_RESTARTED;
  const status = await runCommandLine(process.argv.slice(2), processIo());
  await flushOutput();
  // Not left to the event loop: a server or a compiler that a command started may hold it open.
  process.exit(status);
}

/** Runs a command line, `["check", "--json"]`, and returns its exit status; never throws. */
export async function runCommandLine(
  args: readonly string[],
  io: CommandIo,
  commands: readonly CommandRow[] = COMMANDS,
): Promise<number> {
  try {
    return await dispatch(args, io, commands);
  } catch (error) {
    return report(
      error,
      commands.find(command => command.name === args[0]),
      io,
    );
  }
}

async function dispatch(
  args: readonly string[],
  io: CommandIo,
  commands: readonly CommandRow[],
): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined || first === "--help" || first === "-h") return print(help(commands), io);
  if (first === "--version" || first === "-v") return print(`perf-journal ${packageVersion()}\n`, io);
  if (first === "help") return explain(rest, io, commands);
  const command = await find(first, commands).load();
  if (command.usage !== undefined && asksForHelp(rest)) return print(command.usage, io);
  return command.run(rest, io);
}

async function explain(
  names: readonly string[],
  io: CommandIo,
  commands: readonly CommandRow[],
): Promise<number> {
  const [name] = names;
  if (name === undefined) return print(help(commands), io);
  if (/^PJ\d/i.test(name)) return explainProblems(names, io);
  const command: CommandModule = await find(name, commands).load();
  const text = command.help ?? command.usage;
  return text === undefined ? command.run(["--help"], io) : print(text, io);
}

async function explainProblems(names: readonly string[], io: CommandIo): Promise<number> {
  const {formatProblemGuide} = await import("./reports/problem-guide.ts");
  const known = Object.keys(PROBLEM_CODES);
  const codes = names.map(name => {
    const code = name.toUpperCase();
    if (isProblemCode(code)) return code;
    throw usageError(`unknown code "${name}"`, `the codes are ${known[0]} to ${known.at(-1)}, with gaps`);
  });
  return print(codes.map(formatProblemGuide).join("\n"), io);
}

function find(name: string, commands: readonly CommandRow[]): CommandRow {
  const row = commands.find(command => command.name === name);
  if (row) return row;
  throw unknownCommand(name, commands);
}

function unknownCommand(name: string, commands: readonly CommandRow[]): CommandError {
  const what = name.startsWith("-") ? "option" : "command";
  return usageError(`unknown ${what} "${name}"`, suggest(name, commands));
}

function suggest(name: string, commands: readonly CommandRow[]): string {
  const names = commands.map(command => command.name);
  const meant = nearest(name, names);
  return meant ? `did you mean "${meant}"?` : `the commands are ${names.join(", ")}`;
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some(arg => arg === "--help" || arg === "-h");
}

function print(text: string, io: CommandIo): number {
  io.stdout(text);
  return EXIT.ok;
}

function help(commands: readonly CommandRow[]): string {
  const width = Math.max(...commands.map(command => command.name.length));
  const rows = commands.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `perf-journal: a performance journal as a static site

usage: perf-journal <command> [arguments]

${rows.join("\n")}

  perf-journal help <command>   what a command takes
  perf-journal help PJ073       what a problem means, with a bad and a good example
  perf-journal --version

The journal is the folder content/, or the one that perf-journal.yaml or --dir names. It is looked for in the current
directory and above.
`;
}

function report(error: unknown, command: CommandRow | undefined, io: CommandIo): number {
  const failure = error instanceof CommandError ? error : systemFailure(error);
  if (failure) {
    io.stderr(formatCommandError(failure));
    if (failure.status === EXIT.usage && command) io.stderr(`  see:  perf-journal help ${command.name}\n`);
    if (io.env.PERF_JOURNAL_DEBUG && failure !== error) io.stderr(stackOf(error));
    return failure.status;
  }
  const known = error instanceof Error ? error : new Error(String(error));
  io.stderr(`perf-journal: internal error: ${printableLine(known.message.split("\n")[0] ?? "")}\n`);
  if (io.env.PERF_JOURNAL_DEBUG) io.stderr(stackOf(known));
  else io.stderr("  hint: this is a bug of ours; PERF_JOURNAL_DEBUG=1 prints where it happened\n");
  return EXIT.internal;
}

function stackOf(error: unknown): string {
  return `${printable((error instanceof Error && error.stack) || String(error))}\n`;
}
