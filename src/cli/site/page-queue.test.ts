import {expect, test} from "vitest";
import {inRenderOrder, inSearchOrder, pageQueue} from "./page-queue.ts";
import type {PagePath} from "./pages-entry.ts";

const paths = (...names: readonly string[]): PagePath[] =>
  names.map(pathname => {
    const type = /\.\w+$/.test(pathname) && !pathname.endsWith(".gz") ? "endpoint" : "page";
    return {pathname, route: {type}} as PagePath;
  });
const names = (of: readonly PagePath[] | undefined) => of?.map(({pathname}) => pathname);

const SITE = paths(
  "/benchmarks/x/Parse-8/",
  "/benchmarks/x/Parse-8/@sec~op.json",
  "/compare/2026-05-02-b/",
  "/docs/guide/",
  "/entries/2026-05-02-b/",
  "/entries/2026-05-01-a.json",
  "/entries/2026-05-01-a/",
  "/profiles/2026-05-01-a/cpu.pb.gz/",
  "/profiles/2026-05-01-a/cpu.pb.gz/tags/",
);

test("inRenderOrder(paths) has entries first and benchmarks last, whatever the order of the paths", () => {
  const sorted = names(inRenderOrder(SITE));
  expect(sorted?.slice(0, 2).sort()).toEqual(["/entries/2026-05-01-a.json", "/entries/2026-05-01-a/"]);
  expect(sorted?.slice(-2)).toEqual(["/benchmarks/x/Parse-8/", "/benchmarks/x/Parse-8/@sec~op.json"]);
  expect(names(inRenderOrder(SITE.toReversed()))).toEqual(sorted);
});

test("inSearchOrder(paths) has pages in turn from both ends, and lists last", () => {
  const all = paths("/a/1/", "/a/2.json", "/a/3/", "/entries/", "/b/4/", "/c/5/", "/c/6/");
  expect(names(inSearchOrder(all))).toEqual(["/a/1/", "/c/6/", "/a/3/", "/c/5/", "/b/4/", "/entries/"]);
  expect(inSearchOrder([])).toEqual([]);
});

test("pageQueue(paths) gives the pages of a subject at a time, from both ends, each once", () => {
  const queue = pageQueue(inRenderOrder(SITE));
  expect(names(queue.take("back"))).toEqual(["/benchmarks/x/Parse-8/@sec~op.json"]);
  expect(names(queue.take("front"))).toHaveLength(2);
  expect(names(queue.take("front"))).toEqual(["/compare/2026-05-02-b/", "/entries/2026-05-02-b/"]);
  expect(names(queue.take("back"))).toEqual(["/benchmarks/x/Parse-8/"]);
  expect(names(queue.take("back"))).toEqual([
    "/profiles/2026-05-01-a/cpu.pb.gz/",
    "/profiles/2026-05-01-a/cpu.pb.gz/tags/",
  ]);
  expect(names(queue.take("front"))).toEqual(["/docs/guide/"]);
  for (const end of ["front", "back"] as const) expect(queue.take(end)).toBeUndefined();
});
