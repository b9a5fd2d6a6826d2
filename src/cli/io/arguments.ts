import type {ParseArgsConfig} from "node:util";
import {parseArgs} from "node:util";
import type {SystemError} from "../../input/system-error.ts";
import {isSystemError} from "../../input/system-error.ts";
import {nearest} from "../../text/suggest.ts";
import {usageError} from "./command-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{options: O; allowPositionals: true; args: string[]}>
>;

/**
 * Parses a command's arguments; an unknown option is a usage error that names the nearest.
 * An option of `lists` takes every argument up to the next option: `--bench before.txt after.txt`.
 */
export function parseArguments<const O extends Options>(
  args: readonly string[],
  options: O,
  lists: readonly (keyof O & string)[] = [],
): Parsed<O> {
  try {
    return parseArgs<{options: O; allowPositionals: true; args: string[]}>({
      args: spreadLists(args, lists),
      options,
      allowPositionals: true,
    });
  } catch (error) {
    if (!isParseArgsError(error)) throw error;
    const unknown = error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? /'(-[^' ]*)'/.exec(error.message) : null;
    if (!unknown) throw usageError(lowerFirst(error.message.split(". ")[0] ?? error.message));
    throw unknownOption(unknown[1] ?? "", Object.keys(options));
  }
}

/** Refuses arguments where a command takes options only. */
export function noPositionals(positionals: readonly string[]): void {
  if (positionals[0] !== undefined) throw usageError(`unexpected "${positionals[0]}", it takes options only`);
}

/** Reads a whole number that an option gives, or its default; a usage error for anything else. */
export function wholeNumberOption(
  option: string,
  text: string | undefined,
  range: {readonly from: number; readonly to: number},
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.from && value <= range.to) return value;
  throw usageError(`--${option} takes a whole number from ${range.from} to ${range.to}, got "${text}"`);
}

/** Turns `--bench a b` into `--bench=a --bench=b`. */
function spreadLists(args: readonly string[], lists: readonly string[]): string[] {
  let list: string | undefined;
  let waiting = false;
  const spread: string[] = [];
  for (const arg of args) {
    if (arg.startsWith("-")) {
      if (waiting && list) spread.push(`--${list}`);
      list = lists.find(name => arg === `--${name}`);
      waiting = list !== undefined;
      if (!list) spread.push(arg);
    } else {
      spread.push(list ? `--${list}=${arg}` : arg);
      waiting = false;
    }
  }
  return waiting && list ? [...spread, `--${list}`] : spread;
}

function unknownOption(option: string, known: readonly string[]): Error {
  const meant = nearest(option.replace(/^-+/, ""), known);
  return usageError(
    `unknown option "${option}"`,
    meant ? `did you mean --${meant}?` : `it takes ${known.map(name => `--${name}`).join(", ")}`,
  );
}

function isParseArgsError(error: unknown): error is SystemError {
  return isSystemError(error) && error.code.startsWith("ERR_PARSE_ARGS");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
