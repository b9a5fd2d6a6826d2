/** Extensions of data, pictures and compression: a name without them still identifies the subject of the file. */
const DATA = [
  ...["txt", "log", "out", "csv", "json", "jsonl", "bench"],
  ...["pb", "prof", "pprof", "perf", "cpuprofile", "folded", "collapsed"],
  ...["png", "jpe?g", "webp", "gif", "gz", "zst", "bz2"],
];
/** Extensions of source and prose, which are part of how people call such a file. */
const SOURCE = ["go", "md", "test"];

const DATA_ENDING = endingOf(DATA);
const ANY_ENDING = endingOf([...DATA, ...SOURCE]);

/**
 * Removes the extensions of data: `cpu.before.pb.gz` gives `cpu.before`, `parse.go` itself; "" for a name of
 * extensions only.
 */
export function withoutDataExtensions(name: string): string {
  return name.replace(DATA_ENDING, "");
}

/**
 * Removes the extensions of data, source and prose: `parse.go` gives `parse`; "" for a name of extensions
 * only.
 */
export function withoutExtensions(name: string): string {
  return name.replace(ANY_ENDING, "");
}

function endingOf(extensions: readonly string[]): RegExp {
  return new RegExp(`(?:\\.(?:${extensions.join("|")}))+$`, "i");
}
