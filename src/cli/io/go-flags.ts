import {parseGoFloat} from "../../benchstat/read/go-syntax.ts";
import {compareText} from "../../text/compare.ts";

/** A flag of a Go program; a flag of type boolean takes its value behind `=` only, and is true without. */
export interface GoFlag {
  readonly type: "string" | "number" | "boolean";
  /** `true` or `false` for a boolean. */
  readonly initial: string;
  /** Its purpose; the words in back quotes name its value in the usage. */
  readonly usage: string;
}

/** Flags and arguments as Go's flag package takes them apart. */
export type GoCommandLine =
  | {
      readonly kind: "parsed";
      /** Every flag, those that were not given at their initial value. */
      readonly values: ReadonlyMap<string, string>;
      readonly args: readonly string[];
    }
  // `-h` or `-help` was asked for.
  | {readonly kind: "help"}
  // The message that Go prints above the usage.
  | {readonly kind: "wrong"; readonly message: string};

/** Takes a command line apart as Go's flag package does: `-f v`, `-f=v` and `--f`; the first other argument ends the flags. */
export function parseGoFlags(
  flags: Readonly<Record<string, GoFlag>>,
  args: readonly string[],
): GoCommandLine {
  const values = new Map(Object.entries(flags).map(([name, flag]) => [name, flag.initial]));
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg.length < 2 || !arg.startsWith("-")) return {kind: "parsed", values, args: args.slice(i)};
    if (arg === "--") return {kind: "parsed", values, args: args.slice(i + 1)};
    const [, name = "", inline] = /^--?([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === "" || name.startsWith("-")) return wrong(`bad flag syntax: ${arg}`);
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) {
      return name === "h" || name === "help"
        ? {kind: "help"}
        : wrong(`flag provided but not defined: -${name}`);
    }
    const value = inline ?? (flag.type === "boolean" ? "true" : args[++i]);
    if (value === undefined) return wrong(`flag needs an argument: -${name}`);
    const mistake = flag.type === "number" && numberMistake(value);
    if (mistake) return wrong(`invalid value ${JSON.stringify(value)} for flag -${name}: ${mistake}`);
    const truth = flag.type === "boolean" ? readTruth(value) : value;
    if (truth === undefined) {
      return wrong(`invalid boolean value ${JSON.stringify(value)} for -${name}: parse error`);
    }
    values.set(name, truth);
  }
  return {kind: "parsed", values, args: []};
}

/** Lists flags as Go's `PrintDefaults` does, in the order of their names. */
export function formatGoFlags(flags: Readonly<Record<string, GoFlag>>): string {
  return Object.entries(flags)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, {type, initial, usage}]) => {
      const value = /`([^`]*)`/.exec(usage)?.[1] ?? (type === "number" ? "float" : "string");
      const text = usage.replace(/`([^`]*)`/, "$1").replaceAll("\n", "\n    \t");
      const shown = type === "number" ? initial : JSON.stringify(initial);
      const isZero = initial === "" || (type === "number" && initial === "0");
      return `  -${name} ${value}\n    \t${text}${isZero ? "" : ` (default ${shown})`}\n`;
    })
    .join("");
}

function wrong(message: string): GoCommandLine {
  return {kind: "wrong", message};
}

/** Reads a boolean as Go's `strconv.ParseBool` does. */
function readTruth(text: string): "true" | "false" | undefined {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return "true";
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? "false" : undefined;
}

function numberMistake(text: string): string | undefined {
  const value = parseGoFloat(text);
  if (typeof value === "number") return undefined;
  return value === "value out of range" ? value : "parse error";
}
