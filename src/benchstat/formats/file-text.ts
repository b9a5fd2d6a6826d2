import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {benchmarkText} from "../read/source-text.ts";

/** What of a file a format looks at to tell whether it is its own, decoded as `fileText` does: parts of a large one. */
export function textToTell(file: ArtifactFile): string {
  return formatSample(file) || fileText(file);
}

/** Texts of files that are no UTF-8; the others keep their own. */
const decoded = new WeakMap<ArtifactFile, string>();

/** A file as text, UTF-16 seen through, as PowerShell writes it; "" for what is no text. */
export function fileText(file: ArtifactFile): string {
  const own = file.text();
  if (own !== undefined) return own;
  const known = decoded.get(file);
  if (known !== undefined) return known;
  const {bytes, encoding} = benchmarkText(file);
  const text = encoding ? new TextDecoder().decode(bytes) : "";
  decoded.set(file, text);
  return text;
}
