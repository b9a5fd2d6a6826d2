/**
 * Scales sampled objects to all allocated objects: an object of s bytes is sampled with probability 1 -
 * exp(-s/rate). pprof's scaleHeapSample: https://github.com/google/pprof/blob/main/profile/legacy_profile.go
 */
export function unsampledHeap(count: number, size: number, rate: number): [count: number, size: number] {
  if (count === 0 || size === 0) return [0, 0];
  if (rate <= 1) return [count, size];
  const scale = 1 / (1 - Math.exp(-(size / count) / rate));
  return [Math.trunc(count * scale), Math.trunc(size * scale)];
}
