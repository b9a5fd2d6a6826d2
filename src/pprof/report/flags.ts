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
}

/** A mistake in the command line, worded for the person who typed it. */
export interface UsageFault {
  readonly usage: string;
}

type Mutable<Type> = {-readonly [Key in keyof Type]: Type[Key]};

/** What is gathered while flags are read. */
interface Draft {
  report: ReportName | undefined;
  argument: string;
  readonly options: Mutable<ReportOptions>;
  readonly files: string[];
  readonly base: string[];
  readonly diffBase: string[];
  normalize: boolean;
}

const PLAIN_REPORTS: ReadonlyMap<string, ReportName> = new Map(
  Object.entries({
    top: "top",
    text: "top",
    tree: "tree",
    traces: "traces",
    tags: "tags",
    raw: "raw",
    dot: "dot",
    callgrind: "callgrind",
    comments: "comments",
  }),
);

const GRANULARITIES: readonly Granularity[] = ["functions", "filefunctions", "files", "lines", "addresses"];

/** Flags of former versions that name a sample type. */
const LEGACY_SAMPLE_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    inuse_space: "inuse_space",
    inuse_objects: "inuse_objects",
    alloc_space: "alloc_space",
    alloc_objects: "alloc_objects",
    contentions: "contentions",
    total_delay: "delay",
    mean_delay: "delay",
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
 * Reads the arguments of `go tool pprof`: one or two dashes, `-name=value` or `-name value`, then files.
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
    base: [],
    diffBase: [],
    normalize: false,
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
  const {report, argument, options, files, base, diffBase, normalize} = draft;
  if (!report)
    return {
      usage: `expected one of ${[...PLAIN_REPORTS.keys()].map(name => `-${name}`).join(" ")} -peek=… -list=…`,
    };
  if (base.length > 0 && diffBase.length > 0)
    return {usage: "-base and -diff_base flags cannot both be specified"};
  const bases = [...base, ...diffBase];
  if (normalize && bases.length === 0) return {usage: "must have base profile to normalize by"};
  if (files.length === 0) return {usage: "no profile source specified"};
  return {report, argument, options, files, bases, base: {diff: diffBase.length > 0, normalize}};
}

/** Applies one flag; returns what is wrong with it. `next` takes the value from the following argument. */
function setFlag(
  draft: Draft,
  name: string,
  inlineValue: string | undefined,
  next: () => string | undefined,
): string | undefined {
  const {options} = draft;
  const report = PLAIN_REPORTS.get(name);
  if (report) return setReport(draft, report, "");
  if (SWITCH_FLAGS.has(name) || name === "normalize" || name === "cum" || name === "flat")
    return setSwitch(draft, name, inlineValue);
  const granularity = GRANULARITIES.find(known => known === name);
  if (granularity) {
    options.granularity = granularity;
    return undefined;
  }
  const legacy = LEGACY_SAMPLE_TYPES.get(name);
  if (legacy) {
    options.sampleIndex = legacy;
    if (name === "mean_delay") options.mean = true;
    return undefined;
  }
  const value = inlineValue ?? next();
  if (value === undefined) return `flag needs an argument: -${name}`;
  return setValue(draft, name, value);
}

function setValue(draft: Draft, name: string, value: string): string | undefined {
  if (name === "peek" || name === "list") return setReport(draft, name, value);
  if (name === "base") draft.base.push(value);
  else if (name === "diff_base") draft.diffBase.push(value);
  else return setOption(draft, name, value);
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
  else if (state) draft.options.sort = name === "cum" ? "cum" : "flat";
  return undefined;
}
