import {compareText} from "./text/compare.ts";
import {printableLine} from "./text/printable.ts";

/** Severity of a problem: errors fail `check` and `build --strict`, the others are advice. */
export type Severity = "error" | "warning" | "info";

/** A mistake in a text or an attached file, as data; never thrown. */
export interface Problem {
  /** The file as the author knows it, from the repository's root: `content/2026-05-03-pool/index.md`. */
  readonly file: string;
  /** 1-based; absent when the problem is about the whole file. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units; absent when the problem is about the whole line. */
  readonly column?: number;
  readonly severity: Severity;
  /** Stable name of the rule, a key of `PROBLEM_CODES`. */
  readonly code: ProblemCode;
  /** `<subject>, expected <rule>, got <value>` or `<subject> must be <rule>, got <value>`: lower case, no full stop, names in double quotes. */
  readonly message: string;
  /** Correction, if known. */
  readonly hint?: string;
  /** The piece of text with the mistake, and in the line below a caret under it. */
  readonly excerpt?: string;
}

/** A problem without its place, as a function of the catalogue in `problems/` returns it. */
export interface ProblemMessage extends Pick<Problem, "code" | "severity" | "message"> {
  readonly hint?: string | undefined;
}

/** The place of a problem; 0 and undefined are an unknown line or column. */
export interface ProblemPlace {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly excerpt?: string | undefined;
}

/** Makes a problem of a place and a message; unknown fields are left out. */
export function problemAt(
  {file, line, column, excerpt}: ProblemPlace,
  {severity, code, message, hint}: ProblemMessage,
): Problem {
  return {
    file,
    ...(line && {line}),
    ...(column && {column}),
    severity,
    code,
    message,
    ...(hint !== undefined && {hint}),
    ...(excerpt !== undefined && {excerpt}),
  };
}

/** True for a code of the list. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_CODES, code);
}

/**
 * Titles of all rules by their codes. A published code keeps its meaning; a removed rule leaves a gap.
 */
