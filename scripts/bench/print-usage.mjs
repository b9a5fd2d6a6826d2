// Preloaded into a measured program: writes its processor time and its largest memory, those of its child processes included,
// to the file that a variable names.
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import process from "node:process";

process.on("exit", () => {
  if (!process.env.PERF_JOURNAL_USAGE) return;
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
  const children = childrenNow();
  const seconds = (userCPUTime + systemCPUTime) / 1e6 + endedChildren() + sum(children, "seconds");
  // The system's maxRSS begins with that of the parent process.
  const megabytes = (peakOf(process.pid) ?? maxRSS / 1024) + sum(children, "megabytes");
  writeFileSync(
    process.env.PERF_JOURNAL_USAGE,
    JSON.stringify({seconds, megabytes, exitCode: process.exitCode ?? 0}),
  );
});

function sum(children, member) {
  return children.reduce((all, child) => all + child[member], 0);
}

/** Seconds of processor time of children that have ended; 0 where the system has no /proc. */
function endedChildren() {
  const [, , , , , , , , , , , , , user, system] = statOf(process.pid) ?? [];
  return (Number(user ?? 0) + Number(system ?? 0)) / 100;
}

/** Processor time and largest memory of each child that runs. */
function childrenNow() {
  const ids = existing(() => readdirSync("/proc"), []).filter(name => /^\d+$/.test(name));
  return ids.flatMap(id => {
    const stat = statOf(id);
    if (!stat || Number(stat[1]) !== process.pid) return [];
    return [{seconds: (Number(stat[11]) + Number(stat[12])) / 100, megabytes: peakOf(id) ?? 0}];
  });
}

/** Largest memory of a process in megabytes; undefined where the system has no /proc. */
function peakOf(id) {
  const status = existing(() => readFileSync(`/proc/${id}/status`, "utf8"), "");
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** The fields of /proc/<pid>/stat from the state on; undefined where there is none. */
function statOf(id) {
  const line = existing(() => readFileSync(`/proc/${id}/stat`, "latin1"), undefined);
  return line?.slice(line.lastIndexOf(")") + 2).split(" ");
}

function existing(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
