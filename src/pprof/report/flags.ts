import type {Granularity} from "../graph/nodes.ts";
import type {ReportName, ReportOptions} from "./report-options.ts";
import {DEFAULT_OPTIONS} from "./report-options.ts";

/** A command line of `go tool pprof`, understood. */
export interface PprofRequest {
  readonly report: ReportName;
  /** The expression of `-peek` and `-list`; "" otherwise. */
  readonly argument: string;
  readonly options: ReportOptions;
  /** Profiles to add up. */
  readonly files: readonly string[];
  /** Profiles to subtract. */
  readonly bases: readonly string[];
  readonly base: {readonly diff: boolean; readonly normalize: boolean};
  /** File to write the report to; "" for standard output. */
  readonly output: string;
  /** Text to add to the comments of the profile; "" without a comment. */
  readonly comment: string;
  /** True if mangled names stay as they are (`-symbolize=none`). */
  readonly keepsNames: boolean;
  /** Remarks on the command line, for people. */
  readonly messages: readonly string[];
}

/** A mistake in the command line, worded for the person who typed it. */
export interface UsageFault {
  readonly usage: string;
}

type Mutable<Type> = {-readonly [Key in keyof Type]: Type[Key]};

/** State of reading flags. */
interface Draft {
  report: ReportName | undefined;
  argument: string;
  readonly options: Mutable<ReportOptions>;
  readonly files: string[];
  base: string;
  diffBase: string;
  normalize: boolean;
  output: string;
  comment: string;
  keepsNames: boolean;
  /** Mutually exclusive switches: each may be set once. */
  readonly sorts: Set<string>;
  readonly granularities: Set<Granularity>;
  /** Flags that name a sample type, in the order of `LEGACY_SAMPLE_TYPES`. */
  readonly sampleFlags: Set<string>;
}

/** Reports of pprof that show something on a screen, or need Graphviz: refused by name. */
const SCREEN_REPORTS: ReadonlySet<string> = new Set([
  ...["web", "gv", "evince", "eog", "gif", "pdf", "png", "ps"],
]);
/** Flags of pprof that need the program itself. */
const PROGRAM_FLAGS: ReadonlySet<string> = new Set(["disasm", "buildid", "tools", "intel_syntax"]);
/** Flags of pprof that are for its web server or for fetching profiles. */
const SERVER_FLAGS: ReadonlySet<string> = new Set(["http", "no_browser", "seconds", "timeout"]);

const PLAIN_REPORTS: ReadonlyMap<string, ReportName> = new Map(
  Object.entries({
    top: "top",
    text: "top",
    tree: "tree",
    traces: "traces",
    tags: "tags",
    raw: "raw",
    dot: "dot",
    svg: "svg",
    callgrind: "callgrind",
    kcachegrind: "callgrind",
    proto: "proto",
    topproto: "topproto",
    comments: "comments",
  }),
);

const GRANULARITIES: readonly Granularity[] = ["functions", "filefunctions", "files", "lines", "addresses"];

/** Flags of former versions that name a sample type. */
const LEGACY_SAMPLE_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    total_delay: "delay",
    mean_delay: "delay",
    contentions: "contentions",
    inuse_space: "inuse_space",
    inuse_objects: "inuse_objects",
    alloc_space: "alloc_space",
    alloc_objects: "alloc_objects",
  }),
);

type TextOption = {
  [Key in keyof ReportOptions]: ReportOptions[Key] extends string
    ? string extends ReportOptions[Key]
      ? Key
      : never
    : never;
}[keyof ReportOptions];
type NumberOption = {
  [Key in keyof ReportOptions]: ReportOptions[Key] extends number ? Key : never;
}[keyof ReportOptions];
type SwitchOption = {
  [Key in keyof ReportOptions]: ReportOptions[Key] extends boolean ? Key : never;
}[keyof ReportOptions];

