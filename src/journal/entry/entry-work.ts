import type {Meter, WorkUsed} from "../../meter.ts";
import {makeMeter, WorkExhausted} from "../../meter.ts";
import type {Problem, ProblemPlace} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {tooMuchWork} from "../../problems/work.ts";

/** An entry's meter, with the only problem that it causes. */
export interface EntryWork {
  readonly meter: Meter;
  /** Returns the work's result; undefined if the meter did not hold enough of it. */
  attempt<Result>(place: ProblemPlace, work: () => Result): Result | undefined;
  /** Notes that the meter ran empty; rethrows any other error. The first place is the problem's. */
  exhausted(place: ProblemPlace, error: unknown): void;
  /** The problem that these stages found; undefined if the meter lasted, or was empty before them. */
  problem(): Problem | undefined;
}

/** Starts the work on an entry, or goes on where an earlier stage left its meter. */
export function entryWork(used: WorkUsed = {}): EntryWork {
  const meter = makeMeter(used);
  const wasEmpty = meter.isEmpty();
  let problem: Problem | undefined;
  const exhausted = (place: ProblemPlace, error: unknown): void => {
    if (!(error instanceof WorkExhausted)) throw error;
    if (!wasEmpty) problem ??= problemAt(place, tooMuchWork(error));
  };
  return {
    meter,
    exhausted,
    attempt(place, work) {
      try {
        return work();
      } catch (error) {
        exhausted(place, error);
        return undefined;
      }
    },
    problem: () => problem,
  };
}
