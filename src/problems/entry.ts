import type {ProblemMessage} from "../problem.ts";
import {listNames} from "../text/list.ts";
import {error, warning} from "./message.ts";

/** A folder whose name is no date and slug. */
export function badFolderName(name: string): ProblemMessage {
  return error(
    "PJ020",
    `folder is named "${name}", expected YYYY-MM-DD-slug`,
    "name it like 2026-05-03-pool-the-messages",
  );
}

/** A folder named by a day that does not exist, such as February 30. */
export function badFolderDay(name: string): ProblemMessage {
  return error(
    "PJ020",
    `date of folder "${name}" is not a valid date, expected a day of the calendar`,
    "name it like 2026-05-03-pool-the-messages",
  );
}

/** A folder whose name is longer than an id may be, in bytes. */
export function longFolderName(size: number, limit: number): ProblemMessage {
  return error(
    "PJ020",
    `folder name is too long, expected at most ${limit} bytes, got ${size}`,
    "shorten the slug behind the date",
  );
}

/** An id or alias that another entry has; `isAlias` for an alias of this entry. */
export function takenId(id: string, owner: string, isAlias: boolean): ProblemMessage {
  return error("PJ021", `id "${id}" is taken by ${owner}`, collisionHint(isAlias));
}

/** An id or alias that differs from another entry's in case only. */
export function takenIdInOtherCase(
  id: string,
  other: string,
  owner: string,
  isAlias: boolean,
): ProblemMessage {
  return error(
    "PJ022",
    `id "${id}" differs only in case from "${other}" of ${owner}`,
    collisionHint(isAlias),
  );
}

function collisionHint(isAlias: boolean): string {
  return isAlias ? "remove the alias" : "rename this entry's folder";
}

/** A folder without an index.md. */
export function noIndex(): ProblemMessage {
  return error("PJ023", "entry has no index.md", 'write one with at least "title:" in its front matter');
}

/** A Markdown file that is named as an entry's folder is; `name` without its extension. */
export function flatEntry(name: string): ProblemMessage {
  return error(
    "PJ025",
    "file is not read, expected a folder with an index.md",
    `move it to ${name}/index.md`,
  );
}

/** An entry of a day after today; both as YYYY-MM-DD. */
export function futureDate(date: string, today: string): ProblemMessage {
  return error(
    "PJ024",
    `entry is dated ${date}, expected no later than today, ${today}`,
    "name the folder by the day of the measurement",
  );
}

/** A name of a file or folder that is not UTF-8; `shown` has its other bytes as `\xE9`. */
export function nameNotUtf8(shown: string): ProblemMessage {
  return error("PJ038", `name "${shown}" is not UTF-8`, "rename it in UTF-8, or in ASCII");
}

/** A grouping folder whose name is no plain text; `fault` follows the name: "holds a control character". */
export function badGroupName(name: string, fault: string): ProblemMessage {
  return error("PJ038", `folder "${name}" ${fault}, so its entries are not read`, "rename the folder");
}

/** More folders than a journal may have. */
export function tooManyFolders(limit: number): ProblemMessage {
  return error("PJ033", `journal has more than ${limit} folders`);
}

/** A folder below an entry's whose path is too long. */
export function foldersTooDeep(bytes: number): ProblemMessage {
  return error("PJ033", `folders lie too deep: expected paths of at most ${bytes} bytes within an entry`);
}

/** More files and folders below an entry's folder than are looked at. */
export function tooManyNames(limit: number): ProblemMessage {
  return error("PJ033", `entry has more than ${limit} files and folders: the rest is not looked at`);
}

/** More files of tools' trees than an entry may have. */
export function tooManyTreeFiles(count: number, limit: number): ProblemMessage {
  return error(
    "PJ033",
    `entry has ${count} files of a tool's tree, expected at most ${limit}`,
    "perf-journal new --bench FOLDER joins such a tree to a file for each run",
  );
}

/** More files than an entry may have. */
export function tooManyFiles(count: number, limit: number): ProblemMessage {
  return error("PJ033", `entry has ${count} files, expected at most ${limit}`);
}

/** A symbolic link in the place of a folder. */
export function linkedFolder(name: string): ProblemMessage {
  return error("PJ043", `"${name}" is a symbolic link, expected a folder`);
}

/** A file that git ignores. */
export function ignoredByGit(): ProblemMessage {
  return error(
    "PJ045",
    "git ignores this file, so a commit leaves it out",
    "add it with git add -f, or allow it in .gitignore",
  );
}

/** Files of an entry that are the same file on systems that ignore case. */
export function filesDifferInCase(names: readonly string[]): ProblemMessage {
  return error(
    "PJ049",
    `files ${names.map(name => `"${name}"`).join(" and ")} differ only in case`,
    "rename one of them",
  );
}

/** A pair of the front matter that names a file the entry does not have. */
export function pairWithoutFile(name: string, known: readonly string[]): ProblemMessage {
  return error(
    "PJ100",
    `pairs name "${name}", expected a file of this entry`,
    known.length > 0 ? `it has ${listNames(known)}` : "it has no attachments",
  );
}

/** Benchmark files that are named before and after, and differ in the rest of their names. */
export function namesNotPaired(base: string, head: string): ProblemMessage {
  return warning(
    "PJ057",
    `"${base}" and "${head}" are not compared, expected names that differ in one word`,
    `rename one, or write pairs: [{base: ${base}, head: ${head}}] in the front matter`,
  );
}

/** A pair's base that several heads share, without a `kept` that names a head. */
export function noHeadKept(base: string, heads: readonly string[]): ProblemMessage {
  return warning(
    "PJ106",
    `${heads.length} heads have the base "${base}", expected "kept" to name one of them, so all count as tried`,
    `write kept: ${heads[0]}, or one of ${heads.join(", ")}`,
  );
}

/** A `kept` that names no head of a pair. */
export function keptNamesNoHead(kept: string, heads: readonly string[]): ProblemMessage {
  return error(
    "PJ107",
    `kept names "${kept}", expected the head of a pair`,
    heads.length > 0 ? `the heads are ${heads.join(", ")}` : "the entry has no pair",
  );
}

/** A code fence whose text is not of the kind that its word names. */
export function fenceOfOtherKind(word: string): ProblemMessage {
  return warning(
    "PJ036",
    `code is marked "${word}", expected the output of that tool`,
    "paste what the tool printed, its heads included, or take the word away",
  );
}

/** Two code fences that measure the same; `above` is the line of the other, `word` is the info string of the fence. */
export function ambiguousFences(above: number, word: string): ProblemMessage {
  return warning(
    "PJ037",
    `code measures the same as the code at line ${above}, expected a title "before" or "after"; neither joins the history`,
    `write \`\`\`${word} title="before" and \`\`\`${word} title="after"`,
  );
}
