import type {ProblemMessage} from "../problem.ts";
import {joinNames, listNames} from "../text/list.ts";
import {didYouMean, didYouMeanBenchmark} from "../text/suggest.ts";
import {error} from "./message.ts";

/** A file that the entry does not have. */
export function noAttachment(written: string, known: readonly string[]): ProblemMessage {
  return error(
    "PJ072",
    `no attachment "${written}" in this entry; it has ${listNames(known)}`,
    didYouMean(written.replace(/^(?:\.\/)+/, ""), known),
  );
}

/** A file of another kind than the directive shows; `expected` with its article, `known` are the files of that kind. */
export function wrongKind(
  name: string,
  title: string,
  expected: string,
  known: readonly string[],
): ProblemMessage {
  return error("PJ072", `"${name}" is ${title}, expected ${expected}; this entry has ${listNames(known)}`);
}

/** A file that is attached but could not be read. */
export function unreadableAttachment(name: string): ProblemMessage {
  return error("PJ075", `attachment "${name}" could not be read`, "`perf-journal check` prints the reason");
}

/** A missing attribute that must name a file of the entry; `known` are the candidates. */
export function whichFile(attribute: string, what: string, known: readonly string[]): ProblemMessage {
  const [first] = known;
  const has = first === undefined ? `it has no ${what}` : `it has ${listNames(known)}`;
  return error(
    first === undefined ? "PJ072" : "PJ071",
    `"${attribute}" is missing, expected the name of a ${what} of this entry; ${has}`,
    first === undefined ? undefined : `write {${attribute}=${JSON.stringify(first)}}`,
  );
}

/** An entry without benchmark files. */
export function noBenchmarkFiles(known: readonly string[]): ProblemMessage {
  return error("PJ072", `this entry has no benchmark files; it has ${listNames(known)}`);
}

/** An entry whose benchmark files are no pair. */
export function noBenchmarkPair(files: readonly string[]): ProblemMessage {
  return error(
    "PJ072",
    `this entry has no pair of benchmark files; it has ${listNames(files)}`,
    "name the files before.txt and after.txt, or write base=… and head=…",
  );
}

/** A pair that the entry does not have. */
export function unknownPair(name: string, known: readonly string[]): ProblemMessage {
  return error(
    "PJ072",
    `no pair "${name}" in this entry; it has ${listNames(known)}`,
    didYouMean(name, known),
  );
}

/** A benchmark in several files or pairs, without a choice among them; `attribute` names a file or pair. */
export function severalPlaces(name: string, attribute: string, places: readonly string[]): ProblemMessage {
  return error(
    "PJ071",
    `benchmark "${name}" is in ${listNames(places)}, expected one place`,
    `write {${attribute}=${JSON.stringify(places[0] ?? "")}}`,
  );
}

/** A shortened name that several benchmarks have. */
export function ambiguousBenchmark(name: string, place: string, names: readonly string[]): ProblemMessage {
  return error(
    "PJ073",
    `benchmark "${name}" in ${place} could be ${listNames(names)}`,
    "write one of them in full",
  );
}

/** A benchmark that the files do not have. */
export function noBenchmark(
  name: string,
  places: readonly string[],
  known: readonly string[],
): ProblemMessage {
  return error(
    "PJ073",
    `no benchmark "${name}" in ${listNames(places)}; there are ${listNames(known)}`,
    didYouMeanBenchmark(name, known),
  );
}

/** A benchmark that no entry of the journal measures; `own` are those of this entry. */
export function noHistory(name: string, own: readonly string[]): ProblemMessage {
  return error(
    "PJ073",
    `no entry measures a benchmark "${name}"; this entry measures ${listNames(own)}`,
    didYouMeanBenchmark(name, own),
  );
}

/** A unit that a benchmark does not have; `place` is the file, "" for the whole journal. */
export function noUnit(name: string, place: string, unit: string, known: readonly string[]): ProblemMessage {
  return error(
    "PJ074",
    `benchmark "${name}"${place === "" ? "" : ` in ${place}`} has no unit "${unit}"; it has ${listNames(known)}`,
    didYouMean(unit, known),
  );
}

/** A benchmark or a unit of a comparison that its files do not have. */
export function notCompared(
  what: "benchmark" | "unit",
  name: string,
  places: readonly string[],
  known: readonly string[],
): ProblemMessage {
  return error(
    what === "benchmark" ? "PJ073" : "PJ074",
    `no ${what} "${name}" in ${joinNames(places)}; there are ${listNames(known)}`,
    (what === "benchmark" ? didYouMeanBenchmark : didYouMean)(name, known),
  );
}

/** A benchmark of which a tool wrote only a summary; `what` describes it. */
export function onlySummary(name: string, place: string, what: string): ProblemMessage {
  return error("PJ075", `benchmark "${name}" in ${place} is a ${what}`);
}

/** A column that the table does not have. */
export function noColumn(attribute: string, written: string, known: readonly string[]): ProblemMessage {
  return error(
    "PJ071",
    `${attribute} is "${written}", expected a column of the table; it has ${listNames(known)}`,
    didYouMean(written, known),
  );
}

/** A column of anything but numbers. */
export function columnWithoutNumbers(name: string, type: string): ProblemMessage {
  return error("PJ071", `column "${name}" holds ${type}, expected numbers`);
}

/** A table without columns. */
export function tableWithoutColumns(): ProblemMessage {
  return error("PJ075", "the table has no columns", "attach the file as the tool wrote it");
}

/** A table without a column of numbers. */
export function tableWithoutNumbers(): ProblemMessage {
  return error("PJ075", "the table has no column of numbers, expected one to draw");
}

/** A mark that charts of tables do not have. */
export function unknownMark(written: string, known: readonly string[]): ProblemMessage {
  return error("PJ071", `mark is "${written}", expected ${known.join(", ")}`, didYouMean(written, known));
}

/** More columns than a chart draws. */
export function tooManyLines(count: number, most: number): ProblemMessage {
  return error("PJ071", `y names ${count} columns, expected at most ${most}`, "draw two charts");
}
