import {resolve} from "node:path";
import type {GridOptions, StreamedGrid} from "../../benchstat/compare/grid.ts";
import {streamGrid} from "../../benchstat/compare/grid.ts";
import type {Gate} from "../../benchstat/compare/regression-gate.ts";
import {gateGrid, parseGate} from "../../benchstat/compare/regression-gate.ts";
import {formatCsv} from "../../benchstat/print/csv-output.ts";
import {jsonParts} from "../../benchstat/print/json-output.ts";
import {markdownTables} from "../../benchstat/print/markdown-output.ts";
import {textTables} from "../../benchstat/print/text-output.ts";
import type {Filter} from "../../benchstat/project/filter.ts";
import {allOf, filterOf} from "../../benchstat/project/filter.ts";
import type {ProjectionQueries, Projections} from "../../benchstat/project/projections.ts";
import {DEFAULT_QUERIES, ProjectionError, projectionsOf} from "../../benchstat/project/projections.ts";
import {formatQueryError, QueryError} from "../../benchstat/project/query-tokens.ts";
import {re2Regexp} from "../../benchstat/project/re2-regexp.ts";
import {parseGoFloat} from "../../benchstat/read/go-syntax.ts";
import {inputsOf} from "../../benchstat/read/labels.ts";
import {benchmarkReader, COMPATIBLE} from "../../benchstat/read/reader.ts";
import type {BenchmarkResults} from "../../benchstat/read/results.ts";
import {errorCode} from "../../input/system-error.ts";
import {printableLine} from "../../text/printable.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import type {GoFlag} from "../io/go-flags.ts";
import {formatGoFlags, parseGoFlags} from "../io/go-flags.ts";
import {readWholeLines} from "../io/read-lines.ts";
import {forTerminal} from "../io/terminal.ts";

const FLAGS = {
  table: {
    type: "string",
    initial: DEFAULT_QUERIES.table,
    usage: "split results into tables by distinct values of `projection`",
  },
  row: {
    type: "string",
    initial: DEFAULT_QUERIES.row,
    usage: "split results into rows by distinct values of `projection`",
  },
  col: {
    type: "string",
    initial: DEFAULT_QUERIES.column,
    usage: "split results into columns by distinct values of `projection`",
  },
  ignore: {type: "string", initial: DEFAULT_QUERIES.ignore, usage: "ignore variations in `keys`"},
  filter: {
    type: "string",
    initial: "*",
    usage: "use only benchmarks matching benchfilter `query`",
  },
  alpha: {type: "number", initial: "0.05", usage: "consider change significant if p < `α`"},
  confidence: {type: "number", initial: "0.95", usage: "confidence `level` for ranges"},
  format: {
    type: "string",
    initial: "text",
    usage:
      "print results in `format`:\n  text - plain text\n  csv  - comma-separated values (warnings will be written to stderr)\n",
  },
} as const satisfies Record<string, GoFlag>;

/** Flags that the tool lacks; its own usage does not name them. */
const OWN_FLAGS = {
  "fail-on": {
    type: "string",
    initial: "",
    usage: "fail on a significant change for the worse: `regression>2%`",
  },
  "exit-code": {type: "boolean", initial: "false", usage: "tell errors by the exit status"},
} as const satisfies Record<string, GoFlag>;

const ALL_FLAGS = {...FLAGS, ...OWN_FLAGS};

const FORMATS = ["text", "csv", "markdown", "json"] as const;

/** The usage of Go's benchstat; not exported, since the tool itself writes it to standard error. */
const usage = `Usage: benchstat [flags] inputs...

benchstat computes statistical summaries and A/B comparisons of Go
benchmarks. It shows benchmark medians in a table with a row for each
benchmark and a column for each input file. If there is more than one
input file, it also shows A/B comparisons between the files. If a
difference is likely to be noise, it shows "~".

For details, see https://pkg.go.dev/golang.org/x/perf/cmd/benchstat.
${formatGoFlags(FLAGS)}`;

