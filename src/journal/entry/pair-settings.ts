import type {Pair} from "./entry.ts";

/** Keys that identify a series already, and keys of the measured code or of the time. */
const NO_SETTINGS: ReadonlySet<string> = new Set(
  "pkg goos goarch cpu go toolchain commit commit-time branch runstamp note".split(" "),
);

/**
 * Returns the settings that distinguish an entry's pairs, by the name of the head: `gogc: off`. They are the configuration
 * keys in which the heads differ; pairs without such a key are not listed.
 */
export function pairSettings(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  const configs = pairs.map(({head}) => ({name: head.name, config: configOf(head)}));
  const keys = new Set(configs.flatMap(({config}) => [...config.keys()]));
  const varying = [...keys]
    .filter(key => new Set(configs.map(({config}) => config.get(key))).size > 1)
    .sort();
  const settings = configs.map(({name, config}) => {
    const own = varying.flatMap(key => {
      const value = config.get(key);
      return value ? [`${key}: ${value}`] : [];
    });
    return [name, own.join(", ")] as const;
  });
  return new Map(settings.filter(([, text]) => text !== ""));
}

function configOf({artifact}: Pair["head"]): ReadonlyMap<string, string> {
  const own = (artifact?.settings ?? []).filter(({name}) => !NO_SETTINGS.has(name));
  return new Map(own.map(({name, value}) => [name, value]));
}
