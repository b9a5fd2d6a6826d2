import type {ProblemMessage} from "../problem.ts";
import {error, info, warning} from "./message.ts";

/** Text in another encoding than UTF-8; `encoding` is undefined if unknown. */
export function notUtf8(encoding: string | undefined): ProblemMessage {
  return error(
    "PJ030",
    encoding === undefined ? "text must be UTF-8" : `text is ${encoding}, expected UTF-8`,
    "save the file as UTF-8",
  );
}

/** Benchmark text in another encoding than UTF-8, which is read all the same. */
export function benchmarkNotUtf8(encoding: string): ProblemMessage {
  return warning(
    "PJ030",
    `benchmark text is ${encoding}, expected UTF-8: benchstat itself prints nothing for it`,
    'write the file with "| Out-File -Encoding utf8" in PowerShell',
  );
}

/** A control character, by its code point. */
export function controlCharacter(codePoint: string): ProblemMessage {
  return error(
    "PJ031",
    `control character ${codePoint}`,
    "remove it; a recorded terminal belongs into an attachment",
  );
}

/** A character that is invisible or turns the direction of text, by its code point. */
export function invisibleCharacter(codePoint: string): ProblemMessage {
  return warning("PJ032", `invisible character ${codePoint}`, "remove it unless it is meant");
}

/** A text file above its limit, in bytes. */
export function textTooLarge(size: number, limit: number): ProblemMessage {
  return error("PJ033", `file is too large, expected at most ${limit} bytes, got ${size}`);
}

/** Markdown that the parser would take too long for; `excess` names the limit. */
export function markdownTooDeep(excess: string): ProblemMessage {
  return error("PJ034", excess, "put raw output into a code block or an attachment");
}

/** Lines of benchmark text that are no UTF-8 and are read as Latin-1. */
export function linesInLatin1(count: number): ProblemMessage {
  return info(
    "PJ030",
    `text is not UTF-8 (${count} ${count === 1 ? "line" : "lines"}); read as Latin-1`,
    "save the file as UTF-8",
  );
}

/** A paragraph of a new entry that its author did not replace; `mark` is how it begins. */
export function untouchedScaffold(mark: string): ProblemMessage {
  return warning(
    "PJ035",
    `paragraph begins with "${mark}", expected text of the author`,
    "replace the paragraph, or remove it with its heading",
  );
}
