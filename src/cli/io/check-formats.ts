import {createHash} from "node:crypto";
import type {Problem, ProblemCode, Severity} from "../../problem.ts";
import {PROBLEM_CODES} from "../../problem.ts";
import {PROBLEM_GUIDES} from "../../problems/guides/guides.ts";
import {problemPage} from "./problem-help.ts";

const SARIF_LEVELS: Readonly<Record<Severity, string>> = {error: "error", warning: "warning", info: "note"};
const CODE_QUALITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  info: "info",
};

/**
 * Makes a SARIF log of problems, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @param prefix path from the top of the repository to the journal: "" or `docs/journal/`
 */
export function sarifLog(problems: readonly Problem[], prefix: string, version: string): object {
  const codes = [...new Set(problems.map(({code}) => code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "perf-journal",
            version,
            rules: codes.map(sarifRule),
          },
        },
        results: problems.map(problem => sarifResult(problem, prefix, codes.indexOf(problem.code))),
      },
    ],
  };
}

function sarifRule(code: ProblemCode) {
  const {meaning, why} = PROBLEM_GUIDES[code];
  const helpUri = problemPage(code);
  return {
    id: code,
    shortDescription: {text: PROBLEM_CODES[code]},
    fullDescription: {text: meaning},
    help: {text: `${meaning}\n\n${why}`},
    ...(helpUri !== undefined && {helpUri}),
  };
}

function sarifResult(
  {file, line, column, severity, code, message, hint}: Problem,
  prefix: string,
  rule: number,
) {
  const region = line !== undefined && {startLine: line, ...(column !== undefined && {startColumn: column})};
  return {
    ruleId: code,
    ruleIndex: rule,
    level: SARIF_LEVELS[severity],
    message: {text: hint === undefined ? message : `${message}\n${hint}`},
    locations: [
      {
        physicalLocation: {
          artifactLocation: {uri: uriOf(prefix + file)},
          ...(region && {region}),
        },
      },
    ],
    partialFingerprints: {"perfJournal/v1": fingerprint(file, code, message)},
  };
}

/**
 * Makes a code quality report of problems, for merge requests on GitLab:
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function codeQualityReport(problems: readonly Problem[], prefix: string): object[] {
  return problems.map(({file, line, severity, code, message, hint}, index) => ({
    check_name: code,
    description: hint === undefined ? message : `${message}; ${hint}`,
    // Two problems of a file may have the same words: a fingerprint is unique.
    fingerprint: fingerprint(file, code, message, String(line ?? ""), String(sameBefore(problems, index))),
    severity: CODE_QUALITY_SEVERITIES[severity],
    location: {path: prefix + file, lines: {begin: line ?? 1}},
  }));
}

/** Number of earlier problems whose parts of the fingerprint are equal. */
function sameBefore(problems: readonly Problem[], index: number): number {
  const own = problems[index];
  let count = 0;
  // Problems are in order of file and line: equal problems are neighbours.
  for (let i = index - 1; i >= 0; i--) {
    const other = problems[i];
    if (other?.file !== own?.file || other?.line !== own?.line) break;
    if (other?.code === own?.code && other?.message === own?.message) count++;
  }
  return count;
}

function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40);
}

/** A relative reference: each segment of a path percent-encoded. */
function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
