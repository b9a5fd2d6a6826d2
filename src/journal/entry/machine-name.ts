import type {Environment} from "../../measurement.ts";
import type {Entry} from "./entry.ts";

/** Names the machine of a measurement: the entry's `machine`, else cpu and platform of the file, completed by the entry's environment. */
export function machineName(entry: Pick<Entry, "meta" | "environment">, environment: Environment): string {
  if (entry.meta.machine !== undefined) return entry.meta.machine;
  const {cpu, goos, goarch} = {...entry.environment.environment, ...environment};
  return [cpu, goos && goarch && `${goos}/${goarch}`].filter(Boolean).join(", ") || "unknown machine";
}
