import {relative, sep} from "node:path";
import type {Problem, Severity} from "../../problem.ts";
import {codePoint, printableLine} from "../../text/printable.ts";

/** GitHub shows ten annotations of a level for a step and drops the rest. */
const PER_LEVEL = 10;
const LEVELS: Readonly<Record<Severity, string>> = {error: "error", warning: "warning", info: "notice"};

/**
 * Writes problems as GitHub workflow commands, at most ten a level, a line each.
 * @param prefix path from the workspace to the journal: "" or `docs/journal/`
 *
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations(problems: readonly Problem[], prefix = ""): string[] {
  return (["error", "warning", "info"] as const).flatMap(severity =>
    problems
      .filter(problem => problem.severity === severity)
      .slice(0, PER_LEVEL)
      .map(problem => annotation(problem, prefix)),
  );
}

/** Returns the path from the workspace to the journal: annotations name files from the workspace on. */
export function workspacePrefix(root: string, workspace: string | undefined): string {
  if (workspace === undefined) return "";
  const path = relative(workspace, root).split(sep).join("/");
  return path === "" || path.startsWith("..") ? "" : `${path}/`;
}

/**
 * Wraps lines that hold text of entries, so that no part of them is taken for a workflow command.
 * Note: escaping would not do, as the runner also looks for the old `##[command]` anywhere in a line.
 * @param token a word that cannot be guessed
 */
export function withoutCommands(text: string, token: string): string {
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}

/**
 * Breaks what a runner would take for a workflow command, in output that may be redirected into a file, where lines around it
 * would be in the way: `::error::` at the beginning of a line, and `##[error]` anywhere. Other environments get the text
 * itself.
 * @param shown writes the character that is replaced: by its code point, unless the form has an escape of its own
 */
export function breakCommands(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  shown: (character: string) => string = codePoint,
): string {
  if (env.GITHUB_ACTIONS !== "true") return text;
  return text.replace(/^([^\S\n]*):(?=:)/gm, `$1${shown(":")}`).replaceAll("##[", `#${shown("#")}[`);
}

function annotation(problem: Problem, prefix: string): string {
  const properties = [
    `file=${escapeProperty(printableLine(prefix + problem.file))}`,
    problem.line && `line=${problem.line}`,
    problem.line && problem.column && `col=${problem.column}`,
    `title=${escapeProperty(problem.code)}`,
  ].filter(Boolean);
  const lines = [problem.message, ...(problem.hint ? [`hint: ${problem.hint}`] : [])];
  const message = lines.map(printableLine).join("\n");
  return `::${LEVELS[problem.severity]} ${properties.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
