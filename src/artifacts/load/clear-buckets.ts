import type {Bucket, LoadRun} from "./model.ts";

/** Between two edges as hey writes them. */
const HEY_DIGITS = 0.00056;

/**
 * The ranges as printed. hey writes their ends in whole milliseconds, so that those of a fast server look alike: its
 * ranges are ten of equal width from the fastest request to the slowest, which are printed ten times finer, and where
 * two ends look alike they follow from these.
 */
export function clearBuckets({
  tool,
  buckets,
  values,
}: Pick<LoadRun, "tool" | "buckets" | "values">): readonly Bucket[] {
  const [min, max] = [values.get("min")?.value, values.get("max")?.value];
  const fastest = buckets[0];
  // Tools print the first end of a fast server, its fastest request, as empty.
  if (tool === "hey" && fastest && min !== undefined && fastest.to < min && min - fastest.to < HEY_DIGITS)
    return clearBuckets({tool, values, buckets: [{...fastest, to: min}, ...buckets.slice(1)]});
  const isClear = new Set(buckets.map(({to}) => to)).size === buckets.length;
  if (tool !== "hey" || isClear || min === undefined || max === undefined || buckets.length < 2)
    return buckets;
  const width = (max - min) / (buckets.length - 1);
  const ends = buckets.map((_, index) => Number((min + width * index).toFixed(5)));
  const isSame = ends.every((end, index) => Math.abs(end - (buckets[index]?.to ?? 0)) <= HEY_DIGITS);
  return isSame
    ? buckets.map(({count}, index) => ({from: ends[index - 1], to: ends[index] ?? 0, count}))
    : buckets;
}
