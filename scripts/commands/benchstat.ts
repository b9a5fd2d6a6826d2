import {resolve} from "node:path";
import {formatCsv} from "../../src/artifacts/benchmark/csv-output.ts";
import type {Filter} from "../../src/artifacts/benchmark/filter.ts";
import {allOf, filterOf} from "../../src/artifacts/benchmark/filter.ts";
import {parseGoFloat} from "../../src/artifacts/benchmark/go-syntax.ts";
import type {GridOptions} from "../../src/artifacts/benchmark/grid.ts";
import {streamGrid} from "../../src/artifacts/benchmark/grid.ts";
import {inputsOf} from "../../src/artifacts/benchmark/labels.ts";
import type {ProjectionQueries, Projections} from "../../src/artifacts/benchmark/projections.ts";
import {DEFAULT_QUERIES, ProjectionError, projectionsOf} from "../../src/artifacts/benchmark/projections.ts";
import {formatQueryError, QueryError} from "../../src/artifacts/benchmark/query-tokens.ts";
import {benchmarkReader, COMPATIBLE} from "../../src/artifacts/benchmark/reader.ts";
import type {BenchmarkResults} from "../../src/artifacts/benchmark/results.ts";
import {textTables} from "../../src/artifacts/benchmark/text-output.ts";
import type {CommandIo} from "../command-io.ts";
import {EXIT} from "../command-io.ts";
import type {GoFlag} from "../go-flags.ts";
import {formatGoFlags, parseGoFlags} from "../go-flags.ts";
import {readWholeLines} from "../read-lines.ts";

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

/** The usage of Go's benchstat; not exported, since the tool itself writes it to standard error. */
const usage = `Usage: benchstat [flags] inputs...

benchstat computes statistical summaries and A/B comparisons of Go
benchmarks. It shows benchmark medians in a table with a row for each
benchmark and a column for each input file. If there is more than one
input file, it also shows A/B comparisons between the files. If a
difference is likely to be noise, it shows "~".

For details, see https://pkg.go.dev/golang.org/x/perf/cmd/benchstat.
${formatGoFlags(FLAGS)}`;

/** Reads a file, by its path as given, in parts that end in line ends; throws what `node:fs` throws. */
export type ReadFile = (path: string) => Iterable<Uint8Array>;

/** Ends a run with a message; as with the tool, the exit status stays 0. */
class Failure extends Error {}

/** What the flags say. */
interface Settings extends GridOptions {
  readonly filter: Filter;
  readonly projections: Projections;
  readonly format: "text" | "csv";
}

/**
 * Runs benchstat: same flags, same bytes on standard output and standard error, same exit status
 * (0 even when a file cannot be read; 2 for a wrong command line).
 */
export async function run(
  args: readonly string[],
  io: CommandIo,
  readFile: ReadFile = path => readWholeLines(resolve(io.cwd, path)),
): Promise<number> {
  const line = parseGoFlags(FLAGS, args);
  if (line.kind !== "parsed" || line.args.length === 0) {
    io.stderr(line.kind === "wrong" ? `${line.message}\n${usage}` : usage);
    return line.kind === "help" ? EXIT.ok : EXIT.usage;
  }
  try {
    const settings = readSettings(flag => line.values.get(flag) ?? "");
    const results = await readInputs(line.args, io, readFile);
    print(results, settings, io);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    io.stderr(`benchstat: ${error.message}\n`);
  }
  return EXIT.ok;
}

function readSettings(flag: (name: keyof typeof FLAGS) => string): Settings {
  const filter = parse("filter", () => filterOf(flag("filter")));
  const queries = {table: flag("table"), row: flag("row"), column: flag("col"), ignore: flag("ignore")};
  const projections = readProjections(queries);
  const alpha = level("alpha", flag("alpha"));
  const confidence = level("confidence", flag("confidence"));
  const format = flag("format");
  if (format !== "text" && format !== "csv") throw new Failure("-format must be text or csv");
  return {filter: allOf([...projections.filters, filter]), projections, alpha, confidence, format};
}

function readProjections(queries: ProjectionQueries): Projections {
  try {
    return projectionsOf(queries);
  } catch (error) {
    if (!(error instanceof ProjectionError)) throw error;
    const flag = error.place === "column" ? "col" : error.place;
    throw new Failure(`parsing -${flag}: ${formatQueryError(error.mistake)}`);
  }
}

function parse<Value>(flag: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new Failure(`parsing -${flag}: ${formatQueryError(error)}`);
  }
}

function level(flag: string, text: string): number {
  const value = parseGoFloat(text);
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new Failure(`-${flag} must be in range [0, 1]`);
}

/** Reads every file in order; what cannot be read in them is said, and what ends the reading, too. */
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
      if (tooLong !== undefined) failure = new Failure(`${path}:${tooLong}: bufio.Scanner: token too long`);
    } catch (error) {
      failure = new Failure(describeFileError(path, error));
    }
    if (failure) break;
  }
  const results = reader.results();
  const messages = results.errors.map(({file, line, message}) => `${file}:${line}: ${message}\n`);
  if (messages.length > 0) io.stderr(messages.join(""));
  if (failure) throw failure;
  return results;
}

function print(results: BenchmarkResults, settings: Settings, io: CommandIo): void {
  const grid = streamGrid(results, settings.filter, settings.projections, settings);
  if (settings.format === "text") {
    for (const table of textTables(grid)) io.stdout(table);
    return;
  }
  const {text, warnings} = formatCsv(grid);
  if (warnings !== "") io.stderr(warnings);
  io.stdout(text);
}

/** Words the errors of `node:fs` as Go's `os` package does; rethrows anything else. */
function describeFileError(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
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
