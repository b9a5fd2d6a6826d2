import {expect, test} from "vitest";
import {entryAddressLink, journalLink} from "./journal-link.ts";

const PLACE = {
  folder: "content/parser/2026-05-03-pool",
  config: {site: "https://example.org", base: "/perf/"},
};
const SCAN = "2026-04-01-scan";

test.each([
  [`../${SCAN}/index.md`, ""],
  [`../${SCAN}`, ""],
  [`../../render/${SCAN}/index.md#split`, "split"],
  [`../${SCAN}/#%C3%A9`, "é"],
  ["index.md#own", "own"],
  [`https://example.org/perf/entries/${SCAN}/`, ""],
  [`https://example.org/perf/entries/${SCAN}/#split`, "split"],
  [`https://example.org/perf/entries/${SCAN}/split/`, "split"],
  [`https://example.org/perf/entries/${SCAN}/split/?cite=01234567`, "split"],
  [`https://example.org/perf/entries/${SCAN}.md`, ""],
])("journalLink(%s) leads to an entry", (url, part) => {
  const entry = url.startsWith("index.md") ? "2026-05-03-pool" : SCAN;
  expect(journalLink(url, PLACE)).toEqual({entry, part});
});

test.each([
  "notes.txt",
  "#own",
  "",
  "/entries/2026-04-01-scan/",
  "mailto:a@example.org",
  "https://example.org/other/entries/2026-04-01-scan/",
  "https://example.org/perf/findings/",
  "https://elsewhere.org/perf/entries/2026-04-01-scan/",
  "%zz",
])("journalLink(%j) is no link to an entry", url => {
  expect(journalLink(url, PLACE)).toBeUndefined();
});

test("journalLink(url) of a journal without a site knows paths only", () => {
  const place = {...PLACE, config: {site: undefined, base: "/"}};
  expect(journalLink(`https://example.org/entries/${SCAN}/`, place)).toBeUndefined();
  expect(journalLink(`../${SCAN}/`, place)).toEqual({entry: SCAN, part: ""});
});

test("entryAddressLink(path) reads the pages of findings and figures as parts of their entry", () => {
  const part = (path: string): string | undefined => entryAddressLink(path, "")?.part;
  expect(part("entries/2026-05-03-pool/headers/")).toBe("headers");
  expect(part("entries/2026-05-03-pool/fig/parse/")).toBe("fig-parse");
  expect(part("entries/2026-05-03-pool/fig/parse/figure.csv")).toBe("fig-parse");
  expect(part("entries/2026-05-03-pool/fig/")).toBe("fig");
  expect(part("entries/2026-05-03-pool/a/b/")).toBeUndefined();
});
