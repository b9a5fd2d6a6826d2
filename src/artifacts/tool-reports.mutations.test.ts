import {describe, expect, test} from "vitest";
import {rounds} from "../../scripts/testing/rounds.ts";
import {
  opened,
  REPORT_CONTEXT,
  REPORT_KINDS,
  readable,
  samplesOf,
  textOf,
} from "../../scripts/testing/tool-reports.ts";

describe.each(REPORT_KINDS.map(kind => [kind.name, kind] as const))("%s", (name, kind) => {
  test("takes mutated inputs without a throw, and shows no number that is none", () => {
    const random = randomNumbers(name.length);
    const texts = samplesOf(name).map(sample => textOf(name, sample).slice(0, 1500));
    const base = opened(kind, "base", texts[0] ?? "");
    for (let i = 0; i < rounds(2000); i++) {
      const text = mutated(texts, random);
      const artifact = opened(kind, "x", text);
      const views = [...artifact.view(REPORT_CONTEXT), ...(base.compare(artifact, REPORT_CONTEXT) ?? [])];
      if (i % 10 === 0)
        expect(readable(views).replace(/other lines?[\s\S]*$/, ""), text).not.toMatch(
          /NaN|Infinity|undefined/,
        );
      for (const {samples} of artifact.measurements) expect(samples.every(Number.isFinite), text).toBe(true);
    }
  });
});

/** A sequence that is the same every time (a linear congruential generator). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const PIECES = [
  "\n",
  "\r",
  "\u001b[31m",
  "999999999999999999999",
  "0",
  "-1",
  "1e999",
  ".",
  " ",
  "\t",
  "é",
  "\u0000",
  "gc 1 @",
  "SCHED ",
];

/** A text with a few of its parts lost, doubled, or taken from elsewhere. */
function mutated(texts: readonly string[], random: (below: number) => number): string {
  let text = texts[random(texts.length)] ?? "";
  for (let count = random(6) + 1; count > 0; count--) {
    const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b);
    const other = texts[random(texts.length)] ?? "";
    const inserted = [
      "",
      PIECES[random(PIECES.length)] ?? "",
      other.slice(random(other.length), random(other.length)),
      text.slice(from, to) + text.slice(from, to),
    ][random(4)];
    const end = random(3) === 0 ? to : Math.min((from ?? 0) + random(4), text.length);
    text = text.slice(0, from) + inserted + text.slice(end);
  }
  return text.slice(0, 6000);
}
