import type {Environment} from "../../measurement.ts";
import type {Entry} from "./entry.ts";
import {entryEnvironment} from "./entry-environment.ts";

/** What tells machines apart: the entry's own word, else what the measuring tool says; what that leaves out the entry's other files may say. */
export function machineName(entry: Entry, environment: Environment): string {
  if (entry.meta.machine !== undefined) return entry.meta.machine;
  const {cpu, goos, goarch} = {...entryEnvironment(entry).environment, ...environment};
  return [cpu, goos && goarch && `${goos}/${goarch}`].filter(Boolean).join(", ") || "unknown machine";
}
