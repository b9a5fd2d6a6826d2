import {expect, test} from "vitest";
import {artifactFile} from "./artifact-file.ts";
import {isUtf8, tellingText} from "./telling-text.ts";

const MIB = 1024 * 1024;
const file = (bytes: Uint8Array) => artifactFile("e/x", "x", bytes);
const encode = (text: string) => new TextEncoder().encode(text);

test("tellingText(file) is the whole of a small text, and nothing of what is no text", () => {
  expect(tellingText(file(encode("gr\u00fc\u00df dich\n")))).toBe("gr\u00fc\u00df dich\n");
  expect(tellingText(file(Uint8Array.of(0xff, 0x41)))).toBe("");
  expect(tellingText(file(Uint8Array.of(0x41, 0, 0x41)))).toBe("");
});

test("tellingText(file) is whole lines of the beginning and the end of a large text", () => {
  const lines = Array.from({length: 2.5 * MIB}, (_, index) => index.toString().padStart(7, "0"));
  const text = tellingText(file(encode(lines.join("\n"))));
  expect(text.length).toBeLessThanOrEqual(8 * MIB);
  expect(text.startsWith("0000000\n0000001\n")).toBe(true);
  expect(text.endsWith(`\n${lines.at(-1)}`)).toBe(true);
  expect(text.split("\n").every(line => line.length === 7)).toBe(true);
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
