import {expect, test} from "vitest";
import {longJournal} from "../../../scripts/testing/long-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {followEntry} from "../history/followed-entry.ts";
import {readJournal} from "./journal-fs.ts";
import {withinSite} from "./journal-size.ts";

async function entriesOf(count: number) {
  const {root, remove} = temporaryJournal(Object.fromEntries(longJournal({entries: count, benchmarks: 3})));
  try {
    return (await readJournal({root})).entries.map(entry => followEntry({...entry, work: {}}));
  } finally {
    remove();
  }
}

test("withinSite(entries, limits) counts what several entries measure once, and leaves the newest out", async () => {
  const entries = await entriesOf(4);
  const all = withinSite(entries, {files: 100, bytes: 1e9});
  expect(all).toMatchObject({refused: [], problems: []});
  const {entries: kept, refused} = withinSite(entries, {files: 58, bytes: 1e9});
  expect(kept).toHaveLength(3);
  expect(refused).toMatchObject([{id: entries[0]?.entry.id, problems: [{code: "PJ141", severity: "error"}]}]);
});

test("withinSite(entries, limits) warns near a limit", async () => {
  const entries = await entriesOf(4);
  expect(withinSite(entries, {files: 70, bytes: 1e9}).problems).toMatchObject([
    {code: "PJ141", severity: "warning"},
  ]);
});
