import {growingText} from "../../input/growing-text.ts";
import {lineCount, partsOfLines} from "../../input/text-parts.ts";
import type {Spend} from "../../meter.ts";
import {unmetered} from "../../meter.ts";

/** The text inside a `go test -json` stream, and which line of the stream each of its lines ends on. */
export interface UnwrappedText {
  readonly bytes: Uint8Array;
  /** 1-based line of the stream by line of the text. */
  readonly lines: Uint32Array;
}

/** An event, also behind a CI system's prefix of each line; other lines may occur between events. */
const EVENT =
  /^[^{\n]{0,400}\{ ?"(?:Time|Action|ImportPath|Package)": ?"[^\n]*"(?:Action|Package|Output)": ?"/m;

/** True if bytes are a stream of test events, a JSON object per line: `go doc test2json`. */
export function looksLikeTestJson(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 16_384));
  return /"Action": ?"/.test(head) && EVENT.test(head);
}

/** Output of a package, an item an event. */
interface PackageOutput {
  readonly texts: string[];
  /** Lines of the stream. */
  readonly lines: number[];
}

/**
 * Puts the output of every package together, in the order of the packages' first line. Draws the lines of the text from a
 * meter.
 */
export function textOfTestJson(bytes: Uint8Array, spend: Spend = unmetered): UnwrappedText {
  const outputs = new Map<string, PackageOutput>();
  const decoder = new TextDecoder();
  let number = 0;
  for (const part of partsOfLines(bytes)) {
    for (const line of decoder.decode(part).split("\n")) {
      number++;
      const {Action: action, Package: pkg = "", Output: output} = readEvent(line);
      if (action !== "output" || typeof output !== "string" || typeof pkg !== "string") continue;
      const collected = outputs.get(pkg) ?? {texts: [], lines: []};
      outputs.set(pkg, collected);
      collected.texts.push(output);
      collected.lines.push(number);
    }
  }
  return joined([...outputs.values()], bytes.length, spend);
}

function joined(packages: readonly PackageOutput[], size: number, spend: Spend): UnwrappedText {
  const text = growingText(size);
  for (const output of packages.flatMap(one => one.texts)) text.add(output);
  const bytes = text.bytes();
  const count = lineCount(bytes);
  spend("lines", count);
  const lines = new Uint32Array(count);
  let at = 0;
  for (const one of packages) {
    for (const [index, output] of one.texts.entries()) {
      // A benchmark's name and its numbers come in two events for the same line.
      for (let end = output.indexOf("\n"); end >= 0; end = output.indexOf("\n", end + 1))
        lines[at++] = one.lines[index] ?? 0;
    }
  }
  return {bytes, lines: lines.subarray(0, at)};
}

function readEvent(line: string): Readonly<Record<string, unknown>> {
  const start = line.indexOf('{"');
  if (start < 0) return {};
  try {
    const event: unknown = JSON.parse(line.slice(start, line.lastIndexOf("}") + 1));
    return typeof event === "object" && event !== null ? {...event} : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
