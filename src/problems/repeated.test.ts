import {describe, expect, test} from "vitest";
import type {Problem} from "../problem.ts";
import {listProblems} from "./repeated.ts";

const ENTRY = "content/parser/2026-05-03-pool";

function problems(count: number, over: Partial<Problem> = {}): Problem[] {
  return Array.from({length: count}, (_, index) => ({
    file: `${ENTRY}/index.md`,
    line: index + 1,
    severity: "error",
    code: "PJ073",
    message: `benchmark ${index}`,
    hint: "a hint",
    ...over,
  }));
}

describe("listProblems(problems, most)", () => {
  test("lists the first of a code and counts the rest at the place of the first of them", () => {
    const listed = listProblems(problems(990), 3);
    expect(listed.map(({line}) => line)).toEqual([1, 2, 3, 4]);
    expect(listed.at(-1)).toEqual({
      file: `${ENTRY}/index.md`,
      line: 4,
      severity: "error",
      code: "PJ073",
      message:
        "987 more problems of this kind, the first of them here: directive names a benchmark that the file does not have",
    });
  });

  test.each([1, 3, 4])("lists all of %i, since a count would take as much room", count => {
    expect(listProblems(problems(count), 3)).toEqual(problems(count));
  });

  test("counts the files of an entry together, and entries, codes and severities apart", () => {
    const files = problems(5).map((problem, index) => ({...problem, file: `${ENTRY}/${index}/a.remote`}));
    const other = problems(5, {file: "content/2026-05-04-other/index.md"});
    const all = [
      ...files,
      ...other,
      ...problems(2, {code: "PJ040"}),
      ...problems(2, {severity: "warning"}),
      ...problems(2, {file: "content/journal.yaml"}),
    ];
    expect(listProblems(all, 3)).toHaveLength(4 + 4 + 2 + 2 + 2);
  });

  test("finds the entry of a folder's own problem", () => {
    expect(listProblems([...problems(3), ...problems(2, {file: ENTRY})], 3)).toHaveLength(4);
  });
});
