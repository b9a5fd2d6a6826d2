import {expect, test} from "vitest";
import {recognise} from "./recognise.ts";

const bytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

test("recognise(bytes) names what it knows and says what to do with it", () => {
  expect(recognise(bytes("PERFILE2\0\0"))?.advice?.command).toBe("perf script > perf.txt");
  expect(recognise(bytes("go 1.23 trace\0\0\0"))?.name).toBe("Go execution trace");
  expect(recognise(bytes("\xff\xfea\0"))?.name).toBe("UTF-16 text");
  expect(recognise(bytes("\x7fELF\x02"))?.name).toBe("ELF executable");
});

test("recognise(bytes) says nothing of what it does not know", () => {
  expect(recognise(bytes("\x01\x02\x03"))).toBeUndefined();
  expect(recognise(bytes(""))).toBeUndefined();
});
