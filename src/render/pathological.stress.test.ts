import {expect, test} from "vitest";
import {PATHOLOGICAL_ENTRIES} from "../../scripts/testing/endless-texts.ts";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import {renderEntry} from "./render-entry.ts";

test.each(PATHOLOGICAL_ENTRIES)("renderEntry(entry) draws %s in proportion", async (_what, text) => {
  const {html} = await renderEntry(testEntry({text}), NO_QUERIES, {config: CONFIG});
  expect(html.length).toBeLessThan(20 * text.length + 10_000);
});
