import type {ProblemMessage} from "../problem.ts";
import {error, warning} from "./message.ts";

/** Maximum characters of a benchmark's name in a message. */
const LONGEST_NAME = 60;

/** Amount of a kind of work, and the amount of it that fills a meter alone. */
export interface WorkAmount {
  /** Unit of the work, in words that follow a number. */
  readonly what: string;
  readonly amount: number;
  readonly most: number;
}

/** Work beyond an entry's meter; `amount` is of the kind that most of the meter went to. */
export function tooMuchWork({what, amount, most}: WorkAmount): ProblemMessage {
  const expected =
    amount > most
      ? `expected at most ${most} ${what}, got ${amount}`
      : `expected less than ${amount} ${what} beside its other work`;
  return error(
    "PJ140",
    `entry costs too much work, ${expected}`,
    "what follows is offered as downloads; attach less or divide the entry",
  );
}

/** Pages or bytes of a whole journal above the limit for a site; `entry` is the first entry that is left out. */
export function journalTooLarge({what, amount, most}: WorkAmount): ProblemMessage {
  return error(
    "PJ141",
    `journal is too large, expected at most ${most} ${what}, got ${amount} with this entry, which is left out`,
    "move entries to a journal of their own",
  );
}

/** Pages or bytes of a whole journal that come near the limit for a site. */
export function journalNearlyTooLarge({what, amount, most}: WorkAmount): ProblemMessage {
  return warning("PJ141", `journal has ${amount} ${what}, of at most ${most}`);
}

/** Benchmarks of an entry whose pages and charts its meter does not pay for; `names` are theirs, in the order of its files. */
export function pagesLeftOut({
  names,
  of,
  files,
  most,
}: {
  readonly names: readonly string[];
  /** Number of all benchmarks of the entry. */
  readonly of: number;
  /** Files of the pages of all of them. */
  readonly files: number;
  /** Files that the meter pays for. */
  readonly most: number;
}): ProblemMessage {
  const [first = ""] = names;
  const last = names.length > 1 ? ` to ${quoted(names.at(-1) ?? "")}` : "";
  return warning(
    "PJ142",
    `pages and charts of ${names.length} of ${of} benchmarks are left out, ${quoted(first)}${last}, expected at most ${most} files of pages, got ${files}`,
    "tables of the entry show all benchmarks; divide the entry, or attach fewer units, for a page of each",
  );
}

/** A graph or chart that its program did not draw, for the reason that the page shows. */
export function drawingFailed(reason: string): ProblemMessage {
  return warning(
    "PJ143",
    `a drawing is left out: ${reason.replace(/\.$/, "")}`,
    "the page has the reason in its place, and the numbers as a table",
  );
}

function quoted(name: string): string {
  return `"${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name}"`;
}
