import {describe, expect, test} from "vitest";
import {recordedProfile} from "../testdata/profiles-fs.ts";
import {readingOf, sampleFile, stacksOf, textFile} from "./testdata/samples-fs.ts";
import {writeFolded} from "./write-folded.ts";

describe("foldedStacks.read(file)", () => {
  test("reads what writeFolded wrote: the same stacks with the same inlined calls", () => {
    const {profile, problems} = readingOf(sampleFile("folded/load-cpu.folded"));
    expect(problems).toEqual([]);
    expect(stacksOf(profile).map(frames)).toEqual(
      [...sums(recordedProfile("load-cpu.pb.gz"))].map(([stack]) => stack),
    );
    expect(writeFolded(profile, 0)).toBe(writeFolded(recordedProfile("load-cpu.pb.gz"), 0));
  });

  test("draws functions and stacks from a meter", () => {
    let drawn = 0;
    const spend = (_kind: string, amount: number) => {
      drawn += amount;
    };
    const lines = Array.from({length: 1500}, (_, index) => `main;f${index} 1\n`);
    readingOf({...textFile(lines.join("")), spend});
    // A location of one line and its function, a stack and a sample each; less than 1,000 steps of a table are free.
    expect(drawn).toBeGreaterThan(1500 * 19 - 3000);
    expect(drawn).toBeLessThan(1502 * 19);
  });

  test("reads counts of base and head as two sample types, the head's first", () => {
    const {profile} = readingOf(sampleFile("folded/mutex.difffolded.txt"));
    expect(profile.sampleTypes.map(({type}) => type)).toEqual(["base", "samples"]);
    expect(stacksOf(profile)[0]).toMatch(/sync\.\(\*Mutex\)\.Unlock: 209676 905$/);
  });

  test("takes marks off frames, and puts inlined calls into their callers", () => {
    const {profile} = readingOf(
      textFile("java;run_[j];get_[i];read_[k] 3\njava;run_[j] 1.6\nmain space;x 0\n"),
    );
    expect(stacksOf(profile)).toEqual([
      "java → run → [get] → read: 3",
      "java → run: 1.6",
      "main space → x: 0",
    ]);
  });

  test("keeps fractions of counts", () => {
    expect(
      stacksOf(readingOf(textFile("main;a 0.1\nmain;b 0.2\nmain;a 0.2\nmain;c 334.618\n")).profile),
    ).toEqual(["main → a: 0.3", "main → b: 0.2", "main → c: 334.618"]);
  });

  test("adds up equal stacks", () => {
    expect(stacksOf(readingOf(textFile("a;b 1\na;b 2\na;c 4\n")).profile)).toEqual(["a → b: 3", "a → c: 4"]);
  });

  test("leaves out lines without a count, by their number", () => {
    const {profile, problems} = readingOf(textFile(`${"a;b 1\n".repeat(20)}a;b\n\na;c 2\n`));
    expect(profile.samples.count).toBe(2);
    expect(problems).toMatchObject([
      {
        line: 21,
        code: "PJ063",
        message: 'folded stack cannot be read, expected "frame;frame count", got "a;b"',
      },
    ]);
  });
});

function frames(line: string): string {
  return line.slice(0, line.lastIndexOf(": "));
}

function sums(profile: Parameters<typeof stacksOf>[0]): Map<string, true> {
  return new Map(stacksOf(profile).map(line => [frames(line), true]));
}

test.each([
  ["prose", "we saw; it took 12\nthe rest went well\nso it goes\n"],
  ["a table", "a 1\nb 2\nc 3\n"],
  ["styles", "a { color: red; }\nb { margin: 0; padding: 0 }\n"],
])("foldedStacks.detect(file) leaves %s alone", (_name, content) => {
  expect(() => readingOf(textFile(content))).toThrow("no format");
});

test.each([
  ["tabs", "main;a\t5\nmain;b\t3\n", ["main → a: 5", "main → b: 3"]],
  [
    "separators of thousands",
    "main;a 1,234\nmain;b 12,345,678\nmain;c 7\nmain;d 1_000\nmain;e 2'000\n",
    ["main → a: 1234", "main → b: 12345678"],
  ],
  ["exponents", "main;a 4e3\nmain;b 2.5E1\n", ["main → a: 4000", "main → b: 25"]],
  ["comments", "// note\n# note\nmain;a 1\nmain;b 2\n", ["main → a: 1", "main → b: 2"]],
  ["one line in six that is none", "a;b 1\na;c 1\na;d 4\na;e 3\na;f 5\ninvalid line\n", ["a → b: 1"]],
])("folded stacks with %s are read", (_name, content, first) => {
  expect(stacksOf(readingOf(textFile(content)).profile)).toEqual(expect.arrayContaining(first));
});
