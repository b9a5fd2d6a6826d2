import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {problemAt} from "../../problem.ts";
import {groupedCounts} from "../../problems/profile.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import {problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import {NO_STACK} from "./profile-tables.ts";
import {firstLines} from "./text-lines.ts";

/** A line: frames from the root on, and a number, or the numbers of base and head. */
interface FoldedLine {
  readonly stack: string;
  readonly values: readonly number[];
  /** True if the last number has separators of thousands. */
  readonly isGrouped: boolean;
}

/**
 * Folded stacks, `main;parse;split 42` a line, as FlameGraph's stackcollapse scripts and many profilers write
 * them; with two numbers a line as its difffolded.pl does: https://github.com/brendangregg/FlameGraph.
 */
export const foldedStacks: ProfileFormat = {name: "folded stacks", detect, read: readFolded};

/** Share of the first lines that have the shape. */
const LEAST_FOLDED = 0.8;

/** Comments of FlameGraph's scripts and of those who write such files by hand. */
function isComment(line: string): boolean {
  return line.startsWith("#") || line.startsWith("//");
}

/** Most of the first lines have the shape, and half of those a path of several frames. */
function detect(file: ArtifactFile): boolean {
  const lines = firstLines(formatSample(file), 50).filter(line => !isComment(line));
  const folded = lines.map(line => foldedLine(line)).filter(line => line !== undefined);
  const paths = folded.filter(({stack}) => stack.includes(";")).length;
  return folded.length > 0 && folded.length >= lines.length * LEAST_FOLDED && paths >= folded.length / 2;
}

/** A number at the end of a line; Go and Rust names never end so, since the number follows a space. */
const NUMBER = /^-?\d{1,16}(?:\.\d{0,20})?(?:[eE][-+]?\d{1,3})?$/;
/** A number with separators of thousands: `1,234`, `1_234`, `1'234`. */
const GROUPED = /^-?\d{1,3}([,_'])\d{3}(?:\1\d{3}){0,4}$/;

function isNumber(text: string): boolean {
  return NUMBER.test(text) || GROUPED.test(text);
}

function numberOf(text: string): number {
  return Number(text.replace(/[,_']/g, ""));
}

function foldedLine(line: string): FoldedLine | undefined {
  const text = line.trimEnd().replaceAll("\t", " ");
  const last = text.lastIndexOf(" ");
  if (last <= 0 || !isNumber(text.slice(last + 1))) return undefined;
  const value = numberOf(text.slice(last + 1));
  const isGrouped = GROUPED.test(text.slice(last + 1));
  const before = text.lastIndexOf(" ", last - 1);
  const second = text.slice(before + 1, last);
  if (before > 0 && isNumber(second))
    return {stack: text.slice(0, before).trimEnd(), values: [numberOf(second), value], isGrouped};
  return {stack: text.slice(0, last).trimEnd(), values: [value], isGrouped};
}

function readFolded(file: ArtifactFile): Reading {
  const text = file.text() ?? "";
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const columns = isDifference(text) ? 2 : 1;
  let grouped = 0;
  const stackOf = stackReader(builder);
  eachTextLine(text, (line, number) => {
    if (line.trim() === "" || isComment(line)) return;
    const folded = line.length <= BUDGETS.profileLine ? foldedLine(line) : undefined;
    if (folded?.values.length !== columns) {
      const expected = columns === 1 ? '"frame;frame count"' : '"frame;frame base head"';
      log.line(number, `folded stack cannot be read, expected ${expected}, got ${quoted(line)}`);
      return;
    }
    if (folded.isGrouped) grouped++;
    const sample = builder.sample(stackOf(folded.stack));
    folded.values.forEach((value, type) => {
      builder.add(sample, type, value);
    });
  });
  const base = columns === 2 ? [{type: "base", unit: "count"}] : [];
  const profile = builder.finish(
    {
      sampleTypes: [...base, {type: "samples", unit: "count"}],
      origin: {
        title: columns === 2 ? "Folded stacks of base and head" : "Folded stacks",
        format: columns === 2 ? "folded stacks, the counts of a base before each count" : "folded stacks",
      },
    },
    log,
  );
  const separators = grouped > 0 ? [problemAt({file: file.path}, groupedCounts(grouped))] : [];
  return {profile, problems: [...log.problems(), ...separators]};
}

/** Most of the first lines have two numbers. */
function isDifference(text: string): boolean {
  const lines = firstLines(text, 50).map(foldedLine);
  const pairs = lines.filter(line => line?.values.length === 2).length;
  return pairs * 2 > lines.length;
}

/**
 * Makes stacks of folded lines. A frame may end in a mark of its kind: `_[i]` was inlined into the frame
 * before it, `_[k]`, `_[j]` and `_[w]` are of the kernel, of compiled code and of the waking thread.
 */
function stackReader(builder: ProfileBuilder): (folded: string) => number {
  const locations = new Map<string, number>();
  const locationOf = (chain: string): number => {
    const known = locations.get(chain);
    if (known !== undefined) return known;
    // The outermost is written first, but comes last in a location.
    const frames = chain.split(";").reverse();
    const number = builder.location(frames.map(frame => ({name: withoutMark(frame)})));
    locations.set(chain, number);
    return number;
  };
  return folded => {
    let stack = NO_STACK;
    let chain = "";
    for (const frame of folded.split(";")) {
      if (chain !== "" && frame.endsWith("_[i]")) {
        chain += `;${frame}`;
        continue;
      }
      if (chain !== "") stack = builder.stack(stack, locationOf(chain));
      chain = frame;
    }
    return chain === "" ? stack : builder.stack(stack, locationOf(chain));
  };
}

function withoutMark(frame: string): string {
  return /_\[[kijw]\]$/.test(frame) ? frame.slice(0, -"_[k]".length) : frame;
}
