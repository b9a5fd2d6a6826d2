import {expect, test} from "vitest";
import {linkAddress, siteAddress, siteBase, siteOrigin} from "./site-base.ts";

test.each([
  ["", "/"],
  ["/", "/"],
  ["perf", "/perf/"],
  ["/perf", "/perf/"],
  ["/team/perf-1.0/", "/team/perf-1.0/"],
])("siteBase(%j) is %s", (text, base) => expect(siteBase(text)).toBe(base));

test.each(["..", "/a/../b", "//evil.example//x", "a b", "a?b", "https://example.org/", "/<x>/"])(
  "siteBase(%j) is refused",
  text => expect(() => siteBase(text)).toThrow(`--base takes a path such as /perf/, got "${text}"`),
);

test.each([
  ["https://example.org", "https://example.org"],
  ["https://example.org/", "https://example.org"],
  ["http://localhost:4321", "http://localhost:4321"],
])("siteOrigin(%j) is %s", (text, origin) => expect(siteOrigin(text)).toBe(origin));

test.each([
  "example.org",
  "https://example.org/perf",
  "javascript:alert(1)",
  "https://u:p@example.org",
  "https://e.org?x",
])("siteOrigin(%j) is refused", text =>
  expect(() => siteOrigin(text)).toThrow("--site takes an origin such as https://example.org"),
);

test("siteAddress(options, env) prefers options to the environment", () => {
  const env = {
    PERF_JOURNAL_SITE: "https://example.org",
    PERF_JOURNAL_BASE: "/perf",
    CI_PAGES_URL: "https://g.example/p",
  };
  expect(siteAddress({}, env)).toEqual({site: "https://example.org", base: "/perf/"});
  expect(siteAddress({site: "https://other.example"}, env)).toEqual({
    site: "https://other.example",
    base: "/perf/",
  });
  expect(siteAddress({}, {PERF_JOURNAL_SITE: ""})).toEqual({});
});

test("linkAddress(options, env) knows the pages of a GitLab job", () => {
  expect(linkAddress({}, {CI_PAGES_URL: "https://group.example/project"})).toEqual({
    site: "https://group.example",
    base: "/project/",
  });
  expect(linkAddress({base: "/x/"}, {CI_PAGES_URL: "https://group.example/project"})).toEqual({
    site: "https://group.example",
    base: "/x/",
  });
  expect(linkAddress({site: "https://e.org"}, {CI_PAGES_URL: "https://group.example/project"})).toEqual({
    site: "https://e.org",
  });
});
