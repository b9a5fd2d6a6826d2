import type {Environment} from "../../measurement.ts";
import type {Entry} from "./entry.ts";

/** Keys of an environment that name a machine. */
export const MACHINE_KEYS = ["cpu", "goos", "goarch"] as const;

/** The part of an entry that machine names are taken from. */
export type MeasuredEntry = Pick<Entry, "meta" | "environment" | "attachments" | "fences">;

/**
 * Returns a function that names the machine of a measurement by its environment: the entry's `machine`, else cpu and platform
 * of the file, completed by the entry's environment. Where the entry's files name several machines, `machine` is followed by
 * the differences: `lab, Ampere Altra`.
 */
export function machineNames(entry: MeasuredEntry): (environment: Environment) => string {
  const {machine} = entry.meta;
  if (machine === undefined)
    return own => describeMachine({...entry.environment.environment, ...own}) || "unknown machine";
  const differing = differingKeys(entry);
  if (differing.length === 0) return () => machine;
  return ({cpu, ...platform}) => {
    const shown = {
      ...(differing.includes("cpu") && {cpu}),
      ...((differing.includes("goos") || differing.includes("goarch")) && platform),
    };
    return [machine, describeMachine(shown)].filter(Boolean).join(", ");
  };
}

/** Names the machine of an environment of an entry, see `machineNames`. */
export function machineName(entry: MeasuredEntry, environment: Environment): string {
  return machineNames(entry)(environment);
}

/** `Xeon, linux/amd64`, as far as it is known. */
function describeMachine({cpu, goos, goarch}: Environment): string {
  return [cpu, goos && goarch && `${goos}/${goarch}`].filter(Boolean).join(", ");
}

/** The keys in which an entry's files differ; bases go by their heads. */
function differingKeys({attachments, fences}: MeasuredEntry): readonly (typeof MACHINE_KEYS)[number][] {
  const artifacts = [...attachments, ...fences].flatMap(({side, artifact}) =>
    side === "base" || !artifact ? [] : [artifact],
  );
  const environments = new Set(
    artifacts.flatMap(({measurements}) => measurements.map(({environment}) => environment)),
  );
  return MACHINE_KEYS.filter(key => {
    const values = [...environments].flatMap(environment => environment[key] || []);
    return new Set(values).size > 1;
  });
}
