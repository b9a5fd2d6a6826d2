import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import type {FunctionLine, FunctionPoint} from "../../journal/history/function-histories.ts";
import {lastShareMove} from "./share-move.ts";

/** A profile of an entry in which a function holds `head` of 1000 samples, and `base` of 1000 before. */
function point(date: string, base: number | undefined, head: number): FunctionPoint {
  const entry = testEntry({id: `${date}-entry`, files: {"cpu.folded": "main 1\n"}});
  const [attachment] = entry.attachments;
  const share = (cum: number) => ({flat: 0, cum, total: 1000, samples: 1000});
  return {
    ...({entry, attachment} as Pick<FunctionPoint, "entry" | "attachment">),
    ...({isBase: false} as FunctionPoint),
    ...share(head),
    ...(base !== undefined && {baseShare: share(base)}),
  };
}

const moved = (...lines: readonly (readonly FunctionPoint[])[]) =>
  lastShareMove({lines: lines.map(points => ({points}) as unknown as FunctionLine)});

test("lastShareMove(history) is the newest entry that changed a share by more than the sampling", () => {
  const first = [
    point("2026-01-01", 400, 200),
    point("2026-02-01", 200, 210),
    point("2026-03-01", undefined, 900),
  ];
  expect(moved(first)).toMatchObject({entry: {date: "2026-01-01"}, text: "40.00% → 20.00%"});
  expect(moved(first, [point("2026-02-15", 10, 300)])?.text).toBe("1.00% → 30.00%");
});

test("lastShareMove(history) leaves out changes of less than a twentieth, and shares without a base", () => {
  expect(moved([point("2026-01-01", 1000, 960)])).toBeUndefined();
  expect(moved([point("2026-01-01", undefined, 1)])).toBeUndefined();
});

test("lastShareMove(history) takes the largest difference of an entry's profiles", () => {
  expect(moved([point("2026-01-01", 400, 200)], [point("2026-01-01", 900, 100)])?.text).toBe(
    "90.00% → 10.00%",
  );
});
