import type {Assertion, CharacterSet, PatternNode} from "./pattern-syntax.ts";
import {PatternError, parsePattern} from "./pattern-syntax.ts";

/** Limits of an expression. */
export interface PatternLimits {
  /** Maximum number of characters. */
  readonly length: number;
  /** Maximum number of steps of its machine: counted repetitions within each other multiply. */
  readonly steps: number;
  /** Letters of more than two cases, a group each, such as `Kk\u212a`; absent: every letter has two. */
  readonly cases?: readonly string[];
}

/** Limits for expressions that an address may bring. */
export const SHORT_PATTERN: PatternLimits = {length: 256, steps: 2000};

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
export function compileLinear(
  source: string,
  ignoreCase = false,
  limits: PatternLimits = SHORT_PATTERN,
): LinearPattern {
  if (source.length > limits.length) throw new PatternError(`longer than ${limits.length} characters`);
  const steps: Step[] = [];
  const program = {steps, most: limits.steps};
  emit(program, parsePattern(source, ignoreCase, limits.cases));
  push(program, {kind: "match"});
  return {test: text => matches(steps, text)};
}

/** Steps as they are emitted. */
interface Program {
  readonly steps: Step[];
  readonly most: number;
}

function push({steps, most}: Program, step: Step): number {
  if (steps.length >= most) throw new PatternError("repeats too much");
  return steps.push(step) - 1;
}

/** Emits the steps of a node. */
function emit(program: Program, node: PatternNode): void {
  if (node.kind === "set" || node.kind === "assertion") push(program, node);
  else if (node.kind === "sequence") for (const part of node.parts) emit(program, part);
  else if (node.kind === "choice") emitChoice(program, node.options);
  else emitRepeat(program, node.part, node.least, node.most);
}

function emitChoice(program: Program, options: readonly PatternNode[]): void {
  const exits: {left: number; right: number}[] = [];
  for (const option of options.slice(0, -1)) {
    const entry = fork(program);
    emit(program, option);
    exits.push(fork(program));
    entry.right = program.steps.length;
  }
  for (const option of options.slice(-1)) emit(program, option);
  for (const exit of exits) exit.left = exit.right = program.steps.length;
}

function emitRepeat(program: Program, part: PatternNode, least: number, most: number): void {
  for (let i = 0; i < least; i++) emit(program, part);
  if (most === Number.POSITIVE_INFINITY) {
    const start = program.steps.length;
    const entry = fork(program);
    emit(program, part);
    const back = fork(program);
    back.left = back.right = start;
    entry.right = program.steps.length;
    return;
  }
  const entries = [];
  for (let i = least; i < most; i++) {
    entries.push(fork(program));
    emit(program, part);
  }
  for (const entry of entries) entry.right = program.steps.length;
}

/** Adds a fork whose left way is the next step; the caller sets the other. */
function fork(program: Program): {left: number; right: number} {
  const step = {kind: "fork" as const, left: program.steps.length + 1, right: program.steps.length + 1};
  push(program, step);
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
  if (assertion === "line start") return at === 0 || text[at - 1] === "\n";
  if (assertion === "line end") return at === text.length || text[at] === "\n";
  const isBoundary = isWord(text[at]) !== isWord(text[at - 1]);
  return isBoundary === (assertion === "word boundary");
}

function isWord(character = ""): boolean {
  return /\w/.test(character);
}