export const PROBLEM_CODES = {
  PJ001: "journal.yaml cannot be read",
  PJ002: "unknown setting in journal.yaml",
  PJ003: "bad value in journal.yaml",
  PJ004: "bad rule in theme.css",
  PJ005: "colours of the theme with too little contrast",
  PJ006: "folder of a journal does not exist",
  PJ010: "front matter is missing or not closed",
  PJ011: "front matter in a language other than YAML",
  PJ012: "front matter is not valid YAML",
  PJ013: "unknown key in front matter",
  PJ014: "bad value in front matter",
  PJ015: "front matter is too large, too deep or uses aliases",
  PJ020: "folder name is not YYYY-MM-DD-slug",
  PJ021: "two entries have the same id",
  PJ022: "two addresses differ only in case",
  PJ023: "entry has no index.md",
  PJ024: "entry date lies in the future",
  PJ025: "file has the name of an entry's folder",
  PJ030: "text is not UTF-8",
  PJ031: "control character in text",
  PJ032: "invisible or direction-changing character in text",
  PJ033: "file is larger than its limit",
  PJ034: "Markdown is nested too deeply to be parsed safely",
  PJ035: "paragraph is left for the author to write",
  PJ036: "code fence does not hold the output that it is marked as",
  PJ037: "two code fences measure the same, and no title tells before from after",
  PJ038: "name of a file or folder is not plain UTF-8 text",
  PJ039: "file is a pointer of Git LFS in place of the file itself",
  PJ040: "attachment path leaves the entry or is not a plain path",
  PJ041: "attachment does not exist",
  PJ042: "attachment differs in case from the file on disk",
  PJ043: "attachment is a symbolic link",
  PJ044: "attachment is not a regular file",
  PJ045: "attachment is ignored by git",
  PJ046: "attachment cannot be read",
  PJ047: "compressed attachment is broken",
  PJ048: "compressed attachment expands beyond its limit",
  PJ049: "two files of the entry differ only in case",
  PJ050: "line of benchmark text cannot be read",
  PJ051: "benchmark text has no results",
  PJ052: "benchmark text holds an unexpected configuration line",
  PJ053: "benchmark file of a tool is malformed",
  PJ054: "part of a benchmark file cannot be read",
  PJ055: "benchmark file holds more than can be shown",
  PJ056: "pair of benchmark files cannot show a change",
  PJ057: "benchmark files of two sides have no name in common",
  PJ060: "profile is malformed",
  PJ061: "profile has too few samples",
  PJ062: "profile has no samples",
  PJ063: "part of a profile cannot be read",
  PJ064: "profile holds more than can be shown",
  PJ070: "unknown directive",
  PJ071: "bad attribute of a directive",
  PJ072: "directive names a file that the entry does not have",
  PJ073: "directive names a benchmark that the file does not have",
  PJ074: "directive names a unit or sample type that the file does not have",
  PJ075: "directive cannot be shown",
  PJ076: "container directive is not closed",
  PJ080: "link to an entry that does not exist",
  PJ081: "link to a file that the entry does not have",
  PJ082: "raw HTML is shown as text",
  PJ083: "link with a refused protocol",
  PJ084: "image from another site",
  PJ085: "link to a part of the page that does not exist",
  PJ086: "file that names a remote attachment is malformed",
  PJ087: "remote attachment was not fetched",
  PJ090: "finding has no id or a bad one",
  PJ091: "two findings of an entry have the same id",
  PJ092: "resolves or supersedes names a finding that does not exist",
  PJ093: "entries give a finding contradicting statuses",
  PJ094: "findings supersede one another in a circle",
  PJ095: "no finding supersedes a superseded one",
  PJ096: "evidence of a finding does not exist",
  PJ097: "link to a page that the journal does not have",
  PJ098: "link to a finding that was superseded",
  PJ099: "cited version was revised",
  PJ100: "pair names a file that does not exist",
  PJ101: "claim cannot be read",
  PJ102: "claim names a benchmark or file that the entry does not have",
  PJ103: "claim is contradicted by the data",
  PJ104: "claim is not shown by the data",
  PJ105: "number in the text contradicts the data",
  PJ106: "several heads have one base, and kept names none of them",
  PJ107: "kept does not name the head of a pair",
  PJ110: "line of a tool's report cannot be read",
  PJ111: "tool's report has no numbers",
  PJ112: "tool's report has a value that looks like a credential",
  PJ120: "execution trace of an unsupported version",
  PJ121: "part of an execution trace is missing",
  PJ122: "part of an execution trace cannot be read",
  PJ123: "execution trace has no readable part",
  PJ130: "graph in DOT cannot be read",
  PJ131: "graph in DOT holds more than can be shown",
  PJ132: "chart uses a part of Vega-Lite that is not allowed",
  PJ134: "line of a table cannot be read",
  PJ135: "table holds more than can be shown",
  PJ140: "entry costs more work than its meter holds",
  PJ141: "journal is larger than a site may be",
  PJ142: "entry has more benchmarks than its meter pays pages for",
  PJ143: "drawing of an entry is left out",
  PJ144: "address of the last release is gone",
  PJ150: "file to be published holds what looks like a credential",
  PJ151: "file to be published holds personal data",
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/**
 * Formats a problem as `file:line:column severity CODE message`, an excerpt and its hint on lines of their
 * own.
 */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.line && problem.column].filter(Boolean).join(":");
  const head = `${printableLine(place)}: ${problem.severity} ${problem.code} ${printableLine(problem.message)}`;
  const excerpt = (problem.excerpt?.split("\n") ?? []).map(line => `  | ${printableLine(line)}`);
  const hint = problem.hint ? [`  hint: ${printableLine(problem.hint)}`] : [];
  return [head, ...excerpt, ...hint].join("\n");
}

/** Compares problems by file, line and column, then code and message, so that the order is always the same. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** True if any of the problems is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(problem => problem.severity === "error");
}
