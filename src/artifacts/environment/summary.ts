import type {Environment} from "../../measurement.ts";
import type {Fact} from "../kind.ts";
import {valueText} from "../shared/quantities.ts";
import type {EnvironmentMachine, Setting, Source} from "./model.ts";

type Place = readonly [source: Source, name: string];

/** Returns the first of some settings that the file has and that may be shown. */
function say({settings}: EnvironmentMachine, ...places: readonly Place[]): string | undefined {
  for (const [source, name] of places) {
    const found = settings.find(one => one.source === source && one.name === name);
    if (found && found.value !== "" && found.hidden === undefined) return found.value;
  }
  return undefined;
}

/** Returns the environment of the measurements beside this file, in the terms of Go's benchmarks. */
export function environmentOfMachine(machine: EnvironmentMachine): Environment {
  const goos = say(machine, ["go version", "goos"], ["go env", "GOOS"]) ?? systemOf(machine);
  const goarch = say(machine, ["go version", "goarch"], ["go env", "GOARCH"]) ?? architectureOf(machine);
  const cpu = processorOf(machine);
  const go = goOf(machine);
  return {
    ...(goos !== undefined && {goos}),
    ...(goarch !== undefined && {goarch}),
    ...(cpu !== undefined && {cpu}),
    ...(go !== undefined && {go}),
  };
}

function goOf(machine: EnvironmentMachine): string | undefined {
  return say(machine, ["go version", "version"], ["go env", "GOVERSION"])?.replace(/^go(?=\d)/, "");
}

function systemOf(machine: EnvironmentMachine): string | undefined {
  return say(machine, ["uname", "system"])?.toLowerCase();
}

/** Go's names for those of the kernel. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ["x86_64", "amd64"],
  ["aarch64", "arm64"],
  ["i686", "386"],
]);

function architectureOf(machine: EnvironmentMachine): string | undefined {
  const said = say(machine, ["lscpu", "Architecture"], ["uname", "machine"]);
  return said === undefined ? undefined : (ARCHITECTURES.get(said) ?? said);
}

function processorOf(machine: EnvironmentMachine): string | undefined {
  return say(
    machine,
    ["lscpu", "Model name"],
    ["cpuinfo", "model name"],
    ["sysctl", "machdep.cpu.brand_string"],
    ["sysctl", "hw.model"],
  );
}

/** `8 (1 socket, 4 cores a socket, 2 threads a core)` */
function coresOf(machine: EnvironmentMachine): string | undefined {
  const count =
    say(machine, ["lscpu", "CPU(s)"], ["other", "nproc"], ["sysctl", "hw.ncpu"]) ??
    (machine.processors > 0 ? String(machine.processors) : undefined);
  if (count === undefined) return undefined;
  const counted = (value: string | undefined, one: string, many: string): string[] =>
    value === undefined ? [] : [`${value} ${value === "1" ? one : many}`];
  const parts = [
    ...counted(say(machine, ["lscpu", "Socket(s)"]), "socket", "sockets"),
    ...counted(
      say(machine, ["lscpu", "Core(s) per socket"], ["cpuinfo", "cpu cores"]),
      "core a socket",
      "cores a socket",
    ),
    ...counted(threadsOf(machine), "thread a core", "threads a core"),
  ];
  return parts.length > 0 ? `${count} (${parts.join(", ")})` : count;
}

function threadsOf(machine: EnvironmentMachine): string | undefined {
  return say(machine, ["lscpu", "Thread(s) per core"]);
}

/** macOS and BSD print memory in bytes. */
function bytesOf(machine: EnvironmentMachine): string | undefined {
  const bytes = say(machine, ["sysctl", "hw.memsize"], ["sysctl", "hw.physmem"]);
  return bytes !== undefined && /^\d{1,15}$/.test(bytes) ? valueText(Number(bytes), "B") : undefined;
}

function governorOf(machine: EnvironmentMachine): string | undefined {
  return say(machine, ["frequency", "governor"]);
}

/** Whether a processor may run faster than its nominal clock: `no_turbo` is the opposite of `boost`. */
function turboOf(machine: EnvironmentMachine): "on" | "off" | undefined {
  const off = say(machine, ["frequency", "no_turbo"]);
  if (off === "0" || off === "1") return off === "1" ? "off" : "on";
  const on = say(
    machine,
    ["frequency", "boost"],
    ["frequency", "boost active"],
    ["lscpu", "Frequency boost"],
  );
  if (on === undefined) return undefined;
  return /^(?:1|yes|enabled)$/.test(on) ? "on" : "off";
}

