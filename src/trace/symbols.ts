import {BUDGETS} from "../budgets.ts";

/** Number of the empty name, and of whatever comes when there are too many. */
export const NO_NAME = 0;
/** Number of the stack of no frames. */
export const NO_TRACE_STACK = 0;

/** Names and stacks of a whole trace: each once, whatever numbers the trace's parts give it. */
export class Symbols {
  readonly names: string[] = [""];
  /** Where the frames of each stack begin among `frames`; length: number of stacks + 1. */
  readonly offsets: number[] = [0, 0];
  /** Names of functions, the innermost of a stack first. */
  readonly frames: number[] = [];
  private readonly nameNumbers = new Map<string, number>([["", NO_NAME]]);
  private readonly stackNumbers = new Map<string, number>([["", NO_TRACE_STACK]]);

  /** How many names and stacks did not fit. */
  lost = 0;

  nameOf(text: string): number {
    const known = this.nameNumbers.get(text);
    if (known !== undefined) return known;
    if (this.names.length >= BUDGETS.traceNames) {
      this.lost++;
      return NO_NAME;
    }
    const number = this.names.push(text) - 1;
    this.nameNumbers.set(text, number);
    return number;
  }

  stackOf(functions: readonly number[]): number {
    const key = functions.join();
    const known = this.stackNumbers.get(key);
    if (known !== undefined) return known;
    if (this.offsets.length > BUDGETS.traceStacks) {
      this.lost++;
      return NO_TRACE_STACK;
    }
    for (const name of functions) this.frames.push(name);
    const number = this.offsets.push(this.frames.length) - 2;
    this.stackNumbers.set(key, number);
    return number;
  }

  /** The function that a stack begins with: where its goroutine started. */
  rootOf(stack: number): number {
    const end = this.offsets[stack + 1] ?? 0;
    return end > (this.offsets[stack] ?? 0) ? (this.frames[end - 1] ?? NO_NAME) : NO_NAME;
  }

  text(name: number): string {
    return this.names[name] ?? "";
  }
}
