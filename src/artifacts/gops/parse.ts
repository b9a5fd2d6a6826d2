import type {ArtifactFile} from "../../input/artifact-file.ts";
import {emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";

/** A process of the list or of the tree. */
export interface GoProcess {
  readonly pid: number;
  /** Undefined in the tree, where the position implies it. */
  readonly parent: number | undefined;
  /** "" for processes that are no Go programs. */
  readonly name: string;
  /** As gops writes it: `go1.23.4`. */
  readonly go: string;
  /** Where its program is; "" in the tree. */
  readonly path: string;
  /** Whether it runs the agent of gops. */
  readonly hasAgent: boolean;
  /** Depth in the tree; 0 in the list. */
  readonly depth: number;
}

/** A line of the report on a single process. */
export interface Detail {
  /** As gops writes it: `memory usage`. */
  readonly name: string;
  readonly value: string;
}

/** Output of gops. */
export interface GopsReport {
  readonly list: readonly GoProcess[];
  readonly tree: readonly GoProcess[];
  readonly details: readonly Detail[];
  readonly stray: UnrecognizedLines;
}

/** A machine runs a few hundred Go programs at most. */
const MOST = 5_000;

const LISTED =
  /^\s*(\d+)\s+(\d+)\s+(\S+?)(\*)?\s+(go\d\S*|devel \S+(?: \S+ \S+ \S+ \S+)?|devel\S*|unknown\S*)\s+(\/.*|[A-Za-z]:\\.*|\S+)$/;
const IN_TREE = /^([\s│|]*)[├└]── (?:\[(\*)\] )?(\d+)(?: \(([^)]*)\) \{([^}]*)\})?\s*$/;
const DETAIL =
  /^(parent PID|threads|memory usage|cpu usage(?: \([^)]*\))?|username|cmd\+args|elapsed time|local\/remote):\s+(.*\S)\s*$/;
const FRAME = /^(?:\.\.\.|PID\s+PPID\b.*|)\s*$/;

/** A line of gops, of any of its reports; undefined for any other. */
export function readGopsLine(
  line: string,
): {list?: GoProcess; tree?: GoProcess; detail?: Detail} | undefined {
  const listed = LISTED.exec(line);
  if (listed) {
    const [, pid, parent, name = "", agent, go = "", path = ""] = listed;
    return {
      list: {pid: Number(pid), parent: Number(parent), name, go, path, hasAgent: agent === "*", depth: 0},
    };
  }
  const branch = IN_TREE.exec(line);
  if (branch) {
    const [, indent = "", agent, pid, name = "", go = ""] = branch;
    const depth = Math.ceil(indent.length / 4);
    return {tree: {pid: Number(pid), parent: undefined, name, go, path: "", hasAgent: agent === "*", depth}};
  }
  const detail = DETAIL.exec(line);
  if (detail) return {detail: {name: detail[1] ?? "", value: detail[2] ?? ""}};
  return undefined;
}

/** Reads the output of `gops`, `gops tree` and `gops <pid>`; other lines are counted. */
export function parseGops(file: ArtifactFile): Parsed<GopsReport> {
  const list: GoProcess[] = [];
  const tree: GoProcess[] = [];
  const details: Detail[] = [];
  const stray = unrecognizedCollector();
  eachLine(file.bytes, (line, number) => {
    const found = readGopsLine(line);
    const isFull = list.length + tree.length + details.length >= MOST;
    if (!found || isFull) {
      if (!FRAME.test(line) && promptedCommand(line) === undefined) stray.add(number, line);
      return undefined;
    }
    if (found.list) list.push(found.list);
    if (found.tree) tree.push(found.tree);
    if (found.detail) details.push(found.detail);
    return undefined;
  });
  const isEmpty = list.length + tree.length + details.length === 0;
  const problems = isEmpty
    ? [
        emptyReport(
          file,
          "no process of gops can be read, expected at least one",
          'attach what "gops", "gops tree" or "gops <pid>" prints',
        ),
      ]
    : [];
  return {model: {list, tree, details, stray: stray.lines()}, problems};
}
