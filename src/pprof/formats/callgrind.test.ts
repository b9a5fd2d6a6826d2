import {describe, expect, test} from "vitest";
import {parseFlags} from "../report/flags.ts";
import {DEFAULT_OPTIONS} from "../report/report-options.ts";
import {runReport} from "../report/run-report.ts";
import {readingOf, sampleFile, stacksOf, textFile} from "./testdata/samples-fs.ts";

/** Flat and cum of each function, as the top table has them. */
function costs(name: string, type = "Ir"): Map<string, [flat: number, cum: number]> {
  const {profile} = readingOf(sampleFile(name));
  const request = parseFlags(
    ["-top", "-nodefraction=0", `-sample_index=${type}`, "-unit=count", "x"],
    DEFAULT_OPTIONS,
  );
  if ("usage" in request) throw new Error(request.usage);
  const {text} = runReport(request, [profile], [], () => undefined);
  return new Map(
    [...text.matchAll(/^ *(\d+) +\S+ +\S+ +(\d+) +\S+ {2}(.+)$/gm)].map(([, flat, cum, fn = ""]) => [
      fn,
      [Number(flat), Number(cum)],
    ]),
  );
}

describe("callgrindFormat.read(file)", () => {
  test("has each function's own cost as callgrind_annotate prints it, and that with all below where there is no recursion", () => {
    const found = costs("callgrind/words.callgrind");
    expect(found.get("hash")).toEqual([720_000, 720_000]);
    expect(found.get("msort_with_tmp.part.0'2")?.[0]).toBe(620_410);
    expect(found.get("by_hash")).toEqual([199_040, 199_040]);
    expect(found.get("main")).toEqual([37, 2_228_821]);
    // What callgrind_annotate --inclusive=yes says; parts too small to divide go with the largest.
    for (const [fn, inclusive] of [
      ["fill", 1_265_760],
      ["scan", 1_231_356],
      ["qsort_r", 929_097],
      ["order", 929_734],
    ] as const) {
      const cum = found.get(fn)?.[1] ?? 0;
      expect(Math.abs(cum - inclusive) / inclusive).toBeLessThan(0.001);
    }
  });

  test("sums up to the summary of the file, with names and positions shortened or not", () => {
    for (const [name, sum] of [
      ["callgrind/words.callgrind", 2_228_821],
      ["callgrind/words-plain.callgrind", 1_176_192],
    ] as const) {
      const {profile, problems} = readingOf(sampleFile(name));
      expect(problems).toEqual([]);
      const types = profile.sampleTypes.length;
      expect(profile.samples.values.filter((_, i) => i % types === 0).reduce((a, b) => a + b, 0)).toBe(sum);
      expect(profile.defaultSampleType).toBe("Ir");
    }
  });

  test("divides a cost among callers by what their calls cost", () => {
    const content = [
      "# callgrind format",
      "positions: instr line",
      "events: Ir Dr",
      "fl=(1) a.c",
      "fn=(1) main",
      "0x10 1 5 1",
      "cfn=(2) left",
      "calls=1 0x20 5",
      "+4 2 30",
      "cfn=(3) right",
      "calls=2 0x30 9",
      "* +1 70 4",
      "fn=(2)",
      "0x20 5 10",
      "cfn=(4) shared",
      "calls=1 0x40 12",
      "+4 * 20",
      "fn=(3)",
      "0x30 9 30 0",
      "cfn=(4)",
      "calls=1 0x40 12",
      "0x34 9 40 4",
      "fn=(4)",
      "0x40 12 60 4",
      "jump=3 0x44 13",
      "totals: 105 5",
    ].join("\n");
    const {profile, problems} = readingOf(textFile(content));
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual([
      "main: 5 1",
      "main → left: 10 0",
      "main → right: 30 0",
      "main → left → shared: 20 1",
      "main → right → shared: 40 3",
    ]);
  });

  test("ends stacks where they would go in circles", () => {
    const content = "events: Ir\nfn=a\n1 10\ncfn=b\ncalls=1 2\n1 90\nfn=b\n2 40\ncfn=a\ncalls=1 1\n2 50\n";
    const {profile} = readingOf(textFile(content));
    const sum = profile.samples.values.reduce((all, value) => all + value, 0);
    expect(sum).toBe(50);
  });

  test("names lines that it cannot read, and a file that does not say what it counts", () => {
    const {problems} = readingOf(textFile("# callgrind format\nevents: Ir\nfn=a\n1 x\nodd\nfn=(7)\n"));
    expect(problems.map(({line, message}) => [line, message])).toEqual([
      [4, 'line of a callgrind profile cannot be read, got "1 x"'],
      [5, 'line of a callgrind profile cannot be read, got "odd"'],
      [6, 'line of a callgrind profile cannot be read, got "fn=(7)"'],
    ]);
    expect(readingOf(textFile("# callgrind format\nfn=a\n")).problems[0]).toMatchObject({code: "PJ060"});
  });
});

test("callgrindFormat.read(file) knows the files of jumps", () => {
  const {profile, problems} = readingOf(
    textFile(
      "# callgrind format\nevents: Ir\nfl=(1) a.c\nfn=(1) main\n1 10\njfi=(2) b.h\njump=1 2\n1\njfn=(2) f\njcnd=1/2 +1\n2 5\n",
    ),
  );
  expect(problems).toEqual([]);
  expect(stacksOf(profile)).toEqual(["main: 15"]);
});

test("callgrindFormat.read(file) draws functions, calls and the division of costs from a meter", () => {
  const drawn: number[] = [];
  const spend = (_kind: string, amount: number) => void drawn.push(amount);
  const lines = [
    "events: Ir",
    "fn=main",
    "1 5",
    "cfn=work",
    "calls=1 1",
    "1 7",
    "cfn=work",
    "calls=1 1",
    "1 7",
  ];
  readingOf({...textFile(`${lines.join("\n")}\nfn=work\n1 14\n`), spend});
  expect(drawn).toEqual([12, 1, 12, 9, 1, 1, 1, 1]);
});
