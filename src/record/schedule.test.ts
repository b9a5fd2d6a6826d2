import {expect, test} from "vitest";
import {roundOrder} from "./schedule.ts";

const LETTERS = {base: "A", head: "B"};
const orderOf = (rounds: number) =>
  Array.from({length: rounds}, (_, round) =>
    roundOrder(round)
      .map(side => LETTERS[side])
      .join(""),
  ).join("");

test("roundOrder(round) is the Thue–Morse sequence, each round with both sides", () => {
  expect(orderOf(8)).toBe("ABBABAABBAABABBA");
  // By its definition: each half is the other half with the letters exchanged.
  const whole = orderOf(512);
  const swapped = whole.replace(/[AB]/g, letter => (letter === "A" ? "B" : "A"));
  expect(whole.slice(512)).toBe(swapped.slice(0, 512));
});

test("roundOrder(round) lets linear and quadratic drift fall out of the sides' sums", () => {
  const runs = Array.from({length: 4}, (_, round) => roundOrder(round)).flat();
  const sum = (side: string, power: number) =>
    runs.reduce((total, one, at) => total + (one === side ? at ** power : 0), 0);
  expect(sum("base", 1)).toBe(sum("head", 1));
  expect(sum("base", 2)).toBe(sum("head", 2));
});
