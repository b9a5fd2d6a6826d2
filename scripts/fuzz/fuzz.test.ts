import {expect, test} from "vitest";
import {enlarge} from "./costly-inputs.ts";
import {mutant} from "./mutate.ts";
import {countedOn} from "./peak-memory.ts";
import {runRandomInputs} from "./random-inputs.ts";
import type {Target} from "./target.ts";
import {TARGETS} from "./targets.ts";

const range = {seed: 20260503, from: 0, inputs: 200, seconds: Number.POSITIVE_INFINITY};

test.each(TARGETS.map(target => [target.name, target] as const))(
  "no mutation of %s throws, or leaves anything dangerous in the output",
  async (_name, target) => {
    expect(await runRandomInputs(target, range)).toMatchObject({inputs: 200, failures: []});
  },
);

test("mutant(target, seed, index) is the same at every run, and another for each number", () => {
  const [target] = TARGETS;
  if (!target) throw new Error("no target");
  const inputs = Array.from({length: 50}, (_, index) => mutant(target, 1, index));
  expect(Array.from({length: 50}, (_, index) => mutant(target, 1, index))).toEqual(inputs);
  expect(new Set(inputs.map(input => Buffer.from(input).toString("hex"))).size).toBeGreaterThan(45);
});

const FAULTY: Target = {
  name: "faulty",
  samples: [new TextEncoder().encode("a 1 b 2 c 3 d 4")],
  tokens: ["x"],
  limit: 4096,
  run(input) {
    const text = new TextDecoder().decode(input);
    if (text.includes("x")) throw new TypeError("x is not expected");
    return text.includes("\u001b") ? ["an escape"] : [];
  },
};

test("runRandomInputs(target, range) counts failures, and keeps the first of each reason", async () => {
  const {crashes, dangers, failures} = await runRandomInputs(FAULTY, {...range, inputs: 2000});
  expect(crashes).toBeGreaterThan(100);
  expect(dangers).toBeGreaterThan(5);
  expect(failures).toHaveLength(2);
  const crash = failures.find(({isCrash}) => isCrash);
  expect(crash?.reason).toContain("TypeError: x is not expected");
  expect(new TextDecoder().decode(mutant(FAULTY, range.seed, crash?.index ?? 0))).toContain("x");
});

test("enlarge(target, unit) repeats an input up to the limit of the product", async () => {
  const {bytes, unit} = await enlarge(FAULTY, new TextEncoder().encode("abc"));
  expect(bytes).toHaveLength(3072);
  expect(unit).toHaveLength(3);
});

test("countedOn(unit, length) repeats an input with numbers that grow", () => {
  const bytes = countedOn(new TextEncoder().encode("f9;"), 14);
  expect(new TextDecoder().decode(bytes)).toBe("f9;f10;f11;f12");
});
