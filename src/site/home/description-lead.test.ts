import {expect, test} from "vitest";
import {divideDescription} from "./description-lead.ts";

const words = (count: number): string => Array.from({length: count}, () => "word").join(" ");

test.each([
  ["Short.", {lead: "Short.", rest: ""}],
  [`One.  Two.\n${words(40)}.`, {lead: "One. Two.", rest: `${words(40)}.`}],
  [words(60), {lead: words(30), rest: words(30)}],
  ["x".repeat(200), {lead: "x".repeat(150), rest: "x".repeat(50)}],
])("divideDescription(%j) keeps two lines in front", (text, parts) => {
  expect(divideDescription(text)).toEqual(parts);
});
