/** A benchmark's full name (without `Benchmark`) taken apart. */
export interface NameParts {
  /** Before the first `/`, without the GOMAXPROCS suffix. */
  readonly base: string;
  /** Sub-benchmarks, each with its leading `/`, in order. */
  readonly subs: readonly string[];
  /** The digits of the GOMAXPROCS suffix `-N`; undefined if absent. */
  readonly gomaxprocs: string | undefined;
}

const GOMAXPROCS = /-([0-9]+)$/;

/** Takes a full name apart: `Parse/size=4k/fast-8` is `Parse`, `/size=4k`, `/fast` and 8. */
export function splitName(full: string): NameParts {
  const suffix = GOMAXPROCS.exec(full);
  const rest = suffix ? full.slice(0, suffix.index) : full;
  const [base = "", ...subs] = rest.split("/");
  return {base, subs: subs.map(sub => `/${sub}`), gomaxprocs: suffix?.[1]};
}

/** Returns a name without its GOMAXPROCS suffix: `Parse/fast` of `Parse/fast-8`. */
export function withoutProcs(full: string): string {
  return full.replace(GOMAXPROCS, "");
}

/**
 * The value of a sub-name key such as `/size`, from the first part `/size=…`; "" if absent. `/gomaxprocs` is the suffix
 * `-N` if present.
 */
export function subNameValue(full: string, key: string): string {
  const {subs, gomaxprocs} = splitName(full);
  if (key === "/gomaxprocs" && gomaxprocs !== undefined) return gomaxprocs;
  const prefix = `${key}=`;
  return subs.find(sub => sub.startsWith(prefix))?.slice(prefix.length) ?? "";
}

/** The full name without the parts that other keys (`.name`, `/key`, `/gomaxprocs`) show. */
export function nameWithout(full: string, keys: readonly string[]): string {
  if (keys.length === 0) return full;
  const {base, subs, gomaxprocs} = splitName(full);
  const kept = subs.filter(sub => !keys.some(key => sub.startsWith(`${key}=`)));
  const suffix = gomaxprocs === undefined || keys.includes("/gomaxprocs") ? "" : `-${gomaxprocs}`;
  return `${keys.includes(".name") ? "*" : base}${kept.join("")}${suffix}`;
}
