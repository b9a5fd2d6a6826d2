import type {JsonPath} from "../../input/json-text.ts";

/** Receives the faults of a specification. */
export interface Findings {
  /** Properties that would make a wrong chart. */
  error(path: JsonPath, message: string, hint: string): void;
  /** Properties that are ignored. */
  leftOut(path: JsonPath, message: string): void;
  /** Returns the internal name of a field of the data; undefined, and an error, for an unknown field. */
  field(path: JsonPath, name: string): string | undefined;
}

/** Checks a value and returns a copy of the parts that the rule allows. */
export type Rule = (value: unknown, path: JsonPath, findings: Findings) => unknown;

/** Formats a path: `encoding.x.field`, `layer[1].mark`. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

/** Formats an unexpected value for a message. */
export function shownJsonValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function refuse(findings: Findings, path: JsonPath, value: unknown, expected: string): undefined {
  findings.error(
    path,
    `${pathText(path)} is ${shownJsonValue(value)}, expected ${expected}`,
    expected.length > 60 ? "write one of these" : `write ${expected}`,
  );
  return undefined;
}

/** A word of a fixed list. */
export function wordRule(...words: readonly string[]): Rule {
  const expected = words.map(one => `"${one}"`).join(", ");
  return (value, path, findings) =>
    typeof value === "string" && words.includes(value)
      ? value
      : refuse(findings, path, value, words.length === 1 ? expected : `one of ${expected}`);
}

/** A finite number within bounds. */
export function numberRule(least: number, most: number): Rule {
  return (value, path, findings) =>
    typeof value === "number" && value >= least && value <= most
      ? value
      : refuse(findings, path, value, `a number from ${least} to ${most}`);
}

/** A truth value. */
export const truthRule: Rule = (value, path, findings) =>
  typeof value === "boolean" ? value : refuse(findings, path, value, "true or false");

/** A text of some length; a list of lines is joined. */
export function textRule(longest: number): Rule {
  return (value, path, findings) => {
    const joined =
      Array.isArray(value) && value.every(one => typeof one === "string") ? value.join(" ") : value;
    return typeof joined === "string" && joined.length <= longest
      ? joined
      : refuse(findings, path, value, `a text of at most ${longest} characters`);
  };
}

/** A text that a pattern knows. */
export function patternRule(known: RegExp, expected: string): Rule {
  return (value, path, findings) =>
    typeof value === "string" && known.test(value) ? value : refuse(findings, path, value, expected);
}

/** A name of a field of the data. */
export const fieldRule: Rule = (value, path, findings) =>
  typeof value === "string"
    ? findings.field(path, value)
    : refuse(findings, path, value, "the name of a column");

/** A text, number, truth value or null. */
export const scalarRule: Rule = (value, path, findings) => {
  if (typeof value === "string" && value.length <= 200) return value;
  if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)))
    return value;
  return refuse(findings, path, value, "a text, a number, true, false or null");
};

/** A list of some length. */
export function listRule(item: Rule, most: number): Rule {
  return (value, path, findings) => {
    if (!Array.isArray(value) || value.length > most)
      return refuse(findings, path, value, `a list of at most ${most}`);
    return value.map((one: unknown, index) => item(one, [...path, index], findings));
  };
}

/** Either of two rules, chosen by the JavaScript type of the value. */
export function eitherRule(
  ...choices: readonly (readonly [
    is: "null" | "list" | "object" | "boolean" | "number" | "string",
    rule: Rule,
  ])[]
): Rule {
  return (value, path, findings) => {
    const is = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
    const choice = choices.find(([sort]) => sort === is);
    if (choice) return choice[1](value, path, findings);
    return refuse(findings, path, value, choices.map(([sort]) => `a value of sort ${sort}`).join(" or "));
  };
}

/** Null, which means absent. */
export const noneRule: Rule = () => null;

/** An object: members with a rule are kept, others left out, those that would change the chart refused. */
export interface ObjectRule {
  readonly members: Readonly<Record<string, Rule>>;
  /** Members without effect in a printed picture: left out silently. */
  readonly silent?: readonly string[];
  /** Members that change the meaning of the chart: refused, with a correction. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** Makes a rule of an object. */
export function objectRule({members, silent = [], refused = {}}: ObjectRule): Rule {
  return (value, path, findings) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return refuse(findings, path, value, "an object");
    const kept: Record<string, unknown> = {};
    for (const [name, one] of Object.entries(value)) {
      const place = [...path, name];
      const rule = Object.hasOwn(members, name) ? members[name] : undefined;
      if (rule) {
        const result = rule(one, place, findings);
        if (result !== undefined) kept[name] = result;
      } else if (Object.hasOwn(refused, name))
        findings.error(
          place,
          `${pathText(place)} is not drawn here, expected a chart without it`,
          refused[name] ?? "",
        );
      else if (!silent.includes(name)) findings.leftOut(place, `${pathText(place)} is left out`);
    }
    return kept;
  };
}
