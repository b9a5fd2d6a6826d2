import {compareText} from "../../text/compare.ts";
import {taggedAddresses} from "../addresses/series-addresses.ts";
import type {Series} from "./series.ts";

/**
 * Gives a tagged address to each benchmark whose own address differs from an older one's only in case: some file systems have
 * no room for both. The benchmark that was measured first keeps its address.
 */
export function withDistinctAddresses(series: readonly Series[]): readonly Series[] {
  const benchmarks = Map.groupBy(series.filter(({hasNoPage}) => !hasNoPage).toSorted(byOldest), benchmarkKey);
  const places = [...benchmarks.values()].flatMap(([first]) => (first ? [first] : []));
  const tagged = taggedAddresses(places);
  if (tagged.size === 0) return series;
  const keys = [...benchmarks.keys()];
  const addresses = new Map([...tagged].map(([index, address]) => [keys[index] ?? "", address]));
  return series.map(one => {
    const address = addresses.get(benchmarkKey(one));
    return address === undefined ? one : {...one, address};
  });
}

/** Orders series by their first measurement, then bytewise by their names. */
export function byOldest(a: Series, b: Series): number {
  const [x, y] = [a.points[0], b.points[0]];
  return (
    compareText(x?.date ?? "", y?.date ?? "") ||
    compareText(x?.entry ?? "", y?.entry ?? "") ||
    compareText(benchmarkKey(a), benchmarkKey(b)) ||
    compareText(a.unit, b.unit)
  );
}

function benchmarkKey({journal, kind, group, name}: Series): string {
  return JSON.stringify([journal, kind, group, name]);
}
