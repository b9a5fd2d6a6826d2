import type {Found} from "./reader.ts";

const LSCPU_NAMES =
  /^(?:Architecture|CPU op-mode\(s\)|Address sizes|Byte Order|CPU\(s\)|On-line CPU\(s\) (?:list|mask)|Off-line CPU\(s\) list|Vendor ID|BIOS Vendor ID|BIOS Model name|BIOS CPU family|Machine type|Model name|CPU family|Model|Thread\(s\) per core|Core\(s\) per (?:socket|cluster)|Socket\(s\)|Cluster\(s\)|Book\(s\)|Stepping|CPU (?:max |min |static |dynamic )?MHz|CPU\(s\) scaling MHz|Frequency boost|BogoMIPS|Virtualization|Hypervisor(?: vendor)?|Virtualization type|Dispatching mode|Flags|L[1-4][di]?(?: cache)?|NUMA node(?:\(s\)|\d+ CPU\(s\))|Vulnerability .*)$/;
const LSCPU = /^\s*([A-Z][^:]{1,44}):\s+(\S.*)$/;
const LSCPU_HEADINGS = /^(?:Virtualization features|Caches \(sum of all\)|NUMA|Vulnerabilities):\s*$/;
const MOVING = /^(?:CPU MHz|CPU\(s\) scaling MHz|BogoMIPS|CPU (?:static|dynamic) MHz)$/;

/** Reads a line of `lscpu`: a known name, a colon, its value in a column. */
export function readLscpu(line: string): Found {
  if (LSCPU_HEADINGS.test(line)) return [];
  const [, name = "", value = ""] = LSCPU.exec(line) ?? [];
  return LSCPU_NAMES.test(name) ? [{source: "lscpu", name, value, isVolatile: MOVING.test(name)}] : undefined;
}

const CPUINFO = /^([A-Za-z][A-Za-z0-9_ ()-]{0,30}?) *\t[ \t]*:(?: (.*))?$/;
const CPUINFO_BARE = /^(?:power management|flags|bugs):\s*$/;
const CPUINFO_NUMBERED =
  /^(?:processor|physical id|core id|apicid|initial apicid|siblings|cpu MHz|bogomips|BogoMIPS)$/;

/** Reads a line of /proc/cpuinfo: a name, a tab, a colon. Values that differ between processors are marked as moving. */
export function readCpuinfo(line: string): Found {
  if (CPUINFO_BARE.test(line)) return [];
  const [, name, value = ""] = CPUINFO.exec(line) ?? [];
  if (name === undefined) return undefined;
  return [{source: "cpuinfo", name, value: value.trim(), isVolatile: CPUINFO_NUMBERED.test(name)}];
}

const CPUPOWER =
  /^\s+(driver|hardware limits|available cpufreq governors|available frequency steps|maximum transition latency|current CPU frequency|Supported|Active|boost frequency|P-state limits|amd-pstate limits):\s*(\S.*)$/i;
const GOVERNOR = /^\s*The governor "([\w-]+)" may decide which speed to use\s*$/;
const CPUPOWER_SILENT =
  /^(?:analyzing CPU \d+:|Setting cpu: \d+|\s+CPUs which (?:run|need)|\s+boost state support:|\s+current policy:|\s+within this range\.|\s+(?:Highest|Nominal|Lowest|Maximum) (?:Non-linear )?(?:Performance|Frequency))/;
const CPU_FILE =
  /^(\/sys\/devices\/system\/cpu\/\S+?(?:scaling_governor|scaling_driver|energy_performance_preference|scaling_(?:min|max)_freq|cpuinfo_(?:min|max)_freq|no_turbo|boost|status|smt\/(?:active|control)|isolated|nohz_full)):\s*(\S.*)$/;

/** Reads `cpupower frequency-info`, and files of /sys/devices/system/cpu as `grep . file…` prints them. */
export function readFrequency(line: string): Found {
  const [, governor] = GOVERNOR.exec(line) ?? [];
  if (governor !== undefined) return [{source: "frequency", name: "governor", value: governor}];
  const [, path, said] = CPU_FILE.exec(line) ?? [];
  if (path !== undefined && said !== undefined) return [cpuFile(path, said)];
  const [, name, value] = CPUPOWER.exec(line) ?? [];
  if (name !== undefined && value !== undefined) {
    const called = name === "Active" ? "boost active" : name === "Supported" ? "boost supported" : name;
    return [{source: "frequency", name: called, value, isVolatile: /^current/.test(name)}];
  }
  return CPUPOWER_SILENT.test(line) ? [] : undefined;
}

/** A file of /sys/devices/system/cpu by its last name: a single processor represents all. */
export function cpuFile(path: string, value: string): {source: "frequency"; name: string; value: string} {
  const name = /(?:^|\/)(smt\/\w+|[^/]+)$/.exec(path)?.[1] ?? path;
  return {source: "frequency", name: name === "scaling_governor" ? "governor" : name, value};
}
