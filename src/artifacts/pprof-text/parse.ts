import type {ArtifactFile} from "../artifact-file.ts";
import {badLines, emptyReport} from "../bad-lines.ts";
import type {Parsed} from "../kind.ts";
import {eachLine, promptedCommand} from "../log-lines.ts";
import {strayCollector} from "../stray-lines.ts";
import type {PprofText} from "./model.ts";
import {
  readCall,
  readListLine,
  readListSum,
  readNotedTrace,
  readOwnRow,
  readRoutine,
  readTopRow,
  readTraceHead,
  unfolded,
} from "./printed-lines.ts";
import {reportBuilder} from "./report-builder.ts";
import {writtenTableReader} from "./written-table.ts";

const HEADER = /^(File|Build ID|Type|Doc|Time|Duration|Total): *(\S.*)$/;
const NOTE =
  /^(?:Showing (?:nodes|top) |Dropped \d+ |Active filters:$| {3}(?:focus|ignore|hide|show|show_from|tagfocus|tagignore|tagshow|taghide)=)/;
const TOP_HEAD = /^\s*flat\s+flat%\s+sum%\s+cum\s+cum%\s*$/;
const CONTEXT_HEAD = /^\s*flat\s+flat%\s+sum%\s+cum\s+cum%\s+calls\s+calls% \+ context\s*$/;
const CONTEXT_RULE = /^-{40,80}\+-{5,20}\s*$/;
const TRACE_RULE = /^-{8,20}\+-{40,80}\s*$/;
const TRACE_LABEL = /^ *([^\s:][^:]{0,200}): {2}(.*)$/;
const FAULT = /^\s*(?:Error: could not find file .*|No source information for .*)$/;
const FRAMING =
  /^(?:Entering interactive mode .*|Fetching profile .*|Saved profile in .*|Generating report in .*|Main binary filename not available\..*|\.\.\.)$/;
/** What a row of numbers looks like that cannot be read. */
const BROKEN_ROW = /^\s*-?\d[\d.]*[A-Za-zµ]*\s+\S*\d%\s/;

/** Reads what `go tool pprof` printed as text, and notes in its manner; what is none of it is counted. */
export function parsePprofText(file: ArtifactFile): Parsed<PprofText> {
  const bad = badLines(file, "copy the rows as pprof prints them, or attach the profile itself");
  const stray = strayCollector();
  const reader = textReader((line, message) => bad.add(line, message));
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

function textReader(complain: (line: number, message: string) => void) {
  const builder = reportBuilder();
  const tables = writtenTableReader();
  /** What a stack that is about to come is labelled with. */
  let labels: string[] = [];
  /** Whether the next line begins a stack. */
  let isFirst = false;
  /** A line that is a stack's if an arrow follows it. */
  let noted: {line: number; trace: NonNullable<ReturnType<typeof readNotedTrace>>} | undefined;

  let tableLine = 0;
  const closeTable = (): void => {
    const table = tables.take();
    if (table) builder.written(table, tableLine);
  };
  const head = (text: string, number: number): boolean => {
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
    } else if (TRACE_RULE.test(text)) {
      builder.begin("traces", number);
      [labels, isFirst] = [[], true];
    } else return false;
    return true;
  };
  const contextLine = (text: string): boolean => {
    const own = readOwnRow(text);
    const call = own ? undefined : readCall(text);
    if (own) builder.ownRow(own);
    else if (call) builder.call(call);
    return own !== undefined || call !== undefined;
  };
  const traceLine = (text: string): boolean => {
    const start = isFirst ? readTraceHead(text) : undefined;
    if (start) {
      builder.trace(start.weight, start.call, labels);
      isFirst = false;
      return true;
    }
    const label = isFirst ? TRACE_LABEL.exec(text) : null;
    if (label) labels.push(`${label[1]?.trim()}=${label[2]}`);
    else if (isFirst || !/^ {4,}\S/.test(text)) return false;
    else return builder.traceCall(text.trim());
    return true;
  };
  const listed = (text: string, number: number): boolean => {
    const routine = readRoutine(text);
    if (routine) {
      builder.routine(routine, number);
      return true;
    }
    if (builder.bodyType() !== "list") return false;
    const sum = readListSum(text);
    if (sum) {
      builder.routineSum(sum);
      return true;
    }
    if (FAULT.test(text)) {
      builder.routineFault(text.trim());
      return true;
    }
    const line = readListLine(text);
    return line !== undefined && builder.listLine(line);
  };
  /** Call chains as people note them: a value and a function, then arrows to the callers. */
  const arrows = (text: string): boolean => {
    if (!/^\s*(?:→|->|<-|←)/.test(text)) return false;
    if (noted) {
      builder.begin("traces", noted.line);
      builder.trace(noted.trace.weight, noted.trace.call, []);
      [noted, isFirst] = [undefined, false];
    }
    const calls = text.split(/→|->|<-|←/).map(call => call.trim());
    return calls.filter(call => call !== "").every(call => builder.traceCall(call));
  };
  const row = (text: string, number: number): boolean => {
    const top = readTopRow(text);
    if (top) builder.topRow(top, number);
    else if (builder.bodyType() === "top" && BROKEN_ROW.test(text))
      complain(number, 'row of pprof cannot be read, expected "flat flat% sum% cum cum% name"');
    return top !== undefined;
  };

  return {
    /** Takes a line; false for one that is of no report. */
    line(text: string, number: number): boolean {
      if (text.trim() === "" || FRAMING.test(text)) return true;
      if (!tables.isOpen()) tableLine = number;
      if (tables.line(text)) return true;
      closeTable();
      if (arrows(text)) return true;
      noted = undefined;
      if (head(text, number) || listed(text, number)) return true;
      const type = builder.bodyType();
      if (type === "contexts" && contextLine(text)) return true;
      if (type === "traces" && traceLine(text)) return true;
      const trace = readNotedTrace(text);
      if (trace) noted = {line: number, trace};
      return trace !== undefined || row(text, number);
    },
    isFull: builder.isFull,
    finish() {
      closeTable();
      return builder.reports();
    },
  };
}