export const help = `usage: perf-journal benchstat [flags] [label=]file...

Does what Go's benchstat does: same flags, same output, same exit status. Files are compared with the first one;
"-" is standard input. See https://pkg.go.dev/golang.org/x/perf/cmd/benchstat for projections and filters.

${formatGoFlags(FLAGS)}
Beside them:
  -format markdown
    	tables for a pull request, with the same numbers and footnotes
  -format json
    	one object, version 1, fields are only ever added: {format, version, alpha, confidence, tables: [{config, unit,
    	better, columns, rows: [{name, cells: [{text, center, low, high, n, warnings, vsBase: {text, ratio, p,
    	significant, verdict, warnings}}]}], geomean: [{text, value, ratio, change, warnings}]}]}
  -fail-on 'regression>2%'
    	exit with 1 when a significant change in the worse direction is larger than 2 % of the base ('>0': any), or when
    	nothing could be judged; the rows are named on standard error. Which direction is worse is known for times, bytes
    	and allocations of an operation and for rates (B/s, req/s), or set by a line "Unit <unit> better=lower".
    	Implies -exit-code
  -exit-code
    	tell errors by the exit status

exit status: 0, also after an error, as with the tool; 2 for a wrong flag.
With -exit-code: 0 without an error, 1 for -fail-on, 2 for a wrong flag or query, 4 for a file that cannot be read.
Lines that cannot be read are left out and named on standard error; they change no exit status.
`;

/** Reads a file, by its path as given, in parts that end in line ends; passes on errors of `node:fs`. */
export type ReadFile = (path: string) => Iterable<Uint8Array>;

/** Ends a run with a message; as with the tool, the exit status stays 0 unless another is asked for. */
class Failure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Values of the flags. */
interface Settings extends GridOptions {
  readonly filter: Filter;
  readonly projections: Projections;
  readonly format: (typeof FORMATS)[number];
  readonly gate: Gate | undefined;
}

/**
 * Runs benchstat: same flags, same bytes on standard output and standard error, same exit status
 * (0 even when a file cannot be read; 2 for a wrong command line), unless `-exit-code` or `-fail-on` is given.
 */
export async function run(
  args: readonly string[],
  given: CommandIo,
  readFile: ReadFile = path => readWholeLines(resolve(given.cwd, path)),
): Promise<number> {
  const io = forTerminal(given);
  const line = parseGoFlags(ALL_FLAGS, args);
  if (line.kind !== "parsed" || line.args.length === 0) {
    io.stderr(line.kind === "wrong" ? `${line.message}\n${usage}` : usage);
    return line.kind === "help" ? EXIT.ok : EXIT.usage;
  }
  const flag = (name: keyof typeof ALL_FLAGS) => line.values.get(name) ?? "";
  const strictExitCode = flag("exit-code") === "true" || flag("fail-on") !== "";
  try {
    const settings = readSettings(flag);
    const results = await readInputs(line.args, io, readFile);
    return print(results, settings, io);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    io.stderr(`benchstat: ${error.message}\n`);
    return strictExitCode ? error.status : EXIT.ok;
  }
}

function readSettings(flag: (name: keyof typeof ALL_FLAGS) => string): Settings {
  const filter = parse("filter", () => filterOf(flag("filter"), re2Regexp));
  const queries = {table: flag("table"), row: flag("row"), column: flag("col"), ignore: flag("ignore")};
  const projections = readProjections(queries);
  const alpha = level("alpha", flag("alpha"));
  const confidence = level("confidence", flag("confidence"));
  const format = FORMATS.find(name => name === flag("format"));
  if (format === undefined) throw new Failure(EXIT.usage, "-format must be text or csv");
  const gate = readGate(flag("fail-on"));
  return {filter: allOf([...projections.filters, filter]), projections, alpha, confidence, format, gate};
}

