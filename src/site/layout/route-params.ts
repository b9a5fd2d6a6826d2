/** The last segment of a site path: `/tags/gc/` gives `gc`. */
export function lastSegment(path: string): string {
  return path.split("/").filter(Boolean).at(-1) ?? "";
}

/** A site path below a section, as a rest parameter: `/benchmarks/sip/Parse/` below `/benchmarks/` gives `sip/Parse`. */
export function restParam(section: string, path: string): string {
  return path.slice(section.length).replace(/\/$/, "");
}
