import type {Found} from "./reader.ts";

const UNAME =
  /^(Linux|Darwin|FreeBSD|NetBSD|OpenBSD|DragonFly|SunOS|CYGWIN\S*|MINGW\S*) (\S+) (\d\S*) (.*?)\b(x86_64|amd64|aarch64|arm64|armv\d\w*|i[3-6]86|riscv64|ppc64(?:le)?|s390x|loongarch64|mips\w*)\b(.*)$/;
const SYSCTL =
  /^((?:kernel|vm|net|fs|dev|abi|debug|user|sunrpc|hw|kern|machdep|security|crypto)(?:[./][\w:@-]+)+)\s*(?:=|: )\s*(.*)$/;
const FREE_HEAD = /^\s+total\s+used\s+free\b/;
const FREE = /^(Mem|Swap|Total):\s+(\S+)\s+(\S+)\s+(\S+)/;
const MEMINFO = /^([A-Z][A-Za-z]+(?:\(\w+\)|_\w+)?):\s+(\d+)(?: (kB))?\s*$/;
const MEMINFO_STEADY = /^(?:MemTotal|SwapTotal|HugePages_Total|Hugepagesize)$/;
const BOOT = /^BOOT_IMAGE=\S+ /;
const BOOT_SETTING = /(?:^| )(?:isolcpus|nohz_full|rcu_nocbs|mitigations|intel_pstate|nosmt)(?:=\S|[ ]|$)/;

/** Reads `uname -a`; the machine's name is left out by its setting's name. */
export function readUname(line: string): Found {
  const [, system, host, release, version, machine] = UNAME.exec(line) ?? [];
  if (system === undefined || host === undefined || release === undefined) return undefined;
  const said = (name: string, value = "") => ({source: "uname", name, value}) as const;
  return [
    said("system", system),
    said("nodename", host),
    said("release", release),
    said("version", version?.trim()),
    said("machine", machine),
  ];
}

/** Reads a line of `sysctl`: `vm.swappiness = 60`, on macOS and BSD with a colon. */
export function readSysctl(line: string): Found {
  const [, name, value] = SYSCTL.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : [{source: "sysctl", name, value}];
}

/** Reads `free` and /proc/meminfo: total sizes only, since current use is not a property of the machine. */
export function readMemory(line: string): Found {
  if (FREE_HEAD.test(line)) return [];
  const [, row, total] = FREE.exec(line) ?? [];
  if (row !== undefined && total !== undefined)
    return [
      {
        source: "memory",
        name: row === "Mem" ? "total" : `${row.toLowerCase()} total`,
        value: memorySize(total),
      },
    ];
  const [, name, value, unit] = MEMINFO.exec(line) ?? [];
  if (name === undefined || value === undefined || (unit === undefined && !name.startsWith("HugePages")))
    return undefined;
  if (!MEMINFO_STEADY.test(name)) return [];
  return [{source: "memory", name, value: unit === undefined ? value : memorySize(value)}];
}

/** Kibibytes, which `free` and /proc/meminfo print without -h, in the unit they are read in. */
function memorySize(text: string): string {
  if (!/^\d+$/.test(text) || text === "0") return text;
  return `${Number((Number(text) / 1024 ** 2).toPrecision(4))} GiB`;
}

/** Reads the kernel's command line, where processors are set aside for measurements. */
export function readBoot(line: string): Found {
  const isBoot = BOOT.test(line) || (BOOT_SETTING.test(line) && !/^\s|\s\s|[^\S ]/.test(line));
  return isBoot ? [{source: "other", name: "kernel command line", value: line.trim()}] : undefined;
}