const TEXT_FLAGS: ReadonlyMap<string, TextOption> = new Map(
  Object.entries({
    focus: "focus",
    ignore: "ignore",
    hide: "hide",
    show: "show",
    show_from: "showFrom",
    prune_from: "pruneFrom",
    tagfocus: "tagFocus",
    tagignore: "tagIgnore",
    tagshow: "tagShow",
    taghide: "tagHide",
    tagroot: "tagRoot",
    tagleaf: "tagLeaf",
    sample_index: "sampleIndex",
    unit: "unit",
    source_path: "sourcePath",
    trim_path: "trimPath",
  }),
);

const NUMBER_FLAGS: ReadonlyMap<string, NumberOption> = new Map(
  Object.entries({
    nodecount: "nodeCount",
    nodefraction: "nodeFraction",
    edgefraction: "edgeFraction",
    divide_by: "divideBy",
  }),
);

const SWITCH_FLAGS: ReadonlyMap<string, SwitchOption> = new Map(
  Object.entries({
    mean: "mean",
    noinlines: "noInlines",
    showcolumns: "showColumns",
    trim: "trim",
    relative_percentages: "relativePercentages",
    drop_negative: "dropNegative",
    compact_labels: "compactLabels",
    call_tree: "callTree",
    compat: "compat",
  }),
);

/**
 * Reads the arguments of `go tool pprof`: 1 or 2 dashes, `-name=value` or `-name value`, then files.
 * `defaults` are the options that no flag changes.
 */
export function parseFlags(
  args: readonly string[],
  defaults: ReportOptions = DEFAULT_OPTIONS,
): PprofRequest | UsageFault {
  const draft: Draft = {
    report: undefined,
    argument: "",
    options: {...defaults},
    files: [],
    base: "",
    diffBase: "",
    normalize: false,
    output: "",
    comment: "",
    keepsNames: false,
    sorts: new Set(),
    granularities: new Set(),
    sampleFlags: new Set(),
  };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const match = /^--?([a-z_]+)(?:=([\s\S]*))?$/.exec(arg);
    if (!match) {
      draft.files.push(arg);
      continue;
    }
    const [, name = "", value] = match;
    const fault = setFlag(draft, name, value, () => rest.shift());
    if (fault !== undefined) return {usage: fault};
  }
  return finish(draft);
}

function finish(draft: Draft): PprofRequest | UsageFault {
  const {report, argument, options, files, base, diffBase, normalize, output, comment, keepsNames} = draft;
  if (!report)
    return {
      usage: `expected one of ${[...PLAIN_REPORTS.keys()].map(name => `-${name}`).join(" ")} -peek=… -list=… -weblist=…`,
    };
  for (const set of [draft.sorts, draft.granularities])
    if (set.size > 1) return {usage: `conflicting options set: [${[...set].join(" ")}]`};
  if (base !== "" && diffBase !== "") return {usage: "-base and -diff_base flags cannot both be specified"};
  // Given several times, the last counts, as with every flag of pprof.
  const bases = [base, diffBase].filter(file => file !== "");
  if (normalize && bases.length === 0) return {usage: "must have base profile to normalize by"};
  if (files.length === 0) return {usage: "no profile source specified"};
  applyChoices(draft);
  const messages = applySampleFlags(draft);
  return {
    report,
    argument,
    options,
    files,
    bases,
    base: {diff: diffBase !== "", normalize},
    output,
    comment,
    keepsNames,
    messages,
  };
}

function applyChoices({options, sorts, granularities}: Draft): void {
  for (const sort of sorts) options.sort = sort === "cum" ? "cum" : "flat";
  for (const granularity of granularities) options.granularity = granularity;
}

/** Chooses the sample type that flags of former versions name; the first counts. */
function applySampleFlags({options, sampleFlags}: Draft): string[] {
  const messages: string[] = [];
  for (const [name, type] of LEGACY_SAMPLE_TYPES) {
    if (!sampleFlags.has(name)) continue;
    if (options.sampleIndex === "") options.sampleIndex = type;
    else messages.push(`Multiple value selections, ignoring -${name}`);
  }
  if (sampleFlags.has("mean_delay")) options.mean = true;
  return messages;
}

