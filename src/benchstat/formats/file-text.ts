import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {benchmarkText} from "../read/source-text.ts";

/** Returns the text that a format is detected by, decoded as by `fileText`: parts of a large file. */
export function textToTell(file: ArtifactFile): string {
  return formatSample(file) || fileText(file);
}

/** Texts of files that are no UTF-8; the others keep their own. */
const decoded = new WeakMap<ArtifactFile, string>();

/** A file as text, decoded from UTF-16 too, as PowerShell writes it; "" for binary files. */
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
