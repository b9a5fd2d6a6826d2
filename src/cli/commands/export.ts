import {resolve} from "node:path";
import {readJournal} from "../../journal/read/journal-fs.ts";
import {measurementsCsv, measurementsJson} from "../../publish/data/measurement-files.ts";
import type {MeasurementRow} from "../../publish/data/measurement-rows.ts";
import {measurementRows} from "../../publish/data/measurement-rows.ts";
import {measurementsParquet} from "../../publish/data/parquet-file.ts";
import {printable, printableLine} from "../../text/printable.ts";
import {noPositionals, parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {plural} from "../io/problem-report.ts";
import {writeFileBelow} from "../io/write-file.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";

export const usage = `usage: perf-journal export [--format parquet|csv|json] [--out file] [--root folder] [--dir path]

Writes every sample of the journal with its entry, date, side, commit, machine and verdict, a row a sample. docs/data.md
names the columns and has queries for DuckDB.

  --format f     parquet, csv or json (default by the name after --out, else csv)
  --json         as --format json: {"version": 1, "measurements": [{"entry", "date", "benchmark", "unit", "value", ...}]}
  --out file     the file to write (default the output; Parquet needs a file)
  --root folder  folder that the journal's folder is in (default found from the current directory upwards)
  --dir path     the journal's folder in it (default perf-journal.yaml's, else content)
`;

const FORMATS = ["parquet", "csv", "json"] as const;
type Format = (typeof FORMATS)[number];

const OPTIONS = {
  format: {type: "string"},
  json: {type: "boolean", default: false},
  out: {type: "string"},
  ...PLACE_OPTIONS,
} as const;

/** Writes the measurements of a journal as a table. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  noPositionals(positionals);
  const format = formatOf(values.json ? "json" : values.format, values.out);
  const {root, ...place} = findJournal(io, values);
  if (values.out === undefined && format === "parquet")
    throw usageError("Parquet is not text", "name a file: --out measurements.parquet");
  const journal = await readJournal({root, ...place});
  const rows = [...measurementRows(journal)];
  if (values.out === undefined) for (const text of textOf(rows, format)) io.stdout(printable(text));
  else {
    const content =
      format === "parquet" ? measurementsParquet(journal.entries) : [...textOf(rows, format)].join("");
    await writeFileBelow(resolve(io.cwd, values.out), content);
    io.stderr(`${printableLine(values.out)}: ${plural(rows.length, "sample")}\n`);
  }
  return EXIT.ok;
}

function textOf(rows: readonly MeasurementRow[], format: Format): Generator<string> {
  return format === "json" ? measurementsJson(rows) : measurementsCsv(rows);
}

function formatOf(written: string | undefined, out: string | undefined): Format {
  const named = written ?? FORMATS.find(format => out?.endsWith(`.${format}`)) ?? "csv";
  const known = FORMATS.find(format => format === named);
  if (known === undefined) throw usageError(`--format takes parquet, csv or json, got "${named}"`);
  return known;
}
