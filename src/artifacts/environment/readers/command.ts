import {cpuFile} from "./cpu.ts";
import {assigned} from "./go.ts";
import type {Written} from "./reader.ts";

/** Settings in a command at a prompt, and the format of its output. */
export interface Prompted {
  readonly settings: readonly Written[];
  /** Makes a setting of a bare line that the command prints; undefined where its output is read by its own shape. */
  readonly bare?: (line: string) => Written;
  /** Whether the command has to do with the environment. */
  readonly isKnown: boolean;
}

const KNOWN =
  /\b(?:go (?:env|version)|lscpu|uname|sysctl|cpupower|perflock|free|nproc|ulimit|getconf|env|printenv|export|hostnamectl)\b|\/proc\/|\/sys\/|\/etc\/os-release/;

/** Characters of a command that are looked at. */
const LONGEST = 500;

/** Reads a command at a prompt: its settings and the format of its output. */
export function readCommand(line: string): Prompted {
  const command = line.slice(0, LONGEST);
  const settings = [...setVariables(command), ...setFrequency(command)];
  const bare = bareReader(command);
  return {settings, isKnown: settings.length > 0 || KNOWN.test(command), ...(bare && {bare})};
}

/** `GOGC=off GOMAXPROCS=4 ./app`, `export GOGC=off` */
function setVariables(command: string): Written[] {
  const [, list = ""] =
    /^(?:export\s+|env\s+|set\s+)?((?:[A-Z][A-Z0-9_]*=(?:'[^']*'|"[^"]*"|\S*)\s*)+)/.exec(command) ?? [];
  return [...list.matchAll(/(?<![A-Z0-9_])([A-Z][A-Z0-9_]*)=(?:'([^']*)'|"([^"]*)"|(\S*))/g)].map(
    ([, name = "", single, double, plain]) => assigned(name, single ?? double ?? plain ?? ""),
  );
}

function setFrequency(command: string): Written[] {
  const [, power = ""] = /\bcpupower\b(.*)/.exec(command) ?? [];
  const [, set = ""] = /\bfrequency-set\b(.*)/.exec(power) ?? [];
  const governor = /^.*(?:-g|--governor)[ =]([\w-]+)/.exec(set)?.[1];
  const perflock = /(?:^|\s)perflock((?:\s+-(?:governor[ =]\S+|cores[ =]\S+|shared|daemon))*)(?:\s|$)/.exec(
    command,
  );
  const [, value, path] =
    /\becho (\S+) *\|.*\btee (?:-a )?(\/sys\/devices\/system\/cpu\/\S+)/.exec(command) ?? [];
  return [
    ...(governor === undefined ? [] : [{source: "frequency", name: "governor", value: governor} as const]),
    ...(perflock === null
      ? []
      : [{source: "frequency", name: "perflock", value: perflock[1]?.trim() || "used"} as const]),
    ...(value !== undefined && path !== undefined ? [cpuFile(path, value)] : []),
  ];
}

function bareReader(command: string): ((line: string) => Written) | undefined {
  if (/^\s*nproc\b/.test(command)) return line => ({source: "other", name: "nproc", value: line.trim()});
  const tool = /^\s*(node|npm|deno|bun|rustc|cargo|python3?|java|dotnet) --?version\s*$/.exec(command)?.[1];
  if (tool !== undefined) return line => ({source: "other", name: tool, value: toolVersion(line)});
  const limit = /^\s*ulimit (-\w)/.exec(command)?.[1];
  if (limit !== undefined) return line => ({source: "other", name: `ulimit ${limit}`, value: line.trim()});
  const path = /\b(?:cat|tee(?: -a)?) (\/(?:sys|proc)\/\S+)/.exec(command)?.[1];
  if (path === undefined || /cpuinfo$|meminfo$/.test(path)) return undefined;
  if (path.startsWith("/sys/devices/system/cpu/")) return line => cpuFile(path, line.trim());
  const name = path === "/proc/cmdline" ? "kernel command line" : path;
  return line => ({source: "other", name, value: line.trim()});
}

/** The version that a tool prints behind its own name: `v24.1.0` and `rustc 1.80.0 (…)` without anything but the number. */
function toolVersion(line: string): string {
  return /(?<!\d)\d+(?:\.\d+)+\S*/.exec(line)?.[0] ?? line.trim();
}
