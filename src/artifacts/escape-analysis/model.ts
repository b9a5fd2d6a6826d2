import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";

/** Decision of the compiler about a piece of source. */
export type DecisionKind =
  /** An expression's value is allocated on the heap. */
  | "escapes"
  /** A variable is allocated on the heap. */
  | "moved"
  /** A parameter leaks: its arguments may have to be on the heap. */
  | "leaks"
  /** A value stays on the stack. */
  | "stays"
  | "canInline"
  | "cannotInline"
  /** A call replaced by the callee's body. */
  | "inlined"
  /** A check that an index is within bounds is left in the code. */
  | "bounds"
  /** Ignored here: self-assignments, removed bounds checks. */
  | "other";

/** A line of the compiler's report. */
export interface Decision {
  readonly kind: DecisionKind;
  /** Import path of the `# package` line above; "" if absent. */
  readonly package: string;
  /** As the compiler writes it: `./parse.go`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in bytes; 0 if the compiler does not print it. */
  readonly column: number;
  /** The expression, variable, parameter or function. */
  readonly subject: string;
  /** Details: the reason, the cost, the target of a leak; "" without details. */
  readonly detail: string;
  /** The enclosing function: `(*Message).Get`; undefined if unknown. */
  readonly function: string | undefined;
  /** The source line, where the source is attached. */
  readonly source: string | undefined;
  /** The data flow that `-m=2` prints, a line each. */
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

/** The compiler's report on the packages of a build. */
export interface CompilerReport {
  /** The first decisions, in the order of the text; those of the kinds `stays` and `other` are only counted. */
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
  readonly stray: UnrecognizedLines;
}
