import {expect, test} from "vitest";
import {digestOf} from "./kept/stored-files.ts";
import {pageTraits, searchedPart} from "./page-traits.ts";

const page = (main: string, head = "") =>
  Buffer.from(
    `<html><head><title>a → b</title>${head}</head><body><nav>n</nav>${main}<p>after</p></body></html>`,
  );
const SEARCHED = page("<main data-pagefind-body><p>ü → 😀</p></main>");

test("searchedPart(html) is the title and the main element of a page that is searched", () => {
  expect(searchedPart(SEARCHED)).toBe(
    '<!doctype html><html lang="en"><head><title>a → b</title></head><body><main data-pagefind-body><p>ü → 😀</p></main></body></html>',
  );
  expect(searchedPart(page("<main ><p>a</p></main>"))).toBeUndefined();
  expect(searchedPart(page("<p data-pagefind-body>a</p>"))).toBeUndefined();
});

test("pageTraits(html) digests that part, and tells pages that search engines may not list", () => {
  expect(pageTraits(SEARCHED)).toEqual({isListed: true, searched: digestOf(searchedPart(SEARCHED) ?? "")});
  const hidden = page("<main >a</main>", '<meta name="robots" content="noindex, follow">');
  expect(pageTraits(hidden)).toEqual({isListed: false});
});
