/** The text inside a `go test -json` stream, and which line of the stream each of its lines ends on. */
export interface UnwrappedText {
  readonly bytes: Uint8Array;
  /** 1-based line of the stream by line of the text. */
  readonly lines: readonly number[];
}

/** An event, also behind a CI system's prefix of each line; other lines may occur between events. */
const EVENT =
  /^[^{\n]{0,400}\{ ?"(?:Time|Action|ImportPath|Package)": ?"[^\n]*"(?:Action|Package|Output)": ?"/m;

/** True if bytes are a stream of test events, a JSON object per line: `go doc test2json`. */
export function looksLikeTestJson(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 16_384));
  return /"Action": ?"/.test(head) && EVENT.test(head);
}

/** Puts the output of every package together, in the order of the packages' first line. */
export function textOfTestJson(bytes: Uint8Array): UnwrappedText {
  const outputs = new Map<string, {text: string; lines: number[]}>();
  const stream = new TextDecoder().decode(bytes).split("\n");
  stream.forEach((line, index) => {
    const {Action: action, Package: pkg = "", Output: output} = readEvent(line);
    if (action !== "output" || typeof output !== "string" || typeof pkg !== "string") return;
    const collected = outputs.get(pkg) ?? {text: "", lines: []};
    outputs.set(pkg, collected);
    collected.text += output;
    // A benchmark's name and its numbers come in two events for the same line.
    for (const _ of output.matchAll(/\n/g)) collected.lines.push(index + 1);
  });
  const packages = [...outputs.values()];
  const text = packages.map(one => one.text).join("");
  return {bytes: new TextEncoder().encode(text), lines: packages.flatMap(one => one.lines)};
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
