import {NO_NAME} from "./symbols.ts";

/** Maximum reasons of a stack; a stack is a line of a program, which usually has a single reason. */
const MOST_REASONS = 64;

/** Time by reason and stack. */
export interface StackTime {
  /** Number of the reason's name. */
  readonly reason: number;
  readonly stack: number;
  /** Whether the goroutines are the runtime's own. */
  readonly isSystem: boolean;
  count: number;
  /** In nanoseconds. */
  time: number;
}

/** Sums time by reason and stack. */
export class StackTimes {
  readonly list: StackTime[] = [];
  /** Reasons of each stack; rarely several. */
  private readonly byStack = new Map<number, StackTime[]>();

  add(reason: number, stack: number, isSystem: boolean, time: number): void {
    const same = this.byStack.get(stack) ?? this.addStack(stack);
    for (const known of same) {
      if (known.reason !== reason || known.isSystem !== isSystem) continue;
      known.count++;
      known.time += time;
      return;
    }
    if (same.length >= MOST_REASONS && reason !== NO_NAME) {
      this.add(NO_NAME, stack, isSystem, time);
      return;
    }
    const one = {reason, stack, isSystem, count: 1, time};
    same.push(one);
    this.list.push(one);
  }

  private addStack(stack: number): StackTime[] {
    const none: StackTime[] = [];
    this.byStack.set(stack, none);
    return none;
  }
}
