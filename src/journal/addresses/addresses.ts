import {segment, taggedSegment} from "./segment.ts";

/**
 * Addresses of the site, below its base: all start with a slash, those of pages end with a slash.
 * An address is a function of a name alone, so it never changes when other entries come or go.
 */

/** The page of an entry: `/entries/2026-05-03-pool/`. */
export function entryAddress(id: string): string {
  return `/entries/${id}/`;
}

/** The page of a finding of its own: `/entries/2026-05-03-pool/headers/`. */
export function findingCardAddress(entry: string, finding: string): string {
  return `${entryAddress(entry)}${finding}/`;
}

/**
 * The page of a figure alone, by its id `fig-parse`: `/entries/2026-05-03-pool/fig/parse/`. Ids that differ in case alone have
 * pages of their own, on every file system.
 */
export function figureAddress(entry: string, id: string): string {
  const name = id.replace(/^fig-/i, "");
  const lower = name.toLowerCase();
  return `${entryAddress(entry)}fig/${lower === name ? segment(name) : taggedSegment(lower, name)}/`;
}

/** The list of findings, narrowed to those of a tag: `/findings/?tag=gc`. */
export function findingsAddress({tag}: {readonly tag?: string} = {}): string {
  return tag === undefined ? "/findings/" : `/findings/?${new URLSearchParams({tag})}`;
}

/** Address of an entry's earlier versions, for citations: `/entries/2026-05-03-pool/revisions.json`. */
export function revisionsAddress(entry: string): string {
  return `${entryAddress(entry)}revisions.json`;
}

/**
 * The picture that programs show beside a link to an entry or a finding: `/previews/2026-05-03-pool.headers.1a2b3c4d.png`. The
 * name has a digest of its content, since programs keep pictures by their addresses.
 */
export function previewImageAddress(entry: string, part: string | undefined, digest: string): string {
  return `/previews/${[entry, part, digest].filter(name => name !== undefined).join(".")}.png`;
}

/** The place of a finding on its entry's page. */
export function findingAddress(entry: string, finding: string): string {
  return `${entryAddress(entry)}#${finding}`;
}

/** The full-size page of an attached profile: `/profiles/2026-05-03-pool/cpu.before.pb.gz/`. */
export function profileAddress(entry: string, attachment: string): string {
  return `/profiles/${entry}/${segment(attachment)}/`;
}

/** A view of an attached profile: `/profiles/2026-05-03-pool/cpu.before.pb.gz/top/`; the profile's own page for "". */
export function profileTabAddress(entry: string, attachment: string, tab: string): string {
  return `${profileAddress(entry, attachment)}${tab === "" ? "" : `${tab}/`}`;
}

/** The data of a profile's flame graph viewer: `/profiles/2026-05-03-pool/cpu.before.pb.gz/frames.json`. */
export function profileFramesAddress(entry: string, attachment: string): string {
  return `${profileAddress(entry, attachment)}frames.json`;
}

/** Maximum bytes of the path of a benchmark's page; the pages of its units add a segment to it. */
const BENCHMARK_PATH_BYTES = 360;

/**
 * The page of a benchmark, all its units and machines: `/benchmarks/example.com/sip/Parse~msg=invite-8/`.
 * A group whose path would be too long is a single segment.
 */
export function benchmarkAddress({group, name}: {group: string; name: string}): string {
  const last = segment(name);
  const path =
    group.length > BENCHMARK_PATH_BYTES
      ? ""
      : group
          .split("/")
          .map(part => segment(part))
          .join("/");
  const fits = path !== "" && path.length + last.length <= BENCHMARK_PATH_BYTES;
  return `/benchmarks/${fits ? path : taggedSegment(group, group)}/${last}/`;
}

/** The list of the functions that are followed through the journal's profiles. */
export function functionsAddress(): string {
  return "/functions/";
}

/**
 * The page of a function, all its profiles: `/functions/runtime.mallocgc/`. Names that differ in case alone have pages of
 * their own, on every file system: `Parse` and `parse` are two functions. `parse.json` is the data of one.
 */
export function functionAddress(name: string): string {
  const lower = name.toLowerCase();
  const isPlain = lower === name && !name.endsWith(".json");
  return `/functions/${isPlain ? segment(name) : taggedSegment(lower, name)}/`;
}

/** The history of a function as data. */
export function functionDataAddress(name: string): string {
  return functionAddress(name).replace(/\/$/, ".json");
}

/** The page where a reader compares any two files. */
export function compareAddress(): string {
  return "/compare/";
}

/** The page that compares an entry with the previous entry: `/compare/2026-05-03-pool/`. */
export function sincePreviousAddress(id: string): string {
  return `/compare/${id}/`;
}

/** The page of a tag; tags that differ only in case share it. */
export function tagAddress(tag: string): string {
  return `/tags/${segment(tag.toLowerCase())}/`;
}

/** The page of a component's entries; the name may have slashes: `/components/parser~lexer/`. */
export function componentAddress(component: string): string {
  const lower = component.toLowerCase();
  return `/components/${lower === component ? segment(component) : taggedSegment(lower, component)}/`;
}

/** The page of a year's entries. */
export function yearAddress(year: string): string {
  return `/${year}/`;
}

/** The page of a month `YYYY-MM`: `/2026/11/`. */
export function monthAddress(month: string): string {
  return `/${month.replace("-", "/")}/`;
}
