import {expect, test} from "vitest";
import {around, benchText} from "../../embeds/testdata/bench.ts";
import type {EntryText} from "../../embeds/testdata/fixture.ts";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import {entryClaims} from "./claims.ts";
import {comparisonScopes} from "./comparison-scopes.ts";

const LEVELS = {alpha: 0.05, confidence: 0.95};

const before = benchText({
  "Parse/msg=invite": around(800),
  "Parse/msg=bye": around(300),
  Render: around(500),
});
const after = benchText({"Parse/msg=invite": around(400), "Parse/msg=bye": around(240), Render: around(501)});
const pair: EntryText = {
  files: {"before.txt": before, "after.txt": after},
  pairs: [["", "before.txt", "after.txt"]],
};

/** Standing and what is said of one claim about an entry. */
function claim(text: string, entry: EntryText = pair): string {
  const stated = testEntry({...entry, meta: {...entry.meta, claims: [text]}});
  const [one] = entryClaims(stated, comparisonScopes(stated, LEVELS));
  return [one?.standing, one?.measured, one?.reason, one?.code, one?.hint].filter(Boolean).join(" | ");
}

test.each([
  ["Parse/msg=invite sec/op <= -20%", "holds | -50.00% (p=0.000 n=10)"],
  ["Parse/msg=invite sec/op = -50%", "holds | -50.00% (p=0.000 n=10)"],
  ["Parse/msg=invite sec/op < -50%", "contradicted | -50.00% (p=0.000 n=10) | PJ103"],
  ["Parse/msg=invite ns/op <= -60%", "contradicted | -50.00% (p=0.000 n=10) | PJ103"],
  ["BenchmarkParse/msg=invite-8 <= -20%", "holds | -50.00% (p=0.000 n=10)"],
  ["Parse <= -15%", "holds | -50.00% to -20.00% (2 benchmarks)"],
  ["Parse/* <= -30%", "contradicted | Parse/msg=bye-8: -20.00% (p=0.000 n=10) | PJ103"],
  [
    "Parse ~",
    "contradicted | Parse/msg=invite-8: -50.00% (p=0.000 n=10) | the change is significant | PJ103",
  ],
  ["Render sec/op ~", "holds | ~ (p=0.529 n=10)"],
  ["Render sec/op <= +2%", "holds | ~ (p=0.529 n=10)"],
  ["Render sec/op < 0%", "not shown | ~ (p=0.529 n=10) | the change is not significant | PJ104"],
  ["geomean sec/op <= -25%", "holds | -26.27% (geomean of 3, 2 moved)"],
  ["geomean sec/op <= -40%", "contradicted | -26.27% (geomean of 3, 2 moved) | PJ103"],
])("entryClaims(entry) of a change: %s", (text, said) => {
  expect(claim(text)).toBe(said);
});

test.each([
  ["Parse/msg=bye sec/op < 300ns", "holds | 240.0 ns/op ± 1% (n=10)"],
  ["Parse/msg=bye sec/op = 240ns", "holds | 240.0 ns/op ± 1% (n=10)"],
  ["Parse/msg=bye sec/op > 0.3µs", "contradicted | 240.0 ns/op ± 1% (n=10) | PJ103"],
  [
    "Parse/msg=bye sec/op < 240.5ns",
    "not shown | 240.0 ns/op ± 1% (n=10) | the median's interval, 238.3 ns/op to 241.7 ns/op, reaches over it | PJ104",
  ],
  ["Parse/msg=bye allocs/op = 2", "holds | 2.000 allocs/op ± 0% (n=10)"],
  ["Parse allocs/op <= 4", "holds | 2.000 allocs/op to 4.000 allocs/op (2 benchmarks)"],
])("entryClaims(entry) of a value: %s", (text, said) => {
  expect(claim(text)).toBe(said);
});

test("entryClaims(entry) says how many samples are needed", () => {
  const few: EntryText = {
    files: {
      "before.txt": benchText({Parse: [800, 801, 802]}),
      "after.txt": benchText({Parse: [400, 401, 402]}),
    },
    pairs: [["", "before.txt", "after.txt"]],
  };
  expect(claim("Parse sec/op <= -20%", few)).toBe(
    "not shown | ~ (p=0.100 n=3) | n=3 in both: p can never be as low as 0.05; take 4 or more, better 10 | PJ104",
  );
  expect(claim("Parse sec/op < 500ns", few)).toBe(
    "not shown | 401.0 ns/op ± ∞ (n=3) | too few samples for a 95 % confidence interval: take 6 or more | PJ104",
  );
  expect(claim("geomean sec/op < 0%", few)).toContain("n=3 in both");
});

