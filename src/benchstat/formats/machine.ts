import type {Config} from "../read/results.ts";

/** The machine a tool ran on, in the tool's own words; "" where unknown. */
export interface ToolMachine {
  readonly os?: string;
  readonly arch?: string;
  readonly cpu?: string;
  /** Runtimes and compilers by name: `jdk`, `python`. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** Names of processor families as Go has them. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ["x86_64", "amd64"],
  ["x64", "amd64"],
  ["amd64", "amd64"],
  ["aarch64", "arm64"],
  ["arm64", "arm64"],
  ["i686", "386"],
  ["x86", "386"],
]);

const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ["win32", "windows"],
  ["macos", "darwin"],
]);

/** Returns a machine as configuration of benchmark text, so that results of all tools share machines. */
export function machineConfig({os = "", arch = "", cpu = "", versions = {}}: ToolMachine): Config {
  const system = os.toLowerCase();
  const family = arch.toLowerCase();
  const said = {
    goos: SYSTEMS.get(system) ?? system,
    goarch: ARCHITECTURES.get(family) ?? family,
    cpu,
    ...versions,
  };
  return Object.entries(said).flatMap(([key, value]) => {
    const line = value.replace(/\s+/g, " ").trim().slice(0, LONGEST_VALUE);
    return line === "" ? [] : [{key, value: line}];
  });
}

const LONGEST_VALUE = 200;
