const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const TIMES = words("ns us µs μs ms s sec secs second seconds");
const SIZES = words("B byte bytes KB kB MB GB TB KiB MiB GiB TiB");
/** Rates that need no fraction. */
const RATES = words("qps rps tps iops IOPS pps fps bps kbps Mbps Gbps");
/** Costs of an operation, other than time and bytes. */
const COSTS = words(
  "allocs alloc mallocs cycles instructions instrs branches syscalls faults misses switches migrations J Joules",
);
/** Costs also without a fraction. */
const BARE_COSTS = words("allocs cycles instructions");
/** Failures, of which fewer are better in every unit. */
const FAULTS = words("errors error failures failed drops dropped timeouts retries");
/** Words before a quantity that make its direction unknown: more of it may be good or bad. */
const AMBIGUOUS = words(
  "saved idle free hit hits slack headroom uptime interval read written sent received processed input output",
);

const PERCENTILE = /^p\d{1,2}\.\d+$/;

/**
 * Returns which direction of a unit is an improvement: costs of an operation (times, bytes, allocations, cycles) and errors
 * are better low, work in a time (`req/s`, `qps`) is better high. Words before the quantity do not matter: `p99-sec/op`,
 * `build-real-sec/op`. Undefined where the unit does not show it.
 */
export function unitDirection(unit: string): "lower" | "higher" | undefined {
  const [above = "", below] = unit.split("/");
  const prefixes = above.split(/[-_]/);
  const quantity = prefixes.pop() ?? "";
  if (prefixes.some(word => AMBIGUOUS.has(word) || (word.includes(".") && !PERCENTILE.test(word))))
    return undefined;
  if ([...prefixes, quantity].some(word => FAULTS.has(word))) return "lower";
  if (RATES.has(quantity)) return below === undefined ? "higher" : undefined;
  if (below !== undefined && (TIMES.has(below) || below === "min")) return rateDirection(quantity);
  if (TIMES.has(quantity) || SIZES.has(quantity)) return "lower";
  if (below === undefined) return prefixes.length === 0 && BARE_COSTS.has(quantity) ? "lower" : undefined;
  return COSTS.has(quantity) ? "lower" : undefined;
}

/** Work in a time; a time in a time is a share, and a cost in a time grows with speed. */
function rateDirection(quantity: string): "higher" | undefined {
  return TIMES.has(quantity) || COSTS.has(quantity) ? undefined : "higher";
}
