import type {ProblemCode, ProblemMessage} from "../problem.ts";
import {nearest} from "../text/suggest.ts";
import {error, warning} from "./message.ts";

/** YAML of journal.yaml that cannot be read; `mistake` is the reader's. */
export function unreadableConfig(mistake: string, hint: string | undefined): ProblemMessage {
  return error("PJ001", mistake, hint);
}

/** A journal of perf-journal.yaml whose folder is not there; `dir` is its path from the root. */
export function noJournalFolder(name: string, dir: string): ProblemMessage {
  return error("PJ006", `journals: no folder "${dir}" for "${name}"`, "check its repository out there first");
}

/** A rename of a benchmark that no entry measures. */
export function unusedRename(from: string, known: readonly string[]): ProblemMessage {
  const name = nearest(from, known, Number.POSITIVE_INFINITY);
  const hint = name === undefined ? "remove the rename" : `did you mean "${name}"?`;
  return warning("PJ003", `renames: no entry measures "${from}"`, hint);
}

/** The two YAML texts of a journal that have a schema. */
export type YamlText = "journal.yaml" | "front matter";

/** A key that the schema does not have; `key` is its path, `pairs.0.nmae`. */
export function unknownKey(of: YamlText, key: string, hint: string): ProblemMessage {
  return error(of === "journal.yaml" ? "PJ002" : "PJ013", `unknown key "${key}"`, hint);
}

/** A key that is needed; `key` is its path. */
export function missingValue(of: YamlText, key: string): ProblemMessage {
  return error(codeOfValue(of), `"${key}" is missing`);
}

/** A value that breaks its rule; `rule` follows "must be", `value` is quoted where it is text. */
export function badValue(of: YamlText, key: string, rule: string, value: unknown): ProblemMessage {
  const got =
    typeof value !== "string" ? "" : `, got ${value === "" ? "nothing" : JSON.stringify(value.slice(0, 60))}`;
  return error(codeOfValue(of), `${key === "" ? of : `"${key}"`} must be ${rule}${got}`);
}

function codeOfValue(of: YamlText): ProblemCode {
  return of === "journal.yaml" ? "PJ003" : "PJ014";
}
