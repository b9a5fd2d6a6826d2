import type {Granularity} from "../graph/nodes.ts";
import type {TextForm} from "../profile/go-time.ts";

/** Options of a report: those of `go tool pprof` under its own names, in camel case. */
export interface ReportOptions {
  /** Name or number of a sample type; "" for the profile's default. */
  readonly sampleIndex: string;
  /** Whether values are divided by the first sample type's. */
  readonly mean: boolean;
  readonly granularity: Granularity;
  /** Whether inlined calls count as part of the function they were inlined into. */
  readonly noInlines: boolean;
  readonly showColumns: boolean;
  readonly sort: "flat" | "cum";
  /** At most so many nodes; 0 for all, -1 for as many as the report usually shows. */
  readonly nodeCount: number;
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  /** Whether small nodes and edges are dropped at all. */
  readonly trim: boolean;
  /** A unit, or "minimum" for the unit that suits the smallest value. */
  readonly unit: string;
  /** Every value is divided by this when it is printed; b.N of a benchmark makes values per operation. */
  readonly divideBy: number;
  /** Regular expressions; "" if absent. */
  readonly focus: string;
  readonly ignore: string;
  readonly hide: string;
  readonly show: string;
  readonly showFrom: string;
  readonly pruneFrom: string;
  readonly tagFocus: string;
  readonly tagIgnore: string;
  readonly tagShow: string;
  readonly tagHide: string;
  /** Names of labels, separated by commas. */
  readonly tagRoot: string;
  readonly tagLeaf: string;
  /** True if percentages are of the filtered total. */
  readonly relativePercentages: boolean;
  readonly dropNegative: boolean;
  /** Whether the profile's own header lines are left out. */
  readonly compactLabels: boolean;
  readonly callTree: boolean;
  /**
   * True if texts are pprof's own to the byte where ours have more: changes have percentages without a sign,
   * the durations of base and head are added up, and the printed limit of dropped nodes is not the actual
   * limit.
   */
  readonly compat: boolean;
  readonly textForm: TextForm;
  /** Folders of source files, and prefixes that their paths lose; ":" between several. */
  readonly sourcePath: string;
  /** Folder in which source files are looked for when `sourcePath` is empty; it shortens no path that is printed. */
  readonly currentFolder: string;
  readonly trimPath: string;
}

/** Defaults of `go tool pprof`. */
export const DEFAULT_OPTIONS: ReportOptions = {
  sampleIndex: "",
  mean: false,
  granularity: "functions",
  noInlines: false,
  showColumns: false,
  sort: "flat",
  nodeCount: -1,
  nodeFraction: 0.005,
  edgeFraction: 0.001,
  trim: true,
  unit: "minimum",
  divideBy: 1,
  focus: "",
  ignore: "",
  hide: "",
  show: "",
  showFrom: "",
  pruneFrom: "",
  tagFocus: "",
  tagIgnore: "",
  tagShow: "",
  tagHide: "",
  tagRoot: "",
  tagLeaf: "",
  relativePercentages: false,
  dropNegative: false,
  compactLabels: false,
  callTree: false,
  compat: false,
  textForm: "today",
  sourcePath: "",
  currentFolder: "",
  trimPath: "",
};

/** The reports that can be made. */
export const REPORTS = [
  "top",
  "tree",
  "peek",
  "traces",
  "tags",
  "raw",
  "list",
  "dot",
  "svg",
  "callgrind",
  "comments",
  "proto",
  "topproto",
  "weblist",
] as const;
export type ReportName = (typeof REPORTS)[number];

/** Graphs have room for so many nodes. */
const USUAL_NODES = 80;

/** Adjusts the options of a report: reports on chosen functions omit no nodes. */
export function optionsFor(report: ReportName, options: ReportOptions): ReportOptions {
  const isWhole = report === "raw" || report === "callgrind" || report === "proto";
  const isList = report === "list" || report === "weblist";
  const trim = options.trim && report !== "peek" && !isList && !isWhole;
  const isTop = report === "top" || report === "topproto";
  const nodeCount = options.nodeCount === -1 ? (isTop ? 0 : USUAL_NODES) : options.nodeCount;
  const granularity = isList ? "lines" : isWhole ? "addresses" : options.granularity;
  const untrimmed = {nodeCount: 0, nodeFraction: 0, edgeFraction: 0};
  return {...options, granularity, nodeCount, ...(trim ? {} : untrimmed)};
}
