import type {StrayLines} from "../shared/stray-lines.ts";

/** What the compiler decided of a piece of source. */
export type DecisionKind =
  /** An expression's value is allocated on the heap. */
  | "escapes"
  /** A variable is allocated on the heap. */
  | "moved"
  /** A parameter's value leaves the function: what callers pass may have to be on the heap. */
  | "leaks"
  /** A value stays on the stack. */
  | "stays"
  | "canInline"
  | "cannotInline"
  /** A call was replaced by the body of what it calls. */
  | "inlined"
  /** A check that an index is within bounds is left in the code. */
  | "bounds"
  /** Told, and of no weight here: self-assignments, bounds checks that were taken out. */
  | "other";

/** One line of what the compiler reports. */
export interface Decision {
  readonly kind: DecisionKind;
  /** Import path of the `# package` line above; "" where there is none. */
  readonly package: string;
  /** As the compiler writes it: `./parse.go`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in bytes; 0 where the compiler tells none. */
  readonly column: number;
  /** The expression, variable, parameter or function. */
  readonly subject: string;
  /** What more is said: why not, with which cost, leaking whereto; "" for nothing. */
  readonly detail: string;
  /** The function it lies in: `(*Message).Get`; undefined where nobody says it. */
  readonly function: string | undefined;
  /** The source line, where the source is attached. */
  readonly source: string | undefined;
  /** How it comes to be, as `-m=2` tells it; a line each. */
  readonly because: readonly string[];
}

/** Decisions of a file, or of a function where functions are known, by their number. */
export interface Counted {
  readonly package: string;
  readonly file: string;
  /** undefined where functions are not known. */
  readonly function: string | undefined;
  readonly counts: ReadonlyMap<DecisionKind, number>;
}

/** What the compiler reported of the packages of a build. */
export interface CompilerReport {
  /** The first ones, in the order of the text; those of the kinds `stays` and `other` are only counted. */
  readonly decisions: readonly Decision[];
  /** Decisions beyond those. */
  readonly unlisted: number;
  readonly totals: ReadonlyMap<DecisionKind, number>;
  /** By package, in the order of the text. */
  readonly packages: ReadonlyMap<string, ReadonlyMap<DecisionKind, number>>;
  /** By file or function, those with most on the heap and most checks first. */
  readonly groups: readonly Counted[];
  /** Names of the attached files whose source is shown. */
  readonly sources: readonly string[];
  /** As written behind a prompt; undefined when no such line is there. */
  readonly command: string | undefined;
  readonly stray: StrayLines;
}
