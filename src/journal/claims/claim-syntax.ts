/** How a measured number is compared with the claimed number; `~` claims no significant change. */
export type Operator = "<=" | "<" | ">=" | ">" | "=" | "~";

/** The claimed bound of a number: `<= -20%`, `< 50ns`, `~`. */
export type Bound =
  // No significant change, as benchstat writes it.
  | {readonly kind: "unchanged"; readonly operator: "~"}
  // A change from base to head in per cent; `step` is the value of the last digit.
  | {
      readonly kind: "change";
      readonly operator: Exclude<Operator, "~">;
      readonly percent: number;
      readonly step: number;
    }
  // A value with its unit, as written: its meaning depends on the unit of the benchmark.
  | {readonly kind: "value"; readonly operator: Exclude<Operator, "~">; readonly quantity: string};

/** A claim as its author wrote it: `Parse/msg=invite sec/op <= -20% in parse`. */
export interface Claim {
  /**
   * A benchmark, with all its sub-benchmarks unless a sub-benchmark is named; `*` matches any text. `geomean` is the mean of
   * all.
   */
  readonly subject: string;
  /** As written, `ns/op` or `sec/op`; undefined means time, else the benchmark's first unit. */
  readonly unit: string | undefined;
  readonly bound: Bound;
  /** The pair, or for a value the file, that is meant. */
  readonly place: string | undefined;
}

/** Why text is no claim. */
export interface ClaimMistake {
  readonly mistake: string;
  readonly hint: string;
}

const EXAMPLES = "write Parse sec/op <= -20%, Render allocs/op = 0, geomean sec/op < 0% or Parse B/op ~";
const EXPECTATIONS = 'write expect="<= -20%" for a change, expect="< 50ns" for a value';

/** Characters of a claim; the expressions below try each beginning of blanks with each end. */
const LONGEST = 1000;

/** Blanks separate the operator from the name and the unit, which may contain `=` and `<`. */
const CLAIM = /^(\S+)(?:\s+([^\s<>=≤≥~]\S*))?\s+(<=|>=|==|<|>|=|≤|≥|~)\s*(.*)$/u;
const EXPECTATION = /^(<=|>=|==|<|>|=|≤|≥|~)\s*(.*)$/u;
const PLACE = /^(.*?)\s+in\s+(\S.*)$/u;

/**
 * Reads a claim: `benchmark [unit] operator bound [in place]`. The operators are `<= < >= > =` and `~`, which has no bound;
 * a bound with `%` is a change, any other a value.
 */
export function parseClaim(text: string): Claim | ClaimMistake {
  if (text.length > LONGEST) return {mistake: tooLong(text), hint: EXAMPLES};
  const claim = CLAIM.exec(text.trim());
  if (!claim)
    return {mistake: `expected a benchmark, a unit and a comparison, got "${text}"`, hint: EXAMPLES};
  const [, subject = "", unit, operator = "", rest = ""] = claim;
  const [, before = rest, place] = PLACE.exec(` ${rest}`) ?? [];
  const bound = parseBound(operator, before.trim(), EXAMPLES);
  if ("mistake" in bound) return bound;
  if (subject === "geomean" && bound.kind === "value") {
    return {
      mistake: `expected a change in per cent for the geometric mean, got "${bound.quantity}"`,
      hint: "write geomean sec/op <= -10%",
    };
  }
  return {subject, unit, bound, place};
}

/** Reads the expectation of a number in the text: `<= -20%`, `< 50ns`. */
export function parseExpectation(text: string): Bound | ClaimMistake {
  if (text.length > LONGEST) return {mistake: tooLong(text), hint: EXPECTATIONS};
  const expectation = EXPECTATION.exec(text.trim());
  if (expectation) return parseBound(expectation[1] ?? "", (expectation[2] ?? "").trim(), EXPECTATIONS);
  return {mistake: `expected one of <=, <, >=, >, = and a number, or ~, got "${text}"`, hint: EXPECTATIONS};
}

function tooLong(text: string): string {
  return `expected at most ${LONGEST} characters, got ${text.length}`;
}

function parseBound(operator: string, text: string, hint: string): Bound | ClaimMistake {
  if (operator === "~") {
    if (text === "") return {kind: "unchanged", operator};
    return {mistake: `expected nothing behind "~", got "${text}"`, hint};
  }
  const plain = PLAIN_OPERATORS.get(operator) ?? "=";
  const percent = /^([-+\u2212]?)(\d+)(?:\.(\d+))?\s*%$/.exec(text);
  if (percent) {
    const [, sign = "", whole = "", fraction = ""] = percent;
    const size = Number(fraction === "" ? whole : `${whole}.${fraction}`);
    const negative = (sign === "-" || sign === "\u2212") && size !== 0;
    return {
      kind: "change",
      operator: plain,
      percent: negative ? -size : size,
      step: 10 ** -fraction.length,
    };
  }
  if (/^[-+\u2212]?\d+(?:\.\d+)?\s*[^\s%]*$/u.test(text))
    return {kind: "value", operator: plain, quantity: text};
  return {mistake: `expected a number behind "${operator}", got "${text}"`, hint};
}

const PLAIN_OPERATORS: ReadonlyMap<string, Exclude<Operator, "~">> = new Map([
  ["<=", "<="],
  ["≤", "<="],
  ["<", "<"],
  [">=", ">="],
  ["≥", ">="],
  [">", ">"],
  ["=", "="],
  ["==", "="],
]);
