import type {ArtifactFile} from "../../input/artifact-file.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import type {PprofText} from "./model.ts";
import {
  readCall,
  readListLine,
  readListSum,
  readOwnRow,
  readRoutine,
  readTopRow,
  unfolded,
} from "./printed-lines.ts";
import type {ReportBuilder} from "./report-builder.ts";
import {reportBuilder} from "./report-builder.ts";
import {traceReader} from "./trace-lines.ts";
import {writtenTableReader} from "./written-table.ts";

const HEADER = /^(File|Build ID|Type|Doc|Time|Duration|Total): *(\S.*)$/;
const NOTE =
  /^(?:Showing (?:nodes|top) |Dropped \d+ |Active filters:$| {3}(?:focus|ignore|hide|show|show_from|tagfocus|tagignore|tagshow|taghide)=)/;
const TOP_HEAD = /^\s*flat\s+flat%\s+sum%\s+cum\s+cum%\s*$/;
const CONTEXT_HEAD = /^\s*flat\s+flat%\s+sum%\s+cum\s+cum%\s+calls\s+calls% \+ context\s*$/;
const CONTEXT_RULE = /^-{40,80}\+-{5,20}\s*$/;
const TRACE_RULE = /^-{8,20}\+-{40,80}\s*$/;
const FAULT = /^\s*(?:Error: could not find file .*|No source information for .*)$/;
const FRAMING =
  /^(?:Entering interactive mode .*|Fetching profile .*|Saved profile in .*|Generating report in .*|Main binary filename not available\..*|\.\.\.)$/;
/** Matches rows of numbers that cannot be read. */
const BROKEN_ROW = /^\s*-?\d[\d.]*[A-Za-zµ]*\s+\S*\d%\s/;

/** Reads text reports of `go tool pprof`, and notes in their form; other lines are counted. */
export function parsePprofText(file: ArtifactFile): Parsed<PprofText> {
  const bad = badLines(file, "copy the rows as pprof prints them, or attach the profile itself");
  const stray = unrecognizedCollector();
  const reader = textReader(bad.add, stray.add);
  eachLine(file.bytes, (text, number) => {
    for (const line of unfolded(text)) if (!reader.line(line, number)) stray.add(number, line);
    return reader.isFull() ? "stop" : undefined;
  });
  const reports = reader.finish();
  const problems =
    reports.length > 0
      ? []
      : [
          emptyReport(
            file,
            "no report of pprof can be read, expected at least one row",
            'attach what "go tool pprof -top" prints, or the profile itself',
          ),
        ];
  return {
    model: {reports, isCut: reader.isFull(), stray: stray.lines()},
    problems: [...problems, ...bad.problems()],
  };
}

/** Makes a reader of lines; `stray` receives lines that are recognized only later as part of no report. */
function textReader(
  complain: (line: number, message: string) => void,
  stray: (line: number, text: string) => void,
) {
  const builder = reportBuilder();
  const tables = writtenTableReader();
  const traces = traceReader(builder, stray);
  let tableLine = 0;
  const closeTable = (): void => {
    const table = tables.take();
    if (table) builder.written(table, tableLine);
  };
  return {
    /** Takes a line; false if it belongs to no report. */
    line(text: string, number: number): boolean {
      if (text.trim() === "" || FRAMING.test(text)) return true;
      if (!tables.isOpen()) tableLine = number;
      if (tables.line(text)) return true;
      closeTable();
      if (traces.arrows(text)) return true;
      if (TRACE_RULE.test(text)) return traces.rule(number);
      if (headLine(builder, text, number) || listLine(builder, text, number)) return true;
      const type = builder.bodyType();
      if (type === "contexts" && contextLine(builder, text)) return true;
      if (type === "traces" && traces.line(text)) return true;
      if (traces.noted(text, number) || topLine(builder, text, number)) return true;
      if (type === "top" && BROKEN_ROW.test(text))
        complain(number, 'row of pprof cannot be read, expected "flat flat% sum% cum cum% name"');
      return false;
    },
    isFull: builder.isFull,
    finish() {
      closeTable();
      traces.end();
      return builder.reports();
    },
  };
}

/** Takes the typed command and the lines above a report. */
function headLine(builder: ReportBuilder, text: string, number: number): boolean {
  const prompted = /^\(pprof\)\s*(.*)$/.exec(text)?.[1] ?? promptedCommand(text);
  const header = HEADER.exec(text);
  if (prompted !== undefined) {
    if (prompted !== "" && !/^(?:exit|quit)$/.test(prompted)) builder.command(prompted, number);
  } else if (header) builder.header(header[1] ?? "", header[2] ?? "", number);
  else if (NOTE.test(text)) builder.note(text.trim(), number);
  else if (TOP_HEAD.test(text)) builder.begin("top", number);
  else if (CONTEXT_HEAD.test(text)) builder.begin("contexts", number);
  else if (CONTEXT_RULE.test(text)) {
    builder.begin("contexts", number);
    builder.context();
  } else return false;
  return true;
}

function topLine(builder: ReportBuilder, text: string, number: number): boolean {
  const row = readTopRow(text);
  if (row) builder.topRow(row, number);
  return row !== undefined;
}

function contextLine(builder: ReportBuilder, text: string): boolean {
  const own = readOwnRow(text);
  const call = own ? undefined : readCall(text);
  if (own) builder.ownRow(own);
  else if (call) builder.call(call);
  return own !== undefined || call !== undefined;
}

function listLine(builder: ReportBuilder, text: string, number: number): boolean {
  const routine = readRoutine(text);
  if (routine) builder.routine(routine, number);
  if (routine || builder.bodyType() !== "list") return routine !== undefined;
  const sum = readListSum(text);
  const line = sum ? undefined : readListLine(text);
  if (sum) builder.routineSum(sum);
  else if (line) return builder.listLine(line);
  else if (FAULT.test(text)) builder.routineFault(text.trim());
  else return false;
  return true;
}
