import type {ArtifactFile} from "../../input/artifact-file.ts";
import {fileText} from "./file-text.ts";
import {member, textIn} from "./json-place.ts";

/**
 * Names a benchmark by the benchmark.json beside its file, else by where Criterion keeps it,
 * `criterion/parse/split/8/new/sample.json` being `parse/split/8`; a file that lies alone is named by itself:
 * `parse.sample.json` is `parse`.
 */
export function criterionName(file: ArtifactFile): string {
  const folders = file.name.split("/");
  const own = folders.pop() ?? "";
  const beside = file.sibling?.([...folders, "benchmark.json"].join("/"));
  const said = beside && nameOfFile(beside);
  if (said) return said;
  const inner = folders.filter(folder => !SKIPPED.has(folder));
  if (inner.length > 0) return inner.join("/");
  return (
    own.replace(/\.json(?:\.gz|\.zst)?$/i, "").replace(/[.\-_]?(?:sample|estimates)[.\-_]?/i, "") ||
    "benchmark"
  );
}

const SKIPPED: ReadonlySet<string> = new Set("target criterion new base before after head old".split(" "));

/** Bytes: a benchmark.json holds two names and little else. */
const LONGEST_NAME_FILE = 10_000;

/** Returns the full name in a benchmark.json; undefined for any other file. */
export function nameOfFile(file: ArtifactFile): string | undefined {
  if (file.bytes.length > LONGEST_NAME_FILE) return undefined;
  const json = fileText(file);
  if (!json.includes('"full_id"') || !json.includes('"directory_name"')) return undefined;
  try {
    return textIn(member({value: JSON.parse(json), path: ""}, "full_id")) || undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
