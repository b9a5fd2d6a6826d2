import type {KeptPlace} from "../../journal/read/kept/kept-values-fs.ts";
import {keptValues} from "../../journal/read/kept/kept-values-fs.ts";
import type {GroupKeeper, ParquetGroup} from "./parquet-file.ts";

/** Keeps the groups of a site's Parquet file from one build to the next, a file a group. */
export function groupKeeper(place: KeptPlace): GroupKeeper {
  const values = keptValues<{readonly source: string; readonly group: ParquetGroup}>(place);
  return (name, source, make) => {
    const text = JSON.stringify(source);
    const known = values.read(name);
    if (known?.source === text) return known.group;
    const group = make();
    values.write(name, {source: text, group});
    return group;
  };
}
