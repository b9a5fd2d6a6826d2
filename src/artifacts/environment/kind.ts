import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import type {EnvironmentMachine, Setting, Source} from "./model.ts";
import {parseEnvironment} from "./parse.ts";
import {environmentFacts, environmentOfMachine} from "./summary.ts";
import {environmentComparison, environmentView} from "./view.ts";

/** Where something was measured: go env, go version, lscpu, /proc/cpuinfo, sysctl, cpupower, uname, free, os-release. */
export const environmentKind: ModelKind<EnvironmentMachine> = defineKind({
  name: "environment",
  guide: {
    what: "What tools say of the machine and the toolchain that measured: go env and go version, lscpu or /proc/cpuinfo, uname, sysctl, cpupower, free, /etc/os-release, one or several in a file.",
    commands: [
      "(go version; go env; lscpu; uname -a; cat /etc/os-release) > environment.txt",
      "grep . /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor /sys/devices/system/cpu/intel_pstate/no_turbo >> environment.txt",
      "sysctl kernel.perf_event_paranoid vm.swappiness kernel.numa_balancing >> environment.txt",
    ],
    shown:
      "What decides over measurements (Go, processor, cores, governor, turbo, kernel), what of it makes numbers vary, and every setting by its source; of a base and a head first what differs. Values that look like credentials, names of hosts and users, and home folders are not shown.",
  },
  fences: ["environment", "goenv", "lscpu"],
  detect,
  parse: parseEnvironment,
  title: ({settings}) =>
    settings.every(({source}) => source === "go env" || source === "go version")
      ? "Go environment"
      : "Environment",
  facts: environmentFacts,
  environment: environmentOfMachine,
  view: environmentView,
  compare: environmentComparison,
});

/** Lines that are looked at, and the share of them that must be settings. */
const LOOKED_AT = 600;
const LEAST_SHARE = 0.6;

/** Mostly settings, some of which are certainly of a machine or of Go: any program has variables, and any guide commands. */
function detect(file: ArtifactFile): boolean {
  if (isProseOrSource(file)) return false;
  const text = kindSample(file);
  if (/^\s*\{/.test(text)) return /"GOOS"\s*:\s*"/.test(text) || /"lscpu"\s*:\s*\[/.test(text);
  const lines = text.split("\n", LOOKED_AT).filter(line => line.trim() !== "");
  const part = artifactFile(file.path, file.name, new TextEncoder().encode(lines.join("\n")));
  const {settings, stray} = parseEnvironment(part).model;
  const isMost = stray.count <= lines.length * (1 - LEAST_SHARE);
  return isMost && isCertain(settings.filter(({isOrdered}) => !isOrdered));
}

/** Minimum settings: other programs print some of these names, but not as many. */
const CERTAIN: Readonly<Partial<Record<Source, number>>> = {
  "go version": 1,
  uname: 1,
  frequency: 1,
  lscpu: 3,
  cpuinfo: 3,
  "go env": 2,
  "os-release": 3,
  sysctl: 2,
  memory: 1,
};

function isCertain(settings: readonly Setting[]): boolean {
  const counts = new Map<Source, number>();
  for (const {source} of settings) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].some(([source, count]) => count >= (CERTAIN[source] ?? Number.POSITIVE_INFINITY));
}