function readGate(text: string): Gate | undefined {
  if (text === "") return undefined;
  const gate = parseGate(text);
  if (gate) return gate;
  throw new Failure(
    EXIT.usage,
    `-fail-on must be like "regression>2%" or "regression>0", got ${JSON.stringify(text)}`,
  );
}

function readProjections(queries: ProjectionQueries): Projections {
  try {
    return projectionsOf(queries);
  } catch (error) {
    if (!(error instanceof ProjectionError)) throw error;
    const flag = error.place === "column" ? "col" : error.place;
    throw new Failure(EXIT.usage, `parsing -${flag}: ${formatQueryError(error.mistake)}`);
  }
}

function parse<Value>(flag: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new Failure(EXIT.usage, `parsing -${flag}: ${formatQueryError(error)}`);
  }
}

function level(flag: string, text: string): number {
  const value = parseGoFloat(text);
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new Failure(EXIT.usage, `-${flag} must be in range [0, 1]`);
}

/** Reads every file in order; reports unreadable lines, and the error that ends the reading. */
async function readInputs(
  args: readonly string[],
  io: CommandIo,
  readFile: ReadFile,
): Promise<BenchmarkResults> {
  const reader = benchmarkReader(COMPATIBLE);
  let failure: Failure | undefined;
  for (const {path, label} of inputsOf(args)) {
    try {
      const tooLong = reader.read(label, path, path === "-" ? [await io.stdin()] : readFile(path));
      if (tooLong !== undefined)
        failure = new Failure(
          EXIT.unreadable,
          `${printableLine(path)}:${tooLong}: bufio.Scanner: token too long`,
        );
    } catch (error) {
      failure = new Failure(EXIT.unreadable, describeFileError(printableLine(path), error));
    }
    if (failure) break;
  }
  const results = reader.results();
  const messages = results.errors.map(
    ({file, line, message}) => `${printableLine(`${file}:${line}: ${message}`)}\n`,
  );
  if (messages.length > 0) io.stderr(messages.join(""));
  if (failure) throw failure;
  return results;
}

/** Prints the tables, then the gate's findings; returns the exit status. */
function print(results: BenchmarkResults, settings: Settings, io: CommandIo): number {
  const grid = streamGrid(results, settings.filter, settings.projections, settings);
  if (!settings.gate) {
    printGrid(grid, results, settings, io);
    return EXIT.ok;
  }
  const gated = gateGrid(grid, results, settings.gate);
  printGrid(gated, results, settings, io);
  const {failed, lines} = gated.verdict();
  if (lines.length > 0) io.stderr(`benchstat: ${lines.join("\n")}\n`);
  return failed ? EXIT.problems : EXIT.ok;
}

function printGrid(grid: StreamedGrid, results: BenchmarkResults, settings: Settings, io: CommandIo): void {
  if (settings.format === "csv") {
    const {text, warnings} = formatCsv(grid);
    if (warnings !== "") io.stderr(warnings);
    io.stdout(text);
    return;
  }
  for (const part of partsOf(grid, results, settings)) io.stdout(part);
}

function partsOf(grid: StreamedGrid, results: BenchmarkResults, settings: Settings): Iterable<string> {
  switch (settings.format) {
    case "markdown":
      return markdownTables(grid);
    case "json":
      return jsonParts(grid, results, settings);
    default:
      return textTables(grid);
  }
}

/** Words the errors of `node:fs` as Go's `os` package does; rethrows anything else. */
function describeFileError(path: string, error: unknown): string {
  switch (errorCode(error)) {
    case "ENOENT":
      return `open ${path}: no such file or directory`;
    case "EACCES":
      return `open ${path}: permission denied`;
    case "ENOTDIR":
      return `open ${path}: not a directory`;
    case "EISDIR":
      return `${path}:0: read ${path}: is a directory`;
    default:
      throw error;
  }
}
