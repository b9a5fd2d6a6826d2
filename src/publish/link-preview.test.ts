import {describe, expect, test} from "vitest";
import {entryPreview, findingPreview} from "./link-preview.ts";

const HEADLINE = {unit: "sec/op", text: "-41.23%", direction: "better", of: "Parse, p=0.000 n=10"} as const;

function entry(meta: object) {
  return {id: "2026-05-03-pool", date: "2026-05-03", meta: {title: "Pool", ...meta}} as never;
}

describe("entryPreview(entry, journal)", () => {
  test("leads with the largest change, then both commits", () => {
    const headlines = new Map([["2026-05-03-pool", [HEADLINE]]]);
    const meta = {commit: "0123456789abcdef0", baseCommit: "fedcba9", verdict: "kept"};
    expect(entryPreview(entry({...meta, machine: "bench-1"}), {headlines})).toEqual({
      description: "kept · sec/op -41.23% Parse, p=0.000 n=10 · bench-1 · fedcba9 → 0123456789ab",
      facts: [
        {name: "sec/op", value: "-41.23% Parse, p=0.000 n=10"},
        {name: "Commits", value: "fedcba9 → 0123456789ab"},
      ],
      published: "2026-05-03",
    });
  });

  test("has what there is", () => {
    const headlines = new Map();
    expect(entryPreview(entry({verdict: "kept"}), {headlines}).facts).toEqual([
      {name: "Verdict", value: "kept"},
    ]);
    expect(entryPreview(entry({}), {headlines})).toEqual({
      description: "2026-05-03",
      facts: [],
      published: "2026-05-03",
    });
  });
});

test("findingPreview(state) names the status and the entry", () => {
  const headlines = new Map([["2026-05-03-pool", [HEADLINE]]]);
  const preview = findingPreview({entry: entry({}), status: "rejected"}, {headlines});
  expect(preview.description).toBe("won't fix · sec/op -41.23% Parse, p=0.000 n=10");
  expect(preview.facts).toEqual([
    {name: "Status", value: "won't fix"},
    {name: "Entry", value: "2026-05-03 Pool"},
  ]);
});
