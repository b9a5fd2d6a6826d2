import fc from "fast-check";
import {expect, test} from "vitest";
import {eachLine, plainText, promptedCommand} from "./log-lines.ts";

function linesOf(text: string): string[] {
  const lines: string[] = [];
  eachLine(new TextEncoder().encode(text), (line, number) => {
    expect(number).toBe(lines.length + 1);
    lines.push(line);
    return undefined;
  });
  return lines;
}

/** Whether a text has nothing that ends lines, steers terminals or marks an order of bytes, and no blanks at its end. */
function isPlain(text: string): boolean {
  const others = ["\r", "\n", "\u2028", "\u2029", "\u001b", "\ufeff"];
  return text === text.trimEnd() && others.every(character => !text.includes(character));
}

test("eachLine(bytes, visit) visits what splitting the text gives", () => {
  fc.assert(
    fc.property(fc.array(fc.string({unit: "grapheme", maxLength: 30}).filter(isPlain)), lines => {
      expect(linesOf(lines.map(line => `${line}\n`).join(""))).toEqual(lines);
      expect(linesOf(lines.map(line => `${line}\r\n`).join(""))).toEqual(lines);
    }),
  );
});

test("eachLine(bytes, visit) keeps lines and characters whole where its chunks end", () => {
  const lines = Array.from({length: 9000}, (_, index) => `${index}:${"é€😀".repeat(index % 13)}`);
  expect(linesOf(lines.join("\n"))).toEqual(lines);
});

test("eachLine(bytes, visit) cuts a line that nobody reads and goes on with the next", () => {
  const lines = linesOf(`a\n${"x".repeat(300_000)}\nb\n${"y".repeat(20_000)}\nc`);
  expect(lines.map(line => line.length)).toEqual([1, 16_384, 1, 16_384, 1]);
  expect(lines[4]).toBe("c");
});

test("eachLine(bytes, visit) leaves nothing in a line at which an expression would stop, and no blanks at its end", () => {
  expect(linesOf(`a\rb\u2028c\u2029d \t\n${" ".repeat(9)}\n`)).toEqual(["a b c d", ""]);
});

test("eachLine(bytes, visit) takes bytes that are not UTF-8", () => {
  const lines: string[] = [];
  eachLine(Uint8Array.from([0x67, 0xff, 0x63, 0x0a, 0x62]), line => {
    lines.push(line);
    return undefined;
  });
  expect(lines).toEqual(["g\ufffdc", "b"]);
});

test("eachLine(bytes, visit) stops where it is told to", () => {
  let last = 0;
  eachLine(new TextEncoder().encode("a\nb\nc\n"), (line, number) => {
    last = number;
    return line === "b" ? "stop" : undefined;
  });
  expect(last).toBe(2);
});

test("plainText(text) takes colours, titles and carriage returns out", () => {
  expect(plainText("\u001b[1;32mgc 1\u001b[0m\r\n\u001b]0;title\u0007SCHED\u001b[K")).toBe("gc 1\nSCHED");
});

test("promptedCommand(line) finds the command behind a prompt", () => {
  expect(promptedCommand("$ GODEBUG=gctrace=1 ./project")).toBe("GODEBUG=gctrace=1 ./project");
  expect(promptedCommand("me@host:~/src$ time ./trace")).toBe("time ./trace");
  expect(promptedCommand("❯ ./trace")).toBe("./trace");
  expect(promptedCommand("price in US$ 5")).toBeUndefined();
  expect(promptedCommand("# a comment")).toBeUndefined();
});

test("promptedCommand(line) takes no time of a line made of what prompts are made of", () => {
  for (const piece of ["x@", "@", "x@y:", " ", "$", "$@"])
    expect(promptedCommand(piece.repeat(8000))).toBeUndefined();
});
