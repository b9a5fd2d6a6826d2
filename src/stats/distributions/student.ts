/** Depth of the continued fraction; 60 pairs give every digit up to 100,000 degrees of freedom. */
const DEPTH = 80;

/** The chance that Student's t is at least this far from 0 on either side; `freedom` is above 0 and need not be an integer. */
export function studentTwoSided(t: number, freedom: number): number {
  if (Number.isNaN(t) || !(freedom > 0)) return Number.NaN;
  const square = t * t;
  // I_x(ν/2, 1/2) with x = ν/(ν + t²), DLMF 8.17 (iv); 1 - x is computed separately, since it may be tiny.
  return regularizedBeta(freedom / (freedom + square), square / (freedom + square), freedom / 2, 0.5);
}

/**
 * Two-sided quantile of Student's distribution: the t whose chance by `studentTwoSided` is p, 0 to 1. By Newton's method, with
 * bisection where that leaves the bracket.
 */
export function studentQuantile(p: number, freedom: number): number {
  if (!(p > 0)) return Number.POSITIVE_INFINITY;
  if (p >= 1) return 0;
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, freedom) > p && high < Number.MAX_VALUE) {
    low = high;
    high *= 2;
  }
  const density = studentDensity(freedom);
  let t = low + (high - low) / 2;
  for (;;) {
    const excess = studentTwoSided(t, freedom) - p;
    if (excess > 0) low = t;
    else high = t;
    const step = t + excess / (2 * density(t));
    const next = step > low && step < high ? step : low + (high - low) / 2;
    // A step below the last digits.
    if (Math.abs(next - t) <= 4 * Number.EPSILON * t || next <= low || next >= high) return next;
    t = next;
  }
}

/** Density of Student's t: (1 + t²/ν)^(-(ν + 1)/2) / (√ν B(ν/2, 1/2)). */
function studentDensity(freedom: number): (t: number) => number {
  const scale = Math.exp(-logBeta(freedom / 2, 0.5)) / Math.sqrt(freedom);
  return t => scale * Math.exp((-(freedom + 1) / 2) * Math.log1p((t * t) / freedom));
}

/** I_x(a, b) given x and 1 - x; uses the form whose fraction converges: I_x(a, b) = 1 - I_1-x(b, a). */
export function regularizedBeta(x: number, rest: number, a: number, b: number): number {
  if (!(x > 0)) return 0;
  if (!(rest > 0)) return 1;
  return x > (a + 1) / (a + b + 2) ? 1 - betaFraction(rest, x, b, a) : betaFraction(x, rest, a, b);
}

/** x^a (1 - x)^b / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))), DLMF 8.17.22, from the inside out. */
function betaFraction(x: number, rest: number, a: number, b: number): number {
  let fraction = 1;
  for (let m = DEPTH; m >= 0; m--) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    // The pair d₂ₘ, d₂ₘ₊₁; the fraction begins with d₁.
    fraction = 1 + odd / fraction;
    if (m > 0) fraction = 1 + even / fraction;
  }
  return Math.exp(a * Math.log(x) + b * Math.log(rest) - logBeta(a, b)) / (a * fraction);
}

/** Coefficients of Stirling's series: B₂ₖ/(2k(2k - 1)), DLMF 5.11.1. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** From this x on, Stirling's series is exact to the last digits. */
const STIRLING_FROM = 10;

/** The logarithm of Γ(x), x above 0: Stirling's series, reached by Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  while (y < STIRLING_FROM) {
    product *= y;
    y += 1;
  }
  let series = 0;
  for (const coefficient of STIRLING.toReversed()) series = series / (y * y) + coefficient;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series / y - Math.log(product);
}

/** The logarithm of the beta function B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
