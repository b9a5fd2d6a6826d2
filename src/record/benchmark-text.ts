/** Output of a part of the measurement, a package or a command, in the order of its rounds. */
export type PartOutput = readonly string[];

const CONFIG = /^([a-z][^\s:A-Z]*):(?:\s+(.*))?$/;
const VERDICT = /^(?:PASS|ok\s.*|\?\s.*)$/;

/**
 * Joins the outputs of a side's rounds into a single benchmark text: each part once with its configuration
 * lines, a later round adds only those that differ. Every other line is kept as it was printed.
 */
export function joinedBenchmarkText(parts: readonly PartOutput[]): string {
  const config = new Map<string, string>();
  const lines = parts.flatMap(rounds => {
    const printed = rounds.flatMap(output => outputLines(output));
    const kept = printed.filter(line => !VERDICT.test(line) && !isInForce(line, config));
    return printed.some(line => VERDICT.test(line)) ? [...kept, "PASS"] : kept;
  });
  return lines.map(line => `${line}\n`).join("");
}

/** True if the text has a line of results. */
export function hasResults(output: string): boolean {
  return /^Benchmark\S*\s+\d+\s/m.test(output);
}

function outputLines(output: string): string[] {
  const lines = output.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** True for a configuration line whose value is in force already; remembers the value of any other. */
function isInForce(line: string, config: Map<string, string>): boolean {
  const [, key, value = ""] = CONFIG.exec(line) ?? [];
  if (key === undefined) return false;
  if (config.get(key) === value) return true;
  config.set(key, value);
  return false;
}
