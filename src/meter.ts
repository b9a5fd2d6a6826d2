import type {WorkKind} from "./budgets.ts";
import {WORK} from "./budgets.ts";

/** Draws work from a meter before it is done; throws WorkExhausted if the meter holds less. */
export type Spend = (kind: WorkKind, amount: number) => void;

/** Amounts drawn so far, by kind; plain data that a later stage goes on from. */
export type WorkUsed = Readonly<Partial<Record<WorkKind, number>>>;

/**
 * The work that an entry may cost. Every stage draws from it before it works, in the same order on every
 * machine, so that the same entry always gets equally far.
 */
export interface Meter {
  readonly spend: Spend;
  /** Returns how much of a kind the meter still pays for; 0 once it is empty. `reserved` is the part of a full meter, 0 to 1, that is left for other work. */
  room(kind: WorkKind, reserved?: number): number;
  /** True if the meter still pays for all of these amounts together. */
  holds(amounts: WorkUsed): boolean;
  /** True once a stage asked for more than the meter held; it stays so. */
  isEmpty(): boolean;
  used(): WorkUsed;
}

/** A stage asked for more than an entry's meter holds. */
export class WorkExhausted extends Error {
  /** The kind that most of the meter went to, the refused amount included. */
  readonly kind: WorkKind;
  /** Of that kind, the refused amount included. */
  readonly amount: number;
  /** Unit of that kind, in words that follow a number. */
  readonly what: string;
  /** Amount of that kind that fills a meter alone. */
  readonly most: number;

  constructor(kind: WorkKind, amount: number) {
    const {what, most} = WORK[kind];
    super(`too much work: ${amount} ${what}`);
    this.name = "WorkExhausted";
    this.kind = kind;
    this.amount = amount;
    this.what = what;
    this.most = most;
  }
}

/** Makes a meter, full or as an earlier stage left it. Each kind takes the share of the meter that `WORK` gives it. */
export function makeMeter(used: WorkUsed = {}): Meter {
  const drawn = new Map<WorkKind, number>(Object.entries(used) as [WorkKind, number][]);
  let share = sharesOf(drawn);
  return {
    spend(kind, amount) {
      if (share > 1) throw exhausted(drawn);
      drawn.set(kind, (drawn.get(kind) ?? 0) + amount);
      share += amount / WORK[kind].most;
      if (share > 1) throw exhausted(drawn);
    },
    room: (kind, reserved = 0) => Math.max(0, Math.floor((1 - reserved - share) * WORK[kind].most)),
    holds: amounts => share + sharesOf(Object.entries(amounts) as [WorkKind, number][]) <= 1,
    isEmpty: () => share > 1,
    used: () => Object.fromEntries(drawn),
  };
}

/** The part of a full meter that amounts take together. */
function sharesOf(amounts: Iterable<readonly [WorkKind, number]>): number {
  let sum = 0;
  for (const [kind, amount] of amounts) sum += amount / WORK[kind].most;
  return sum;
}

/** A meter that never empties: for work outside entries. */
export const unmetered: Spend = () => undefined;

function exhausted(drawn: ReadonlyMap<WorkKind, number>): WorkExhausted {
  const [first, ...others] = [...drawn].map(([kind, amount]) => ({
    kind,
    amount,
    share: amount / WORK[kind].most,
  }));
  if (!first) throw new RangeError("an unused meter is empty");
  const most = others.reduce((best, one) => (one.share > best.share ? one : best), first);
  return new WorkExhausted(most.kind, most.amount);
}
