import type {ProblemMessage} from "../problem.ts";
import {error, info, warning} from "./message.ts";

/** A line of a tool's report that is left out; `mistake` is the reader's. */
export function badReportLine(mistake: string, hint: string): ProblemMessage {
  return warning("PJ110", mistake, hint);
}

/** More unreadable lines than are listed. */
export function moreBadReportLines(count: number, hint: string): ProblemMessage {
  return warning("PJ110", `${count} more lines cannot be read`, hint);
}

/** A tool's report without its numbers; `mistake` names them. */
export function reportWithoutNumbers(mistake: string, hint: string): ProblemMessage {
  return error("PJ111", mistake, hint);
}

/** A file without a byte, or of white space alone, which a failed command leaves. */
export function emptyFile(): ProblemMessage {
  return warning(
    "PJ111",
    "file is empty, expected what a tool printed",
    "run the command again and look at what it prints to standard error, or remove the file",
  );
}

/** A setting whose value looks like a password or a key. */
export function credential(name: string): ProblemMessage {
  return warning(
    "PJ112",
    `value of "${name}" looks like a credential, expected none in a published file`,
    "take it out of the file; if it was pushed, replace it where it is used",
  );
}

/** An execution trace of a Go version that is not read; `version` is the minor version. */
export function unknownTraceVersion(version: number | undefined): ProblemMessage {
  return error(
    "PJ120",
    `execution trace has an unsupported version, expected Go 1.22 or later, got "go 1.${version ?? "?"}"`,
    version !== undefined && version <= 21
      ? "record it again with Go 1.22 or later; the file is offered for go tool trace"
      : "attach what go tool trace -pprof=sync, net, syscall or sched prints of it, which is a profile",
  );
}

/** Events of an execution trace that are missing, by the offset in bytes where that is seen. */
export function missingEvents(mistake: string, offset: number, hint: string): ProblemMessage {
  return warning("PJ121", `${mistake} at byte ${offset}`, hint);
}

/** A part of an execution trace that cannot be read, by its offset in bytes. */
export function unreadableEvents(mistake: string, offset: number, hint: string): ProblemMessage {
  return warning("PJ122", `${mistake} at byte ${offset}`, hint);
}

/** More unreadable parts than are listed. */
export function moreUnreadableEvents(count: number): ProblemMessage {
  return warning("PJ122", `${count} more places cannot be read`);
}

/** An execution trace without a part that is whole. */
export function noWholePart(hint: string): ProblemMessage {
  return error(
    "PJ123",
    "execution trace has no part that can be read, expected at least one from its beginning to its end",
    hint,
  );
}

/** A graph that its syntax refuses; `mistake` is the reader's. */
export function badGraph(mistake: string, hint: string): ProblemMessage {
  return error("PJ130", mistake, hint);
}

/** Edges in the notation of the other sort of graph. */
export function oddEdges(isDirected: boolean, count: number): ProblemMessage {
  const [right, wrong, sort] = isDirected ? ["->", "--", "digraph"] : ["--", "->", "graph"];
  return warning(
    "PJ130",
    `edges of a ${sort} must be written "${right}", got "${wrong}"${count > 1 ? ` ${count} times` : ""}`,
    `write "${right}", or begin with "${isDirected ? "graph" : "digraph"}"`,
  );
}

/** A graph without nodes. */
export function emptyGraph(): ProblemMessage {
  return error("PJ130", "graph in DOT has no nodes, expected at least one", "write edges such as a -> b;");
}

/** Text behind the end of a graph. */
export function textBehindGraph(): ProblemMessage {
  return warning(
    "PJ130",
    "text follows the graph, expected one graph in a file",
    "write every graph into a file of its own",
  );
}

/** A graph above its limit, in characters. */
export function graphTooLong(length: number, limit: number): ProblemMessage {
  return error(
    "PJ131",
    `graph in DOT has ${length} characters, expected at most ${limit}`,
    "draw a part of it",
  );
}

/** Nodes and edges beyond the limits of a drawing. */
export function graphBeyondLimit(nodes: number, edges: number): ProblemMessage {
  return warning(
    "PJ131",
    `${nodes} mentions of nodes and ${edges} edges are left out, expected at most 2000 nodes and 8000 edges`,
    "draw a part of it",
  );
}

/** A chart that is not drawn. */
export function refusedChart(mistake: string, hint: string): ProblemMessage {
  return error("PJ132", mistake, hint);
}

/** A part of a chart that is left out. */
export function refusedChartPart(mistake: string, hint: string): ProblemMessage {
  return warning("PJ132", mistake, hint);
}

/** A row of a table that cannot be read. */
export function badRow(mistake: string, hint: string): ProblemMessage {
  return warning("PJ134", mistake, hint);
}

/** More unreadable rows than are listed. */
export function moreBadRows(count: number, hint: string): ProblemMessage {
  return warning("PJ134", `${count} more rows cannot be read`, hint);
}

/** A table without rows. */
export function emptyTable(): ProblemMessage {
  return info("PJ134", "table has no rows, expected at least one", "attach the file as the tool wrote it");
}

/** A cell of another type than its column. */
export function oddCell(text: string, column: string, type: string): ProblemMessage {
  return info(
    "PJ134",
    `cell "${text}" in column "${column}" must be a ${type} as in the other rows`,
    "leave the cell empty where there is no value",
  );
}

/** More rows than are read. */
export function tooManyRows(read: number, rows: number, cells: number): ProblemMessage {
  return warning(
    "PJ135",
    `table has more than ${read} rows, the others are not read`,
    `keep at most ${rows} rows and ${cells} cells`,
  );
}

/** More columns than are read; `count` are known of. */
export function tooManyColumns(count: number, limit: number): ProblemMessage {
  return warning(
    "PJ135",
    `table has ${count} columns or more, expected at most ${limit}`,
    "leave out columns that are not needed",
  );
}
