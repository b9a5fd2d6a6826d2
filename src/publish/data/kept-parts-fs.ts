import type {KeptPlace} from "../../journal/read/kept/kept-values-fs.ts";
import {keptValues} from "../../journal/read/kept/kept-values-fs.ts";
import type {ParquetPart, PartKeeper} from "./parquet-file.ts";

/** Keeps the parts of a site's Parquet file from one build to the next, a file a part. */
export function partKeeper(place: KeptPlace): PartKeeper {
  const values = keptValues<{readonly source: string; readonly part: ParquetPart}>(place);
  return (name, source, make) => {
    const text = JSON.stringify(source);
    const known = values.read(name);
    if (known?.source === text) return known.part;
    const part = make();
    values.write(name, {source: text, part});
    return part;
  };
}
