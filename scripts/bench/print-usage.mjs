// Preloaded into a measured program: writes its processor time and its largest memory to the file that a variable names.
import {writeFileSync} from "node:fs";
import process from "node:process";

process.on("exit", () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
  const usage = {seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024};
  if (process.env.PERF_JOURNAL_USAGE) writeFileSync(process.env.PERF_JOURNAL_USAGE, JSON.stringify(usage));
});
