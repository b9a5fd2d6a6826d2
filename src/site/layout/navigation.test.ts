import {expect, test} from "vitest";
import {pageNavigation} from "./navigation.ts";

const site = {href: (path: string) => `/team${path}`, journal: {}};
const marked = (pathname: string) =>
  pageNavigation(site, pathname).flatMap(({label, current}) => (current ? [[label, current]] : []));

test("pageNavigation(site, pathname) marks the page itself, or the section it lies in", () => {
  expect(marked("/team/entries/")).toEqual([["Entries", "page"]]);
  expect(marked("/team/entries/2026-05-03-pool/")).toEqual([["Entries", "true"]]);
  expect(marked("/team/")).toEqual([]);
});

test("pageNavigation(site, pathname) links below the base", () => {
  expect(pageNavigation(site, "/team/").map(({href}) => href)).toContain("/team/benchmarks/");
});
