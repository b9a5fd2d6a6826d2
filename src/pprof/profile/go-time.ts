/** Which texts of pprof to reproduce where they changed: those of today, or of July 2024. */
export type TextForm = "today" | "2024";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The largest time a JavaScript date can hold, in milliseconds before and after 1970. */
const DATE_LIMIT = 8_640_000_000_000_000n;

/** Formats nanoseconds since 1970 in UTC: `2026-11-21 04:59:11 UTC`, or `Nov 21, 2026 at 4:59am (UTC)`. */
export function formatTime(nanos: bigint, form: TextForm): string {
  const date = dateOf(nanos);
  if (!date) return `${nanos}ns`;
  const [day, time] = date.toISOString().split(/[T.]/);
  if (form === "today") return `${day} ${time} UTC`;
  const hours = date.getUTCHours();
  const minutes = String(date.getUTCMinutes()).padStart(2, "0");
  const half = hours < 12 ? "am" : "pm";
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()} at ${hours % 12 || 12}:${minutes}${half} (UTC)`;
}

/** Formats nanoseconds since 1970 to the last digit that is not zero: `2026-11-21 04:59:11.765014093 +0000 UTC`. */
export function formatExactTime(nanos: bigint): string {
  const date = dateOf(nanos);
  if (!date) return `${nanos}ns`;
  const [day, time] = date.toISOString().split(/[T.]/);
  const fraction = (((nanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n).toString().padStart(9, "0");
  const digits = fraction.replace(/0+$/, "");
  return `${day} ${time}${digits === "" ? "" : `.${digits}`} +0000 UTC`;
}

function dateOf(nanos: bigint): Date | undefined {
  const millis = nanos / 1_000_000n - (nanos % 1_000_000n < 0n ? 1n : 0n);
  return millis > DATE_LIMIT || millis < -DATE_LIMIT ? undefined : new Date(Number(millis));
}

/** Formats a duration as Go's `time.Duration` prints itself: `8.243s`, `200.87ms`, `1m5.5s`. */
export function formatGoDuration(nanos: number): string {
  if (nanos === 0) return "0s";
  if (nanos < 0) return `-${formatGoDuration(-nanos)}`;
  const [factor, unit] =
    nanos < 1e3 ? [1, "ns"] : nanos < 1e6 ? [1e3, "µs"] : nanos < 1e9 ? [1e6, "ms"] : [1e9, "s"];
  if (unit !== "s") return decimal(nanos, factor) + unit;
  const minutes = Math.floor(nanos / 60e9);
  const seconds = `${decimal(nanos - minutes * 60e9, 1e9)}s`;
  if (minutes === 0) return seconds;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes}m${seconds}` : `${hours}h${minutes % 60}m${seconds}`;
}

/** Divides by a power of ten without rounding. */
function decimal(nanos: number, factor: number): string {
  const whole = Math.floor(nanos / factor);
  const places = String(factor).length - 1;
  const rest = String(nanos - whole * factor)
    .padStart(places, "0")
    .replace(/0+$/, "");
  return rest === "" || places === 0 ? String(whole) : `${whole}.${rest}`;
}
