import {GO_SPACE} from "./go-syntax.ts";
import type {ConfigEntry} from "./results.ts";

/** A key begins with a lower-case letter, has no space and no capital, and ends at the first colon. */
const CONFIG_LINE = new RegExp(`^(\\p{Ll}(?:(?!${GO_SPACE})[^\\p{Lu}:])*):(?:[ \\t]+(.*))?$`, "su");

/** Keys that Go's tools write above results, and those its performance dashboards add. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(
  "goos goarch pkg cpu go toolchain commit commit-time branch runstamp note".split(" "),
);

/** What the testing package and the runtime print in the shape of a configuration line. */
const LOG_KEYS: ReadonlySet<string> = new Set(["testing", "panic", "fatal", "error", "warning", "exit"]);

/** Reads `key: value`; the value is "" where the line takes the key away. Undefined for any other line. */
export function configLine(text: string): ConfigEntry | undefined {
  const match = CONFIG_LINE.exec(text);
  return match ? {key: match[1] ?? "", value: match[2] ?? ""} : undefined;
}

/**
 * Sets a key, or takes it away when the value is "": the last entry then moves into its place.
 * That order decides in which order benchstat shows keys it has not seen before.
 */
export function setConfig(config: ConfigEntry[], entry: ConfigEntry): void {
  const index = config.findIndex(({key}) => key === entry.key);
  if (entry.value !== "") {
    config[index < 0 ? config.length : index] = entry;
    return;
  }
  const last = index < 0 ? undefined : config.pop();
  if (last && index < config.length) config[index] = last;
}

/** True for keys that one expects above results. */
export function isKnownKey(key: string): boolean {
  return KNOWN_KEYS.has(key);
}

/** True for the words before the colon of a log line that only looks like configuration. */
export function isLogKey(key: string): boolean {
  return LOG_KEYS.has(key);
}
