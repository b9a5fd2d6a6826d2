import {readNumber, readTime} from "../amounts.ts";
import type {RunDrafts} from "../run-drafts.ts";
import type {LoadReading, TextFormat} from "./format.ts";
import {torn} from "./format.ts";

const LINE = /^\s*([A-Za-z][\w ]{0,30}?)\s*[:= \t]\s*(\S.*)$/;
/** Maximum lines of such a program's output, and maximum characters of a line. */
const MOST_LINES = 24;
const LONGEST = 120;
const OPERATIONS = /^(?:operations|requests|ops|calls|iterations|queries)$/i;
const DURATION = /^(?:duration|elapsed|time|took)$/i;

/** Output of custom load programs: a name and a number a line, among them operations and the time they took. */
export const counts: TextFormat = {
  tool: "load",
  isSigned(text) {
    const lines = text.split("\n").filter(line => line.trim() !== "");
    if (lines.length > MOST_LINES || lines.some(line => line.length > LONGEST)) return false;
    const names = lines.map(line => LINE.exec(line)?.[1] ?? "");
    const has = (pattern: RegExp, value: RegExp): boolean =>
      lines.some((line, index) => pattern.test(names[index] ?? "") && value.test(line));
    return (
      names.every(name => name !== "") &&
      has(OPERATIONS, /[:= \t]\d+\s*$/) &&
      has(DURATION, /[:= \t][\d.]+(?:h|m|s|ms|µs|us)[\d.hmsuµ]*\s*$/)
    );
  },
  read: readCount,
};

function readCount(line: string, drafts: RunDrafts): LoadReading {
  if (line.length > LONGEST) return false;
  const [, name = "", text = ""] = LINE.exec(line) ?? [];
  if (name === "") return false;
  if (OPERATIONS.test(name)) return take("requests", name, readNumber(text), text, drafts);
  if (DURATION.test(name)) return take("duration", name, readTime(text), text, drafts);
  drafts.run().settings.push({name, value: text});
  return true;
}

function take(
  value: "requests" | "duration",
  name: string,
  read: number | undefined,
  text: string,
  drafts: RunDrafts,
): LoadReading {
  if (read === undefined) return torn(name, value === "requests" ? "a count" : "a time such as 1.5s", text);
  drafts.value(value, read, text);
  return true;
}
