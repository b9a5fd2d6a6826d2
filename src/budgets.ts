const KIB = 1024;
const MIB = 1024 * KIB;

/** Limits of an entry's contents, which bound a build's time and memory. */
export const BUDGETS = {
  /** Bytes of an index.md. */
  entryBytes: 256 * KIB,
  /** Bytes of a front matter block, and of journal.yaml. */
  yamlBytes: 64 * KIB,
  /** Lists and mappings within each other. */
  yamlDepth: 12,
  /** Characters of a single front matter value. */
  yamlScalar: 2_000,
  /** Items of a front matter list. */
  yamlItems: 200,

  /** Quotes, lists and footnotes within each other. */
  markdownDepth: 64,
  /** Square brackets opened and not closed yet, in a block. */
  markdownBrackets: 64,
  /** Directive containers within each other. */
  markdownContainers: 8,
  /** Emphasis, link and directive characters in a block, a table's row counted by itself. */
  markdownDelimiters: 2_000,
  /** Sum over all blocks of the square of their delimiters, to which the parser's time is proportional. */
  markdownWork: 8_000_000,
  /** Lines that are underlined, as headings are. */
  markdownUnderlines: 500,
  /** Lines that are neither blank nor code. */
  markdownLines: 10_000,
  /** Containers that lines lie in, summed over the lines. */
  markdownLineDepth: 50_000,
  /** Sum over all quotes and list items behind a blank line of the lines before them, to which the parser's time is proportional. */
  markdownRestarts: 12_000_000,

  /** Bytes of an attachment on disk. */
  attachmentBytes: 16 * MIB,
  /** Bytes of an attachment after decompression. */
  attachmentRawBytes: 64 * MIB,
  /** From this many decompressed bytes on, `attachmentRatio` holds. */
  attachmentRatioFrom: 16 * MIB,
  /** Decompressed bytes per byte on disk. */
  attachmentRatio: 200,
  /** Frames of a zstd file, each of which is started by itself. */
  attachmentFrames: 10_000,
  /** Files of an entry. */
  entryFiles: 500,
  /** Files of an entry that are read as parts of a tool's tree. */
  treeFiles: 4_000,
  /** Files and folders below an entry's folder that are looked at. */
  entryNames: 20_000,
  /** Bytes of the id of an entry or a finding, which is a segment of an address. */
  idBytes: 100,
  /** Bytes of a path below content/. */
  pathBytes: 200,
  /** Files of a whole site, and bytes of its attachments; entries beyond are left out. */
  siteFiles: 200_000,
  siteBytes: 8_192 * MIB,
  /** Samples in the data of a whole site; entries beyond, the oldest, are left out. `perf-journal export` has no limit. */
  dataRows: 1_000_000,
  /** Samples in the CSV of a whole site, which takes 170 bytes a sample; entries beyond, the oldest, are in the Parquet file. */
  dataCsvRows: 50_000,
  /** Folders of the journal. */
  journalFolders: 20_000,

  /** Frames of a profile's stack; deeper frames count for the last. */
  profileDepth: 2_048,
  /** Frames of all stacks of a profile that is written as text or JSON. */
  profileFrames: 16_000_000,
  /** Characters of a line of such a text. */
  profileLine: MIB,

  /** Characters of a benchmark file in JSON; its values take several times their room. */
  benchmarkJson: 32 * MIB,
  /** Characters of the name of a benchmark, and of a unit: pages repeat them in every table, link and document. */
  benchmarkName: 1_000,
  /** Characters of all configuration keys and values above a result. */
  benchmarkConfig: 8_000,
  /** Rounds of a run that are kept of a benchmark; their quantiles suffice for more. */
  benchmarkRounds: 100,
  /** Series, summaries and printed tables of a file of another tool than Go's. */
  benchmarkRecords: 20_000,

  /** Batches of events of an execution trace; each but the last of a thread has 64 KiB. */
  traceBatches: 1_000_000,
  /** Threads and processors of a trace; Go ends a program with more threads. */
  traceThreads: 20_000,
  traceProcs: 20_000,
  /** Goroutines, tasks and regions of a trace that are alive at once. */
  traceGoroutines: 200_000,
  /** Samples of the CPU profiler in about a second of a trace: the profiler takes 100 a processor. */
  traceSamples: 500_000,
  /** Different names and stacks of a trace. */
  traceNames: 200_000,
  traceStacks: 100_000,

  /** Figures of an entry, in its text and below it; files beyond are offered as they are. */
  entryFigures: 100,
  /** Directives within lines of an entry. */
  entryNumbers: 1_000,
  /** Characters of a piece of code that is coloured; its HTML is twelve times its size. */
  colouredCharacters: 32 * KIB,
  /** Characters of its longest line: the grammars' expressions are not linear in it. */
  colouredColumns: 500,
  /** Characters of code that is coloured in an entry; wide lines count with their square, and some languages several times, HTML and Java six times. */
  entryColoured: 96 * KIB,
  /** Rules of the grammar that are open at the end of a line; code behind more stays plain. */
  colouredDepth: 100,

  /** Lines of a text attachment shown in a page; the file itself is offered whole. */
  textLines: 200,
  /** Characters of such a line. */
  textColumns: 500,
} as const;

/**
 * A kind of work: its unit, in words that follow a number, and how much of it alone fills an entry's meter.
 */
export interface WorkLimit {
  readonly what: string;
  readonly most: number;
}

/**
 * The work that an entry's meter pays for. An entry that does several kinds of it has that much less of each:
 * half of each of two limits fills the meter. `npm run bench meter` measures the cost of each limit.
 */
export const WORK = {
  fileBytes: {what: "bytes of files to publish", most: 512 * MIB},
  bytes: {what: "bytes of files to read, after decompression", most: 72 * MIB},
  lines: {what: "lines of files to read", most: 4_000_000},
  jsonValues: {
    what: "values of JSON; lists and objects count five, different texts three and more",
    most: 10_000_000,
  },
  artifacts: {what: "files and code fences to recognise", most: 5_000},
  markup: {what: "KiB of memory to parse marks and lines of Markdown", most: 160_000},
  tableCells: {what: "cells of Markdown tables and backquotes", most: 22_000},
  references: {what: "characters that references repeat from their definitions", most: 4_000_000},
  footnotes: {what: "references to footnotes", most: 10_000},
  textNodes: {what: "nodes of the text", most: 80_000},
  nodes: {what: "nodes of figures; long texts count as several", most: 400_000},
  configKeys: {what: "configuration keys of benchmark results", most: 2_000_000},
  series: {what: "series of benchmark results", most: 200_000},
  benchmarkCells: {what: "cells of benchmark tables", most: 100_000},
  measurements: {what: "measured quantities to follow", most: 100_000},
  samples: {what: "samples to compare", most: 10_000_000},
  rowsSearched: {what: "benchmarks to search by directives", most: 10_000_000},
  directives: {what: "directives", most: 20_000},
  drawings: {what: "steps of drawing programs", most: 60_000_000},
  profileRoom: {what: "words of eight bytes for the messages of profiles", most: 24_000_000},
  profileSteps: {what: "steps of profiles", most: 8_000_000},
  functions: {what: "functions of profiles to follow", most: 1_600},
  pages: {what: "files of the site", most: 4_200},
  secrets: {what: "characters to search for secrets", most: 32_000_000},
} as const satisfies Readonly<Record<string, WorkLimit>>;

/** A kind of work that an entry's meter pays for. */
export type WorkKind = keyof typeof WORK;
