import {isAbsolute, normalize} from "node:path";
import type {ParseArgsConfig} from "node:util";
import type {StopRule} from "../../record/precision.ts";
import type {ProfileKind} from "../../record/profile-choice.ts";
import {PROFILE_FLAGS} from "../../record/profile-choice.ts";
import {parseArguments, wholeNumberOption} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import {PLACE_OPTIONS} from "../journal/journal-folder.ts";
import type {CommandChoice} from "./command-workload.ts";
import type {GoChoice} from "./go-workload.ts";

/** Options of the command line, checked. */
export interface RecordOptions {
  /** As written; undefined for the merge base with the default branch. */
  readonly base: string | undefined;
  /** As written; undefined for the working tree. */
  readonly head: string | undefined;
  readonly rule: StopRule;
  /** The change that should be seen, 0.05 for 5 %. */
  readonly sought: number;
  /** List of processors as taskset takes it: `1`, `2-3`. */
  readonly pin: string | undefined;
  readonly workload: ({readonly kind: "go"} & GoOptions) | ({readonly kind: "command"} & CommandChoice);
  readonly prepare: string | undefined;
  readonly profiles: readonly ProfileKind[];
  /** As `-bench` takes it; undefined for the benchmarks that moved most. */
  readonly profileBench: string | undefined;
  readonly place: PlaceOptions;
  readonly json: boolean;
}

type GoOptions = Omit<GoChoice, "keepIdentical">;

/** Options of the entry, as written. */
export interface PlaceOptions {
  readonly title: string | undefined;
  readonly into: string | undefined;
  readonly component: string | undefined;
  readonly date: string | undefined;
  readonly slug: string | undefined;
  readonly verdict: string | undefined;
  readonly authors: readonly string[] | undefined;
  readonly machine: string | undefined;
  readonly root: string | undefined;
  readonly dir: string | undefined;
}

const OPTIONS = {
  base: {type: "string"},
  head: {type: "string"},
  title: {type: "string"},
  bench: {type: "string"},
  packages: {type: "string", multiple: true},
  benchtime: {type: "string"},
  rounds: {type: "string"},
  precision: {type: "string"},
  "max-rounds": {type: "string"},
  profile: {type: "string"},
  "profile-bench": {type: "string"},
  pin: {type: "string"},
  collect: {type: "string"},
  prepare: {type: "string"},
  into: {type: "string"},
  component: {type: "string"},
  date: {type: "string"},
  slug: {type: "string"},
  verdict: {type: "string"},
  author: {type: "string", multiple: true},
  machine: {type: "string"},
  json: {type: "boolean", default: false},
  ...PLACE_OPTIONS,
} satisfies NonNullable<ParseArgsConfig["options"]>;

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>["values"];

const DEFAULT_ROUNDS = 10;
const DEFAULT_MOST_ROUNDS = 40;
const DEFAULT_SOUGHT = 0.05;
const ROUNDS = {from: 1, to: 1000};

/** Reads the command line of `record`; words behind `--` are the command to measure. */
export function readOptions(args: readonly string[]): RecordOptions {
  const end = args.indexOf("--");
  const {values, positionals} = parseArguments(end < 0 ? args : args.slice(0, end), OPTIONS, [
    "packages",
    "author",
  ]);
  if (positionals[0] !== undefined)
    throw usageError(
      `unexpected "${positionals[0]}"`,
      "write a command to measure behind --, the title behind --title",
    );
  const command = end < 0 ? undefined : args.slice(end + 1);
  const rule = stopRule(values);
  return {
    base: values.base,
    head: values.head === "worktree" ? undefined : values.head,
    rule,
    sought: rule.precision ?? DEFAULT_SOUGHT,
    pin: pinned(values.pin),
    workload: command === undefined ? goOptions(values) : commandOptions(command, values),
    prepare: values.prepare,
    profiles: profileKinds(values.profile),
    profileBench: values["profile-bench"],
    place: placeOptions(values),
    json: values.json,
  };
}

function stopRule(values: Values): StopRule {
  const rounds = wholeNumberOption("rounds", values.rounds, ROUNDS);
  const most = wholeNumberOption("max-rounds", values["max-rounds"], ROUNDS);
  if (values.precision === undefined) {
    if (most !== undefined)
      throw usageError("--max-rounds belongs to --precision", "--rounds is the number of rounds");
    return {precision: undefined, rounds: rounds ?? DEFAULT_ROUNDS};
  }
  if (rounds !== undefined)
    throw usageError(
      "--rounds and --precision exclude each other",
      "--max-rounds limits the rounds of --precision",
    );
  return {precision: share(values.precision), rounds: most ?? DEFAULT_MOST_ROUNDS};
}

function share(text: string): number {
  const value = /^(\d+(?:\.\d+)?)%$/.exec(text)?.[1];
  if (value !== undefined && Number(value) > 0 && Number(value) <= 100) return Number(value) / 100;
  throw usageError(`--precision takes a share such as 2%, got "${text}"`);
}

function pinned(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{1,4}(?:[-,]\d{1,4})*$/.test(text)) return text;
  throw usageError(`--pin takes processors such as 1 or 2-3, got "${text}"`);
}

function profileKinds(text: string | undefined): ProfileKind[] {
  if (text === undefined) return [];
  return [...new Set(text.split(","))].map(word => {
    const kind = Object.keys(PROFILE_FLAGS).find((name): name is ProfileKind => name === word);
    if (kind !== undefined) return kind;
    throw usageError(`--profile takes ${Object.keys(PROFILE_FLAGS).join(", ")}, got "${word}"`);
  });
}

function goOptions(values: Values): RecordOptions["workload"] {
  if (values.collect !== undefined)
    throw usageError("--collect belongs to a command", "write the command behind --");
  return {
    kind: "go",
    packages: values.packages ?? ["./..."],
    bench: values.bench ?? ".",
    benchtime: values.benchtime ?? "1s",
  };
}

function commandOptions(command: readonly string[], values: Values): RecordOptions["workload"] {
  if (command.length === 0) throw usageError("a command is missing behind --");
  for (const name of ["bench", "packages", "benchtime", "profile", "profile-bench"] as const)
    if (values[name] !== undefined)
      throw usageError(`--${name} is for Go's own benchmarks`, "give the command behind -- its own options");
  return {kind: "command", command, collect: collected(values.collect)};
}

/** A file that is removed before each run is a file of the tree, however it was written. */
function collected(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const plain = normalize(path);
  if (!isAbsolute(plain) && !plain.startsWith("..") && plain !== ".") return plain;
  throw usageError(`--collect takes a file within the folder that the command runs in, got "${path}"`);
}

function placeOptions(values: Values): PlaceOptions {
  const {title, into, component, date, slug, verdict, author, machine, root, dir} = values;
  if (into !== undefined)
    for (const name of ["title", "component", "date", "slug", "verdict", "author", "machine"] as const)
      if (values[name] !== undefined)
        throw usageError(`--${name} is for a new entry, --into names one that exists`);
  return {title, into, component, date, slug, verdict, authors: author, machine, root, dir};
}