/** `400 to 5000 MHz` */
function clockOf(machine: EnvironmentMachine): string | undefined {
  const min = Number(say(machine, ["lscpu", "CPU min MHz"]));
  const max = Number(say(machine, ["lscpu", "CPU max MHz"]));
  if (min > 0 && max >= min && Number.isFinite(max)) return `${min} to ${max} MHz`;
  return say(machine, ["frequency", "hardware limits"]);
}

/** Variables of Go that change how a program runs or is compiled, where they are set. */
const GO_SETTINGS = [
  "GOMAXPROCS",
  "GOGC",
  "GOMEMLIMIT",
  "GODEBUG",
  "GOEXPERIMENT",
  "GOFLAGS",
  "GOAMD64",
  "GOARM64",
  "GOARM",
  "GO386",
];

/** Facts that affect measurements, the most important first. */
export function environmentFacts(machine: EnvironmentMachine): Fact[] {
  const {goos, goarch, cpu, go} = environmentOfMachine(machine);
  const fact = (name: string, value: string | undefined): Fact[] =>
    value === undefined || value === "" ? [] : [{name, value: value.slice(0, 200)}];
  return [
    ...fact("go", go),
    ...fact("os/arch", [goos, goarch].filter(Boolean).join("/")),
    ...fact("cpu", cpu),
    ...fact("processors", coresOf(machine)),
    ...fact("clock", clockOf(machine)),
    ...fact("governor", governorOf(machine)),
    ...fact("turbo", turboOf(machine)),
    ...fact("perflock", say(machine, ["frequency", "perflock"])),
    ...fact("memory", say(machine, ["memory", "total"], ["memory", "MemTotal"]) ?? bytesOf(machine)),
    ...fact("system", say(machine, ["os-release", "PRETTY_NAME"])),
    ...fact("kernel", say(machine, ["uname", "release"], ["sysctl", "kernel.osrelease"])),
    ...fact("hypervisor", say(machine, ["lscpu", "Hypervisor vendor"])),
    ...GO_SETTINGS.flatMap(name => fact(name, say(machine, ["go env", name], ["variables", name]))),
  ];
}

/** Warnings about settings that make numbers vary; settings missing from the file are skipped. */
export function environmentAdvice(machine: EnvironmentMachine): string[] {
  const notes: string[] = [];
  const governor = governorOf(machine);
  if (governor !== undefined && !/^performance$/.test(governor))
    notes.push(
      `The governor is ${governor}: the clock follows the load, and the first runs of a benchmark are at another one than the last. “performance” holds it.`,
    );
  if (turboOf(machine) === "on")
    notes.push("Turbo is on: the clock depends on how warm the processor is and how many cores are busy.");
  if (threadsOf(machine) === "2")
    notes.push("Two threads share a core: how busy its sibling is changes how fast a thread runs.");
  const isVirtual = say(machine, ["lscpu", "Hypervisor vendor"]) ?? flagOf(machine, "hypervisor");
  if (isVirtual !== undefined)
    notes.push(
      "It is a virtual machine: its host sets governor and turbo, and shares the processors with other guests.",
    );
  const flags = say(machine, ["go env", "GOFLAGS"]) ?? "";
  if (/-race|-N\b|-msan|-asan|-cover/.test(flags))
    notes.push(`GOFLAGS is ${flags}: this is not how the program runs elsewhere.`);
  return notes;
}

function flagOf(machine: EnvironmentMachine, flag: string): string | undefined {
  const flags = say(machine, ["lscpu", "Flags"], ["cpuinfo", "flags"]) ?? "";
  return flags.split(" ").includes(flag) ? flag : undefined;
}

/** A setting of two machines; undefined on a side that lacks it. */
export interface EnvironmentDifference {
  readonly source: Source;
  readonly name: string;
  readonly base: Setting | undefined;
  readonly head: Setting | undefined;
}

/** Compares two machines: different, equal, and constantly changing settings. */
export function compareMachines(base: EnvironmentMachine, head: EnvironmentMachine) {
  const keyOf = ({source, name}: Setting): string => `${source}\0${name}`;
  const heads = new Map(head.settings.map(one => [keyOf(one), one]));
  const bases = new Map(base.settings.map(one => [keyOf(one), one]));
  const all = [...new Map([...bases, ...heads])].map(([key, {source, name}]): EnvironmentDifference => {
    return {source, name, base: bases.get(key), head: heads.get(key)};
  });
  const isVolatile = (one: EnvironmentDifference): boolean => (one.base ?? one.head)?.isVolatile === true;
  const told = (one: Setting | undefined): string | undefined => one && (one.unshown ?? one.value);
  const isSame = (one: EnvironmentDifference): boolean => told(one.base) === told(one.head);
  const steady = all.filter(one => !isVolatile(one));
  return {
    differing: steady.filter(one => !isSame(one)),
    same: steady.filter(isSame),
    volatile: all.filter(isVolatile).length,
  };
}
