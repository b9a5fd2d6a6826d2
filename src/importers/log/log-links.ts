import {decodeOrKeep, joinPath, splitAddress} from "../../journal/citations/journal-link.ts";

/** Context for a log's relative links. */
export interface LinkPlaces {
  /** Path of the log from the root: `docs/perf-log.md`. */
  readonly log: string;
  /** Address that a path from the root is added to: `https://github.com/o/r/blob/main/`; undefined if unknown. */
  readonly blob: string | undefined;
  /** Entry of a heading of the log, by the id GitHub gives the heading; absent for headings in undated parts. */
  readonly entryOfHeading: ReadonlyMap<string, HeadingPlace>;
}

/** Where a heading of the log goes. */
export interface HeadingPlace {
  readonly entry: string;
  /** True for the heading that becomes the entry's title. */
  readonly isTitle: boolean;
}

/** Returns a link of the log as it reads in an entry; undefined for a relative link with no address to replace it. */
export function entryLink(url: string, entry: string, places: LinkPlaces): string | undefined {
  if (isAbsolute(url)) return url;
  const {path, query, fragment} = splitAddress(url);
  const suffix = fragment === "" ? "" : `#${encodeURIComponent(fragment)}`;
  if (path !== "") return fileAddress(path, places, `${query && `?${query}`}${suffix}`);
  const place = places.entryOfHeading.get(fragment);
  if (!place) return places.blob && `${places.blob}${encodePath(places.log)}${suffix}`;
  if (place.entry === entry && !place.isTitle) return url;
  return `../${place.entry}/index.md${place.isTitle ? "" : suffix}`;
}

/** Returns the path from the root that a relative address of the log means; undefined if it leaves the root. */
export function pathFromRoot(url: string, log: string): string | undefined {
  const {path} = splitAddress(url);
  const decoded = decodeOrKeep(path);
  if (decoded.startsWith("/")) return joinPath("", decoded).join("/");
  const folder = log.split("/").slice(0, -1);
  let depth = folder.length;
  for (const segment of decoded.split("/")) {
    if (segment === "..") depth -= 1;
    else if (segment !== "." && segment !== "") depth += 1;
    if (depth < 0) return undefined;
  }
  return joinPath(folder.join("/"), decoded).join("/");
}

/** True for an address with a protocol, or of another host. */
export function isAbsolute(url: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url);
}

function fileAddress(path: string, {log, blob}: LinkPlaces, suffix: string): string | undefined {
  const target = pathFromRoot(path, log);
  return target === undefined || blob === undefined ? undefined : `${blob}${encodePath(target)}${suffix}`;
}

/** Writes a path as part of an address. */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** Commits and pull request that links of a section lead to, where each is the only link of its kind. */
export interface LinkedChange {
  readonly commit?: string;
  readonly baseCommit?: string;
  readonly pr?: string;
}

const COMPARED = /\/compare\/([0-9a-f]{7,64})\.{2,3}([0-9a-f]{7,64})(?:$|[/?#])/i;
const COMMIT = /\/commit\/([0-9a-f]{7,64})(?:$|[/?#])/i;
const PULL_REQUEST = /^https:\/\/[^/]+\/\S+\/(?:pull|merge_requests)\/\d+/;

/**
 * Reads the commits and the pull request of a section from its links. Several different links of a kind are ignored unless
 * the section's lead has exactly 1.
 */
export function linkedChange(lead: readonly string[], all: readonly string[]): LinkedChange {
  const [base, head] = onlyOne(lead, all, comparedCommits)?.split(" ") ?? [];
  const commit = head ?? onlyOne(lead, all, url => COMMIT.exec(url)?.[1]);
  const pr = onlyOne(lead, all, url => PULL_REQUEST.exec(url)?.[0]);
  return {
    ...(base !== undefined && {baseCommit: base}),
    ...(commit !== undefined && {commit}),
    ...(pr !== undefined && {pr}),
  };
}

/** Both commits of a comparison, on GitHub or on a site that takes `start` and `end`, with a blank between. */
function comparedCommits(url: string): string | undefined {
  const match = COMPARED.exec(url);
  if (match) return `${match[1]} ${match[2]}`;
  if (!URL.canParse(url)) return undefined;
  const {searchParams} = new URL(url);
  const ends = [searchParams.get("start") ?? "", searchParams.get("end") ?? ""];
  return ends.every(end => /^[0-9a-f]{7,64}$/i.test(end)) ? ends.join(" ") : undefined;
}

function onlyOne(
  lead: readonly string[],
  all: readonly string[],
  read: (url: string) => string | undefined,
): string | undefined {
  const found = [lead, all].map(urls => [...new Set(urls.flatMap(url => read(url) ?? []))]);
  return found.find(values => values.length === 1)?.[0];
}
