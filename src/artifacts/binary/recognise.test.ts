import {expect, test} from "vitest";
import {recognise} from "./recognise.ts";

const bytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

test("recognise(bytes) names what it knows and says what to do with it", () => {
  expect(recognise(bytes("PERFILE2\0\0"))?.advice?.command).toBe("perf script > perf.txt");
  expect(recognise(bytes("\xff\xfea\0"))?.name).toBe("UTF-16 text");
  expect(recognise(bytes("\x7fELF\x02"))?.name).toBe("ELF executable");
  expect(recognise(bytes('{"snapshot":{"meta":{"node_fields":[]}}}'))?.name).toBe("V8 heap snapshot");
  expect(recognise(bytes("v8-version,13,6,233,17,0\n"))?.advice?.command).toBe("node --cpu-prof app.js");
  expect(recognise(bytes("heap profile: 1: 8 [1: 8] @ heap_v2/524288\n"))?.name).toMatch(/tcmalloc/);
  expect(recognise(bytes("Weight\tSelf Weight\t\tSymbol Name\n"))?.name).toMatch(/Instruments/);
  expect(recognise(bytes("\0\0\0\0\0\0\0\0\x03\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"))?.name).toMatch(/gperftools/);
  expect(recognise(bytes("Nettrace"))?.advice?.command).toContain("speedscope");
  expect(recognise(bytes("FLR\0"))?.advice?.command).toContain("jfrconv");
});

test("recognise(bytes) says nothing of what it does not know", () => {
  expect(recognise(bytes("\x01\x02\x03"))).toBeUndefined();
  expect(recognise(bytes(""))).toBeUndefined();
  expect(recognise(bytes('{"snapshot": 3}'))).toBeUndefined();
  expect(recognise(bytes("BZh is a word\n"))).toBeUndefined();
});
