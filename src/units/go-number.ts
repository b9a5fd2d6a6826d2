/**
 * Formats with a fixed number of decimals, halves to even on the exact binary value, as Go's `%.Nf` does.
 * JavaScript's `toFixed` rounds exact halves up: 100.25 is "100.3" there and "100.2" here.
 */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return formatNonFinite(value);
  if (value < 0 || Object.is(value, -0)) return `-${formatFixed(-value, decimals)}`;
  // toFixed gives up on numbers from 1e21 on; those have no fraction.
  if (value >= 1e21) return decimals > 0 ? `${BigInt(value)}.${"0".repeat(decimals)}` : `${BigInt(value)}`;
  const text = value.toFixed(decimals);
  return isHalf(value, decimals) && isOdd(text) ? decrementLastDigit(text) : text;
}

/** Formats as Go's `%+.Nf`: as `formatFixed`, with a plus unless negative. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatFixed(value, decimals);
  return text.startsWith("-") || text.startsWith("+") ? text : `+${text}`;
}

/**
 * Formats with as few digits as read back as the same number, as Go's `%v` does:
 * from 1e6 on and below 1e-4 with an exponent of at least two digits.
 */
export function formatShortest(value: number): string {
  if (!Number.isFinite(value)) return formatNonFinite(value);
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa = "", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  // In this range JavaScript prints no exponent either, and the same digits.
  if (exponent >= -4 && exponent < 6) return String(value);
  const digits = String(Math.abs(exponent)).padStart(2, "0");
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${digits}`;
}

function formatNonFinite(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "+Inf" : "-Inf";
}

/**
 * True when the value lies exactly between two neighbours with that many decimals. It then has exactly
 * `decimals + 1` binary places, since every factor of two of the decimal half must come from its own bits.
 */
function isHalf(value: number, decimals: number): boolean {
  const scaled = value * 2 ** (decimals + 1);
  return Number.isInteger(scaled) && scaled % 2 === 1;
}

function isOdd(text: string): boolean {
  return text.charCodeAt(text.length - 1) % 2 === 1;
}

/** The last digit is odd, hence at least 1. */
function decrementLastDigit(text: string): string {
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) - 1);
}