/** Applies a flag; returns its fault. `next` takes the value from the following argument. */
function setFlag(
  draft: Draft,
  name: string,
  inlineValue: string | undefined,
  next: () => string | undefined,
): string | undefined {
  const report = PLAIN_REPORTS.get(name);
  if (SCREEN_REPORTS.has(name) || SERVER_FLAGS.has(name) || PROGRAM_FLAGS.has(name)) return refused(name);
  if (report) return setReport(draft, report, "");
  if (SWITCH_FLAGS.has(name) || name === "normalize" || name === "cum" || name === "flat")
    return setSwitch(draft, name, inlineValue);
  if (GRANULARITIES.some(known => known === name) || LEGACY_SAMPLE_TYPES.has(name))
    return setSwitch(draft, name, inlineValue);
  const value = inlineValue ?? next();
  if (value === undefined) return `flag needs an argument: -${name}`;
  return setValue(draft, name, value);
}

function refused(name: string): string {
  if (PROGRAM_FLAGS.has(name))
    return `-${name} needs the program itself, which is not read here; use -list or -weblist`;
  if (SERVER_FLAGS.has(name))
    return `-${name} is for pprof's web server and for fetching profiles; download the profile, or publish it in a journal`;
  return `-${name} opens a viewer or writes an image; use -svg, or write -dot and lay it out with Graphviz`;
}

function setValue(draft: Draft, name: string, value: string): string | undefined {
  if (name === "peek" || name === "list" || name === "weblist") return setReport(draft, name, value);
  if (name === "base") draft.base = value;
  else if (name === "diff_base") draft.diffBase = value;
  else if (name === "output") draft.output = value;
  else if (name === "add_comment") draft.comment = value;
  else if (name === "symbolize") return setNames(draft, value);
  else return setOption(draft, name, value);
  return undefined;
}

/** Modes of `-symbolize` without effect here, since no program is read. */
const USUAL_MODES = /^(?:|local|fastlocal|remote|force|demangle=default)$/;

/** Sets whether mangled names are replaced; the last mode that matters counts. */
function setNames(draft: Draft, value: string): string | undefined {
  const modes = value.toLowerCase().split(":");
  const unread = modes.find(mode => !USUAL_MODES.test(mode) && !/^(?:none|no|demangle=none)$/.test(mode));
  if (unread !== undefined) return `invalid value "${unread}" for flag -symbolize: expected none or local`;
  draft.keepsNames = modes.some(mode => !USUAL_MODES.test(mode));
  return undefined;
}

function setOption(draft: Draft, name: string, value: string): string | undefined {
  const text = TEXT_FLAGS.get(name);
  const number = NUMBER_FLAGS.get(name);
  if (text) draft.options[text] = value;
  else if (!number) return `flag provided but not defined: -${name}`;
  else if (value.trim() === "" || !Number.isFinite(Number(value)))
    return `invalid value "${value}" for flag -${name}: expected a number`;
  else draft.options[number] = Number(value);
  return undefined;
}

function setReport(draft: Draft, report: ReportName, argument: string): string | undefined {
  if (draft.report) return "must set at most one output format";
  draft.report = report;
  draft.argument = argument;
  return undefined;
}

function setSwitch(draft: Draft, name: string, value: string | undefined): string | undefined {
  const states: Readonly<Record<string, boolean>> = {
    true: true,
    "1": true,
    t: true,
    false: false,
    "0": false,
    f: false,
  };
  const state = states[(value ?? "true").toLowerCase()];
  if (state === undefined) return `invalid boolean value "${value}" for -${name}`;
  const option = SWITCH_FLAGS.get(name);
  if (option) draft.options[option] = state;
  else if (name === "normalize") draft.normalize = state;
  else if (state) addChoice(draft, name);
  return undefined;
}

function addChoice(draft: Draft, name: string): void {
  const granularity = GRANULARITIES.find(known => known === name);
  if (granularity) draft.granularities.add(granularity);
  else if (LEGACY_SAMPLE_TYPES.has(name)) draft.sampleFlags.add(name);
  else draft.sorts.add(name);
}
