import {expect, test} from "vitest";
import {formatProblem} from "../problem.ts";
import {decodeText} from "./text.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap(part => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)),
  );

test("decodeText(path, bytes) drops a byte-order mark and reads any line ends", () => {
  expect(decodeText("p.md", bytes([0xef, 0xbb, 0xbf], "a\r\nb\n\tc\r\n"))).toEqual({
    text: "a\nb\n\tc\n",
    problems: [],
  });
  expect(decodeText("p.md", bytes(""))).toEqual({text: "", problems: []});
});

test("decodeText(path, bytes) lets scripts and emoji be", () => {
  const text = "größer 速い می‌خواهم 👩‍💻 10 µs ±2 %\u00a0→\n";
  expect(decodeText("p.md", bytes(text))).toEqual({text, problems: []});
});

test.each([
  ["UTF-16 with a mark", bytes([0xff, 0xfe, 0x61, 0]), "p.md: error PJ030 text is UTF-16, expected UTF-8"],
  ["big-endian UTF-16", bytes([0xfe, 0xff, 0, 0x61]), "p.md: error PJ030 text is UTF-16, expected UTF-8"],
  [
    "UTF-16 without a mark",
    bytes([0x2d, 0, 0x2d, 0, 0x2d, 0, 0x0a, 0]),
    "p.md: error PJ030 text is UTF-16, expected UTF-8",
  ],
  ["UTF-32", bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), "p.md: error PJ030 text is UTF-32, expected UTF-8"],
  ["Latin-1", bytes("ok\nna", [0xef], "ve\n"), "p.md:2: error PJ030 text must be UTF-8"],
  ["a sequence cut short", bytes("a\nb\n", [0xe2, 0x82]), "p.md:3: error PJ030 text must be UTF-8"],
  ["an overlong slash", bytes("a", [0xc0, 0xaf]), "p.md:1: error PJ030 text must be UTF-8"],
  ["a surrogate", bytes("a", [0xed, 0xa0, 0x80]), "p.md:1: error PJ030 text must be UTF-8"],
  ["NUL", bytes("a\nb\0c"), "p.md:2:2: error PJ031 control character U+0000"],
  ["an escape sequence", bytes("a\n\u001b[31mred"), "p.md:2:1: error PJ031 control character U+001B"],
  ["a lone carriage return", bytes("a\rb\n"), "p.md:1:2: error PJ031 control character U+000D"],
  ["delete", bytes("a\u007f"), "p.md:1:2: error PJ031 control character U+007F"],
  ["C1", bytes("a\u009bm"), "p.md:1:2: error PJ031 control character U+009B"],
])("decodeText(path, bytes) refuses %s", (_name, input, message) => {
  const {text, problems} = decodeText("p.md", input);
  expect(text).toBeUndefined();
  expect(problems.map(problem => formatProblem(problem).split("\n")[0])).toEqual([message]);
});

test("decodeText(path, bytes) refuses a file over the limit by its size", () => {
  const {text, problems} = decodeText("p.md", new Uint8Array(11), 10);
  expect(text).toBeUndefined();
  expect(problems.map(formatProblem)).toEqual([
    "p.md: error PJ033 file is too large, expected at most 10 bytes, got 11",
  ]);
});

test("decodeText(path, bytes) warns of characters that hide or turn text, once a line", () => {
  const {text, problems} = decodeText("p.md", bytes("if \u202eadmin\u202c\nok\nzero\u200bwidth\n"));
  expect(text).toBe("if \u202eadmin\u202c\nok\nzero\u200bwidth\n");
  expect(
    problems.map(({line, column, severity, code, message}) => [line, column, severity, code, message]),
  ).toEqual([
    [1, 4, "warning", "PJ032", "invisible character U+202E"],
    [3, 5, "warning", "PJ032", "invisible character U+200B"],
  ]);
});

test("decodeText(path, bytes) reports no more than ten lines", () => {
  expect(decodeText("p.md", bytes("\u0001\n".repeat(500))).problems).toHaveLength(10);
});
