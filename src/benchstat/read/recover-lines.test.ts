import fc from "fast-check";
import {expect, test} from "vitest";
import {recoverLines} from "./recover-lines.ts";

function recovered(text: string): string {
  return new TextDecoder().decode(recoverLines(new TextEncoder().encode(text), true).bytes);
}

test("recoverLines(bytes) joins a result that output of the benchmark divides, with all its values", () => {
  const text = "BenchmarkA-8   \tlog line 3\nmore 12\t 100\t 5.25 ns/op\t1_000 B/op \nPASS\n";
  expect(recovered(text)).toBe("BenchmarkA-8\t100\t5.25 ns/op\t1_000 B/op\n\nPASS\n");
});

test("recoverLines(bytes) reads parts of a large file as one text", () => {
  const filler = "12:00 filler of the log\n".repeat(6000);
  const lines = [
    "12:01 BenchmarkA-8   \t100\t 5 ns/op",
    "12:02 BenchmarkB-8   \tlog",
    "12:03 \u00e9  70\t 6 ns/op",
  ];
  const text = lines.join(`\n${filler}`);
  const {bytes, repairs} = recoverLines(new TextEncoder().encode(text), true);
  const found = new TextDecoder().decode(bytes).split("\n");
  expect(found).toHaveLength(text.split("\n").length);
  expect(found.flatMap((line, index) => (line.startsWith("Benchmark") ? [[index, line]] : []))).toEqual([
    [0, "BenchmarkA-8   \t100\t 5 ns/op"],
    [6001, "BenchmarkB-8\t70\t6 ns/op"],
  ]);
  expect(repairs.joined).toEqual({count: 1, line: 6002});
});

// Each of these lines took longer with every number, twice or four times as long.
test.each([
  ["numbers", `${"   2601 ns/".repeat(60)}  -`],
  ["numbers with a point", `${"\t2601.25 ns/op".repeat(60)} 7`],
  ["underscores", `${" 1_000_000_000_000 a".repeat(60)} _`],
  ["spaces of Go", `${"\u00851\u0085a".repeat(300)} 7`],
  ["counts", `${"1\t1 a".repeat(1500)} 7`],
  ["digits", `${"1".repeat(8000)}\t`],
])("recoverLines(bytes) reads a line of many %s in one pass", (_what, line) => {
  for (const start of ["BenchmarkX-8 100", "BenchmarkX-8 \tlog\n", "prefix: BenchmarkX-8 100"])
    expect(recovered(`${start}${line}\n`)).toContain("BenchmarkX-8");
});

/** The joined end by one expression, whose cost grows with the square of the line. */
const NUMBER = "[-+]?(?:[0-9][0-9_]*(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9]+|[Nn]a[Nn]|[Ii]nf)";
const END = new RegExp(`(?:^|[^0-9])([0-9]+)(?=\\t)((?:[\\t ]+${NUMBER}[\\t ]+[^\\s\\d+~-]\\S*)+)[\\t ]*$`);

test("recoverLines(bytes) joins exactly the lines that end in a count and pairs", () => {
  const word = fc.constantFrom("1", "22", "3.5", "ns/op", "a1", "-", "x", "1e3", "_1");
  const gap = fc.constantFrom("\t", " ", "\t ", " \t");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), {maxLength: 12}), words => {
      const line = words.flat().join("");
      const match = END.exec(line);
      const joined = match ? `BenchmarkA\t${match[1]}\t${match[2]?.trim()}\n` : `BenchmarkA\tx\n${line}`;
      expect(recovered(`BenchmarkA\tx\n${line}`)).toBe(joined);
    }),
    {numRuns: 3000},
  );
});

test("recoverLines(bytes) takes exactly the lines that are not UTF-8 for Latin-1", () => {
  const piece = fc.constantFrom(
    "a",
    "\u00e9",
    "\ufffd",
    "\n",
    "\u20ac",
    "\xff",
    "\xef\xbf\xbd",
    "\xef\xbf",
    "\xbd",
    "\xc3",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.boolean()), {maxLength: 12}), pieces => {
      const parts = pieces.map(([text, isUtf8]) => Buffer.from(text, isUtf8 ? "utf8" : "latin1"));
      const bytes = Buffer.concat([...parts, Buffer.from("\nBenchmarkA 1 2 ns/op \u001b[0m\n")]);
      const expected = splitLines(bytes).map(line => {
        try {
          return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(line);
        } catch {
          return new TextDecoder("windows-1252").decode(line);
        }
      });
      const lines = new TextDecoder().decode(recoverLines(bytes, false).bytes).split("\n");
      expect(lines.slice(0, -2)).toEqual(expected.slice(0, -2));
    }),
    {numRuns: 2000},
  );
});

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
