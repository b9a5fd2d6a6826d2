import {GO_SPACE} from "./go-syntax.ts";
import type {ConfigEntry} from "./results.ts";

/** A key begins with a lower-case letter, has no space and no capital, and ends at the first colon. */
const CONFIG_LINE = new RegExp(`^(\\p{Ll}(?:(?!${GO_SPACE})[^\\p{Lu}:])*):(?:[ \\t]+(.*))?$`, "su");

/** Keys that Go's tools write above results, and those its performance dashboards add. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(
  "goos goarch pkg cpu go toolchain commit commit-time branch runstamp note".split(" "),
);

/**
 * First words of messages that have the shape of a configuration line but state no fact about the measurement: the
 * testing package and the runtime (`coverage: 51.1% of statements`, `testing: warning: no tests to run`, `panic: …`),
 * shells and tools around them (`make: *** [bench] Error 1`), and levels of logs.
 */
const LOG_KEYS: ReadonlySet<string> = new Set(
  [
    "coverage testing panic fatal runtime signal exit goroutine",
    "error err warning warn info notice debug trace hint",
    "bash sh zsh make curl wget sudo git docker npm ld cc gcc clang",
    "elapsed duration took started finished",
  ]
    .join(" ")
    .split(" "),
);

/** A Go version as a `go:` line states it: `1.26.8`, `go1.27rc1`, `devel go1.27-abc`, `go version go1.26 linux/amd64`. */
const GO_VERSION = /^(?:go version )?(?:go\d|\d+\.\d|devel\b|tip\b)/;

/** Keys whose value differs from run to run and never distinguishes two benchmarks: times and numbers of a run. */
const RUN_KEYS: ReadonlySet<string> = new Set(
  [
    "runstamp date time timestamp start-time end-time run-id job-id build-id",
    "run pid seed shuffle uptime load attempt iteration",
    "upload upload-time upload-part upload-file",
  ]
    .join(" ")
    .split(" "),
);

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

/** True if a key describes a single run and so is no part of a benchmark's identity over time. */
export function isRunKey(key: string): boolean {
  return RUN_KEYS.has(key);
}

/** True for keys that are expected above results. */
export function isKnownKey(key: string): boolean {
  return KNOWN_KEYS.has(key);
}

/** True if a line has the shape of configuration but is a message: `coverage: …`, `go: downloading …`. */
export function isLogMessage({key, value}: ConfigEntry): boolean {
  if (key === "go") return value !== "" && !GO_VERSION.test(value);
  return LOG_KEYS.has(key);
}
