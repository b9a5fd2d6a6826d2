import {existsSync, readdirSync, readFileSync} from "node:fs";
import {availableParallelism, loadavg} from "node:os";
import {join} from "node:path";
import process from "node:process";
import type {MachineFact} from "../../record/environment-text.ts";
import type {MachineState} from "../../record/machine-warnings.ts";
import {runProcess} from "./process-fs.ts";

const CPU = "/sys/devices/system/cpu";
const POWER = "/sys/class/power_supply";

/** Files with the settings of the clock, of the first processor only. */
const CLOCK_FILES = [
  "cpu0/cpufreq/scaling_governor",
  "cpu0/cpufreq/scaling_driver",
  "cpu0/cpufreq/energy_performance_preference",
  "cpu0/cpufreq/scaling_min_freq",
  "cpu0/cpufreq/scaling_max_freq",
  "intel_pstate/no_turbo",
  "cpufreq/boost",
  "smt/control",
  "smt/active",
  "isolated",
].map(name => join(CPU, name));

/** Commands of systems without /proc. */
const OTHER_SYSTEMS: readonly (readonly string[])[] = [
  ["sysctl", "machdep.cpu.brand_string", "hw.ncpu", "hw.memsize", "kern.osrelease"],
  ["pmset", "-g", "batt"],
];

/**
 * Reads where a measurement runs: processors, clock, memory, kernel, load, container limits, power. Names of the host and
 * of users are not read.
 */
export async function machineFacts(
  env: Readonly<Record<string, string | undefined>>,
): Promise<MachineFact[]> {
  if (process.platform !== "linux") return commandFacts(OTHER_SYSTEMS, env);
  return [
    ...(await commandFacts([["lscpu"]], env)),
    {command: "nproc", output: String(availableParallelism())},
    grepFact(CLOCK_FILES),
    sysctlFact(["kernel.osrelease", "kernel.numa_balancing", "kernel.randomize_va_space"]),
    linesFact("/proc/meminfo", /^(?:MemTotal|SwapTotal):/),
    linesFact("/etc/os-release", /^PRETTY_NAME=/),
    ...["/proc/loadavg", ...cgroupFiles("cpu.max"), ...cgroupFiles("memory.max"), ...powerFiles()].map(
      fileFact,
    ),
  ].filter(({output}) => output !== "");
}

/** Reads the state that warnings are made of. */
export function machineState(): MachineState {
  const [share, period] = (limitOf("cpu.max") ?? "").split(" ").map(Number);
  return {
    load: process.platform === "win32" ? undefined : loadavg()[0],
    processors: availableParallelism(),
    quota: share && period ? share / period : undefined,
    onBattery: batteryState(),
    throttled: throttleCount(),
  };
}

/** A container's limit; undefined without a limit (`max`). */
function limitOf(name: string): string | undefined {
  return cgroupFiles(name)
    .map(file => readText(file).trim())
    .find(text => text !== "" && !text.startsWith("max"));
}

/** Files of a limit of cgroup v2: of the process's own group, and of the container's root. */
function cgroupFiles(name: string): string[] {
  const own = /^0::(\/.*)$/m.exec(readText("/proc/self/cgroup"))?.[1] ?? "/";
  const files = [join("/sys/fs/cgroup", own, name), join("/sys/fs/cgroup", name)];
  return [...new Set(files)].filter(file => existsSync(file));
}

function powerFiles(): string[] {
  return names(POWER)
    .flatMap(name => [join(POWER, name, "status"), join(POWER, name, "online")])
    .filter(file => existsSync(file));
}

function batteryState(): boolean | undefined {
  const states = powerFiles()
    .filter(file => file.endsWith("status"))
    .map(file => readText(file).trim());
  return states.length === 0 ? undefined : states.includes("Discharging");
}

function throttleCount(): number | undefined {
  const counts = names(CPU)
    .filter(name => /^cpu\d+$/.test(name))
    .map(name => readText(join(CPU, name, "thermal_throttle/core_throttle_count")).trim())
    .filter(text => /^\d+$/.test(text));
  return counts.length === 0 ? undefined : counts.reduce((sum, text) => sum + Number(text), 0);
}

async function commandFacts(
  commands: readonly (readonly string[])[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<MachineFact[]> {
  const facts: MachineFact[] = [];
  for (const [command = "", ...args] of commands) {
    const {status, stdout} = await runProcess({command, args, cwd: "/", env: {...env, LC_ALL: "C"}});
    if (status === 0) facts.push({command: [command, ...args].join(" "), output: stdout});
  }
  return facts;
}

function grepFact(files: readonly string[]): MachineFact {
  const lines = files.flatMap(file => {
    const text = readText(file).trim();
    return text === "" ? [] : [`${file}:${text}`];
  });
  return {command: `grep . ${CPU}/…`, output: lines.join("\n")};
}

function sysctlFact(settings: readonly string[]): MachineFact {
  const lines = settings.flatMap(name => {
    const value = readText(join("/proc/sys", ...name.split("."))).trim();
    return value === "" ? [] : [`${name} = ${value}`];
  });
  return {command: `sysctl ${settings.join(" ")}`, output: lines.join("\n")};
}

function linesFact(file: string, wanted: RegExp): MachineFact {
  const lines = readText(file)
    .split("\n")
    .filter(line => wanted.test(line));
  return {command: `cat ${file}`, output: lines.join("\n")};
}

function fileFact(file: string): MachineFact {
  return {command: `cat ${file}`, output: readText(file).trim()};
}

function names(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The text of a file of the system; "" where it is missing or cannot be read. */
function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error) return "";
    throw error;
  }
}
