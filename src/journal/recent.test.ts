import {expect, test} from "vitest";
import {recent} from "./recent.ts";

test("recent(compute, most) computes a subject again that others were asked after", () => {
  const computed: string[] = [];
  const ask = recent((subject: string) => {
    computed.push(subject);
    return subject.toUpperCase();
  }, 2);
  expect(["a", "b", "a", "c", "a", "b"].map(ask)).toEqual(["A", "B", "A", "C", "A", "B"]);
  expect(computed).toEqual(["a", "b", "c", "b"]);
});
