import {compareText} from "../../text/compare.ts";
import {trim} from "./page-file.ts";
import type {PagePath} from "./pages-entry.ts";

/** Pages that wait to be rendered, in groups of the same subject: an entry, a profile, a unit of a benchmark. */
export interface PageQueue {
  /** Removes the group at an end; undefined for an empty queue. */
  take(end: QueueEnd): readonly PagePath[] | undefined;
}

/**
 * An end of the queue. Entries are at the front, and benchmarks, which wait for the drawing of a chart, at the back: taken
 * from both ends, the pages that wait and those that work are rendered at the same time.
 */
export type QueueEnd = "front" | "back";

/** Areas of the site in the order of rendering; other areas are in the middle. */
const FIRST = ["entries"];
const LAST = ["benchmarks"];

/** Sorts the addresses of a site for rendering, those of the same subject behind each other. */
export function inRenderOrder(paths: readonly PagePath[]): PagePath[] {
  const placed = paths.map(path => {
    const group = groupOf(path);
    return {path, address: trim(path.pathname), group, rank: rankOf(group)};
  });
  placed.sort(
    (a, b) => a.rank - b.rank || compareText(a.group, b.group) || compareText(a.address, b.address),
  );
  return placed.map(({path}) => path);
}

/**
 * Returns the pages in the order of the search index, which takes no page before those in front of it: in turn from both ends, as
 * they are rendered, with lists last, since a build of few pages renders them after it has placed all others.
 */
export function inSearchOrder(paths: readonly PagePath[]): PagePath[] {
  const pages = paths.filter(({route}) => route.type !== "endpoint");
  const isList = ({pathname}: PagePath): boolean => !trim(pathname).includes("/");
  const others = pages.filter(page => !isList(page));
  const half = Math.ceil(others.length / 2);
  const back = others.slice(half).reverse();
  return [
    ...others.slice(0, half).flatMap((page, i) => [page, ...back.slice(i, i + 1)]),
    ...pages.filter(isList),
  ];
}

/** Makes a queue of addresses in the order of rendering. */
export function pageQueue(paths: readonly PagePath[]): PageQueue {
  const groups = [...Map.groupBy(paths, groupOf).values()];
  let [front, back] = [0, groups.length];
  return {
    take(end) {
      if (front === back) return undefined;
      return groups[end === "front" ? front++ : --back];
    },
  };
}

/** Names the subject of a page: `entries/2026-05-03-pool`, `profiles/2026-05-03-pool/cpu.pb.gz`. */
function groupOf({pathname}: PagePath): string {
  const [area = "", first = "", second = ""] = trim(pathname).split("/");
  if (area === "entries" || area === "compare") return `entries/${withoutExtension(first)}`;
  if (area === "profiles") return `profiles/${first}/${second}`;
  return withoutExtension(trim(pathname));
}

function withoutExtension(path: string): string {
  return path.replace(/\.(?:csv|json|md|svg)$/, "");
}

function rankOf(group: string): number {
  const [area = ""] = group.split("/");
  if (FIRST.includes(area)) return 0;
  return LAST.includes(area) ? 2 : 1;
}
