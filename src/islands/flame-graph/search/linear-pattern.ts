import type {Assertion, CharacterSet, PatternNode} from "./pattern-syntax.ts";
import {PatternError, parsePattern} from "./pattern-syntax.ts";

/** Maximum length of an expression. */
export const LONGEST_PATTERN = 256;
/** Counted repetitions within each other multiply. */
const MOST_STEPS = 2000;

/** A regular expression that matches in time linear in the text, whoever wrote it. */
export interface LinearPattern {
  test(text: string): boolean;
}

/** A step of the machine that matches. */
type Step =
  | {readonly kind: "set"; readonly has: CharacterSet}
  | {readonly kind: "assertion"; readonly of: Assertion}
  | {readonly kind: "fork"; left: number; right: number}
  | {readonly kind: "match"};

/**
 * Compiles an expression of RE2's syntax. The browser's own engine is no choice: an address may bring an expression
 * that would keep it busy for ever. So all ways through the expression are followed at once, as in K. Thompson,
 * "Regular Expression Search Algorithm" (1968). Throws PatternError.
 */
export function compileLinear(source: string, ignoreCase = false): LinearPattern {
  if (source.length > LONGEST_PATTERN) throw new PatternError(`longer than ${LONGEST_PATTERN} characters`);
  const steps: Step[] = [];
  emit(steps, parsePattern(source, ignoreCase));
  push(steps, {kind: "match"});
  return {test: text => matches(steps, text)};
}

function push(steps: Step[], step: Step): number {
  if (steps.length >= MOST_STEPS) throw new PatternError("repeats too much");
  return steps.push(step) - 1;
}

/** Emits the steps of a node. */
function emit(steps: Step[], node: PatternNode): void {
  if (node.kind === "set" || node.kind === "assertion") push(steps, node);
  else if (node.kind === "sequence") for (const part of node.parts) emit(steps, part);
  else if (node.kind === "choice") emitChoice(steps, node.options);
  else emitRepeat(steps, node.part, node.least, node.most);
}

function emitChoice(steps: Step[], options: readonly PatternNode[]): void {
  const exits: {left: number; right: number}[] = [];
  for (const option of options.slice(0, -1)) {
    const entry = fork(steps);
    emit(steps, option);
    exits.push(fork(steps));
    entry.right = steps.length;
  }
  for (const option of options.slice(-1)) emit(steps, option);
  for (const exit of exits) exit.left = exit.right = steps.length;
}

function emitRepeat(steps: Step[], part: PatternNode, least: number, most: number): void {
  for (let i = 0; i < least; i++) emit(steps, part);
  if (most === Number.POSITIVE_INFINITY) {
    const start = steps.length;
    const entry = fork(steps);
    emit(steps, part);
    const back = fork(steps);
    back.left = back.right = start;
    entry.right = steps.length;
    return;
  }
  const entries = [];
  for (let i = least; i < most; i++) {
    entries.push(fork(steps));
    emit(steps, part);
  }
  for (const entry of entries) entry.right = steps.length;
}

/** Adds a fork whose left way is the next step; the caller sets the other. */
function fork(steps: Step[]): {left: number; right: number} {
  const step = {kind: "fork" as const, left: steps.length + 1, right: steps.length + 1};
  push(steps, step);
  return step;
}

/** Follows all ways through the steps at once, beginning anew at every character. */
function matches(steps: readonly Step[], text: string): boolean {
  const seen = new Int32Array(steps.length).fill(-1);
  let active: number[] = [];
  for (let at = 0; ; ) {
    const code = text.codePointAt(at);
    const reached: number[] = [];
    for (const step of [...active, 0]) if (follow(steps, step, text, at, seen, reached)) return true;
    if (code === undefined) return false;
    active = [];
    for (const index of reached) {
      const step = steps[index];
      if (step?.kind === "set" && step.has(code)) active.push(index + 1);
    }
    at += code > 0xffff ? 2 : 1;
  }
}

/** Collects the sets that can be reached without reading a character; true when the match is. */
function follow(
  steps: readonly Step[],
  from: number,
  text: string,
  at: number,
  seen: Int32Array,
  reached: number[],
): boolean {
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen[index] === at) continue;
    seen[index] = at;
    const step = steps[index];
    if (step?.kind === "match") return true;
    if (step?.kind === "set") reached.push(index);
    else if (step?.kind === "fork") open.push(step.right, step.left);
    else if (step && holds(step.of, text, at)) open.push(index + 1);
  }
  return false;
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  if (assertion === "start") return at === 0;
  if (assertion === "end") return at === text.length;
  const isBoundary = /^\w/.test(text.slice(at, at + 1)) !== /\w$/.test(text.slice(Math.max(0, at - 1), at));
  return isBoundary === (assertion === "word boundary");
}
