import {expect, test} from "vitest";
import {openArtifact} from "../artifacts/kinds.ts";
import {artifactFile} from "./artifact-file.ts";
import {formatSample, isUtf8, kindSample} from "./detection-sample.ts";

const MIB = 1024 * 1024;
const file = (bytes: Uint8Array) => artifactFile("e/x", "x", bytes);
const encode = (text: string) => new TextEncoder().encode(text);

test("formatSample(file) is the whole of a small text, and nothing of what is no text", () => {
  expect(formatSample(file(encode("gr\u00fc\u00df dich\n")))).toBe("gr\u00fc\u00df dich\n");
  expect(formatSample(file(Uint8Array.of(0xff, 0x41)))).toBe("");
  expect(formatSample(file(Uint8Array.of(0x41, 0, 0x41)))).toBe("");
});

test("formatSample(file) is whole lines of the beginning and the end of a large text", () => {
  const lines = Array.from({length: 2.5 * MIB}, (_, index) => index.toString().padStart(7, "0"));
  const text = formatSample(file(encode(lines.join("\n"))));
  expect(text.length).toBeLessThanOrEqual(2 * MIB);
  expect(text.startsWith("0000000\n0000001\n")).toBe(true);
  expect(text.endsWith(`\n${lines.at(-1)}`)).toBe(true);
  expect(text.split("\n").every(line => line.length === 7)).toBe(true);
});

test("formatSample(file) is the ends of a large text of a single line", () => {
  const text = formatSample(file(encode(`[${"1,".repeat(9 * MIB)}2]`)));
  expect(text.length).toBeLessThanOrEqual(2 * MIB);
  expect(text.startsWith("[1,")).toBe(true);
  expect(text.endsWith(",2]")).toBe(true);
});

test("isUtf8(file) tells the same as decoding, across the parts it looks at", () => {
  const bytes = new Uint8Array(9 * MIB).fill(0x41);
  bytes.set(encode("\u20ac"), 4 * MIB - 1);
  expect(isUtf8(file(bytes))).toBe(true);
  bytes[8 * MIB] = 0xff;
  expect(isUtf8(file(bytes))).toBe(false);
  expect(isUtf8(file(Uint8Array.of(0x41, 0)))).toBe(false);
  expect(isUtf8(file(Uint8Array.of(0xe2, 0x82)))).toBe(false);
});

const textFile = (text: string) => artifactFile("e/x.txt", "x.txt", encode(text));

test("kindSample(file) keeps one blank line of many, so that no kind takes time of a file of them", () => {
  expect(kindSample(textFile("a\n\n \t\n\r\n\nb\n\nc\n"))).toBe("a\n\nb\n\nc\n");
  for (const blank of ["\n", " \n", "\u000b\n", "\r\n"])
    expect(openArtifact(textFile(blank.repeat(700_000 / blank.length))).kind.name).toBe("text");
});
