import {expect, test} from "vitest";
import {testEntry} from "../embeds/testdata/fixture.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {RenderedEntry} from "../render/render-entry.ts";
import {drawnEntries} from "./drawn-entries.ts";

const ENTRIES = ["a", "b", "c"].map(id => ({...testEntry({text: "# A\n"}), id}));

function drawing(html: string): RenderedEntry {
  return {
    html,
    headings: [],
    problems: [],
    kinds: [],
    ids: [],
    figures: [],
    parts: [],
    markdown: "",
    excerpts: [],
    figurePages: [],
    claims: [],
  };
}

/** Asks for entries in turn; returns the ids of those that were drawn. */
async function drawnOf(asked: readonly (Entry | undefined)[], isHadAgain: boolean): Promise<string[]> {
  const drawn: string[] = [];
  const entries = drawnEntries({
    draw: async entry => {
      drawn.push(entry.id);
      return drawing(entry.id);
    },
    isHadAgain: () => isHadAgain,
    most: 2,
  });
  for (const entry of asked) if (entry) await entries.render(entry);
  return drawn;
}

test("render(entry) holds the entries that were asked for last", async () => {
  const [a, b, c] = ENTRIES;
  expect(await drawnOf([a, b, a, c, a, b], true)).toEqual(["a", "b", "c", "b"]);
});

test("render(entry) holds every entry that would take long to draw again", async () => {
  const [a, b, c] = ENTRIES;
  expect(await drawnOf([a, b, c, a, b, c], false)).toEqual(["a", "b", "c"]);
});

test("render(entry) draws an entry once that is asked for twice at the same time", async () => {
  const drawn: string[] = [];
  const {render} = drawnEntries({
    draw: async entry => {
      drawn.push(entry.id);
      return drawing(entry.id);
    },
    isHadAgain: () => true,
  });
  await Promise.all(ENTRIES.flatMap(entry => [render(entry), render(entry)]));
  expect(drawn).toEqual(["a", "b", "c"]);
});