test("entryClaims(entry) of equal samples, of none, and from zero", () => {
  const files = (allocs: number) =>
    `pkg: x\n${Array.from({length: 10}, () => `BenchmarkA 1 5 ns/op ${allocs} allocs/op\n`).join("")}`;
  const of = (base: number, head: number): EntryText => ({
    files: {"before.txt": files(base), "after.txt": files(head)},
    pairs: [["", "before.txt", "after.txt"]],
  });
  expect(claim("A allocs/op = 0%", of(7, 7))).toBe("holds | ~ (all samples are equal, n=10)");
  expect(claim("A allocs/op <= -10%", of(7, 7))).toBe(
    "contradicted | ~ (all samples are equal, n=10) | PJ103",
  );
  expect(claim("A allocs/op = 0", of(7, 0))).toBe("holds | 0.000 allocs/op ± 0% (n=10)");
  expect(claim("A allocs/op <= 10%", of(0, 7))).toBe(
    "not shown | ? (p=0.000 n=10) | there is no percentage from zero: claim the value instead | PJ104",
  );
});

test.each([
  [
    "Prase <= -20%",
    'unreadable | no benchmark "Prase" in after.txt; there are Parse/msg=invite-8, Parse/msg=bye-8, Render-8 | PJ102 | did you mean "Parse"?',
  ],
  [
    "Parse B/op <= -20%",
    'unreadable | benchmark "Parse" has no unit "B/op"; it has sec/op, allocs/op | PJ102',
  ],
  [
    "geomean B/op <= -20%",
    'unreadable | no unit "B/op" to have a geometric mean of; there are sec/op, allocs/op | PJ102',
  ],
  ["Parse < 5%  in nope", 'unreadable | no pair of benchmark files "nope"; there are after.txt | PJ102'],
  [
    "Parse sec/op < 50",
    'unreadable | value must be in sec/op, got "50" | PJ101 | write 50ns, 1.5µs, 20ms or 3s',
  ],
])("entryClaims(entry) cannot hold against the data: %s", (text, said) => {
  expect(claim(text)).toBe(said);
});

test("entryClaims(entry) asks for the place where there are several, and for a pair where there is none", () => {
  const two: EntryText = {
    files: {"a.old.txt": before, "a.new.txt": after, "b.old.txt": before, "b.new.txt": after},
    pairs: [
      ["a", "a.old.txt", "a.new.txt"],
      ["b", "b.old.txt", "b.new.txt"],
    ],
  };
  expect(claim("Render ~", two)).toBe(
    'unreadable | benchmark "Render" is in a, b, expected one place | PJ102 | write "in a" behind the claim',
  );
  expect(claim("Render ~ in b", two)).toBe("holds | ~ (p=0.529 n=10)");
  expect(claim("geomean < 0% in a", two)).toContain("holds");
  expect(claim("geomean < 0%", two)).toContain("expected one place");
  expect(claim("Render < 1µs", {files: {"a.txt": before, "b.txt": after}})).toContain("is in a.txt, b.txt");
  expect(claim("Render ~", {files: {"a.txt": before}})).toContain(
    "this entry has no pair of benchmark files",
  );
});

test("entryClaims(entry) fails a claim when base and head are swapped", () => {
  const swapped: EntryText = {
    files: {"before.txt": after, "after.txt": before},
    pairs: [["", "before.txt", "after.txt"]],
  };
  expect(claim("Parse/msg=invite sec/op <= -20%")).toContain("holds");
  expect(claim("Parse/msg=invite sec/op <= -20%", swapped)).toBe(
    "contradicted | +100.00% (p=0.000 n=10) | PJ103",
  );
});

test("entryClaims(entry) names the line of each claim", () => {
  const entry = testEntry({...pair, meta: {claims: ["Render ~", "Parse ~"]}});
  const lines = new Map([
    ["claims", 3],
    ["claims.1", 5],
  ]);
  expect(
    entryClaims({...entry, metaLines: lines}, comparisonScopes(entry, LEVELS)).map(({line}) => line),
  ).toEqual([3, 5]);
});

test("entryClaims(entry) holds claims against pasted text, too", () => {
  const text = `\`\`\`gobench title="before"\n${before}\`\`\`\n\n\`\`\`gobench title="after"\n${after}\`\`\`\n`;
  expect(claim("Parse/msg=invite <= -20%", {text})).toBe("holds | -50.00% (p=0.000 n=10)");
  expect(claim("Parse/msg=bye < 300ns", {text})).toBe("holds | 240.0 ns/op ± 1% (n=10)");
});
