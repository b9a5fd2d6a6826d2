import {describe, expect, test} from "vitest";
import {recordedBytes} from "../testdata/profiles-fs.ts";
import {decodeProfile} from "./decode.ts";
import type {Profile} from "./profile.ts";
import {functionName, sampleValue} from "./profile.ts";

/** A protobuf message of [field number, value]: numbers as varints, lists of numbers packed, texts and bytes as they are. */
type Value = number | bigint | string | Uint8Array | readonly (number | bigint)[];
function message(...fields: readonly (readonly [number, Value])[]): Uint8Array {
  return Uint8Array.from(fields.flatMap(([number, value]) => field(number, value)));
}

function field(number: number, value: Value): number[] {
  if (typeof value === "number" || typeof value === "bigint")
    return [...varint(number * 8), ...varint(value)];
  const bytes =
    typeof value === "string"
      ? new TextEncoder().encode(value)
      : value instanceof Uint8Array
        ? value
        : Uint8Array.from(value.flatMap(varint));
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

function varint(value: number | bigint): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}

/** A profile of one sample `leaf ← root`; `changes` replace or follow its fields. */
const strings = ["", "cpu", "nanoseconds", "leaf", "root", "a.go", "key", "text"];
const type = message([1, 1], [2, 2]);
const functions = [
  [5, message([1, 1], [2, 3], [4, 5])],
  [5, message([1, 2], [2, 4], [4, 5])],
] as const;
const locations = [
  [4, message([1, 1], [3, 0x1000], [4, message([1, 1], [2, 7])])],
  [4, message([1, 2], [3, 0x2000], [4, message([1, 2], [2, 9])])],
] as const;
const table = strings.map(text => [6, text] as const);

function decoded(bytes: Uint8Array): Profile {
  const result = decodeProfile(bytes);
  if ("fault" in result) throw new Error(`${result.fault.message}; ${result.fault.detail}`);
  return result.profile;
}

function faultOf(bytes: Uint8Array): string {
  const result = decodeProfile(bytes);
  if (!("fault" in result)) throw new Error("decoded");
  const {message: text, detail} = result.fault;
  return detail === "" ? text : `${text}; ${detail}`;
}

describe("decodeProfile(bytes)", () => {
  test("reads samples that stand before what they name", () => {
    const profile = decoded(
      message(
        [9, 1_700_000_000_000_000_001n],
        [1, type],
        [2, message([2, [5]], [1, [1, 2]])],
        ...locations,
        ...functions,
        ...table,
      ),
    );
    expect(profile.sampleTypes).toEqual([{type: "cpu", unit: "nanoseconds"}]);
    expect([...profile.samples.frames]).toEqual([0, 1]);
    expect(functionName(profile, 0)).toBe("leaf");
    expect(profile.timeNanos).toBe(1_700_000_000_000_000_001n);
    expect([...profile.locations.lineNumbers]).toEqual([7, 9]);
  });

  test("reads packed and single numbers alike, even mixed in one sample", () => {
    const packed = message(
      [1, type],
      [2, message([1, [1, 2]], [2, [5]])],
      ...locations,
      ...functions,
      ...table,
    );
    const mixed = message(
      [1, type],
      [2, message([1, 1], [2, 5], [1, [2]])],
      ...locations,
      ...functions,
      ...table,
    );
    expect(decoded(mixed).samples.frames).toEqual(decoded(packed).samples.frames);
    expect(decoded(mixed).samples.values).toEqual(decoded(packed).samples.values);
  });

  test("reads negative values", () => {
    const profile = decoded(
      message([1, type], [2, message([2, [-5]])], [2, message([2, -7_000_000_000])], ...table),
    );
    expect([sampleValue(profile, 0, 0), sampleValue(profile, 1, 0)]).toEqual([-5, -7_000_000_000]);
  });

  test("keeps 64-bit addresses and mapping limits exact", () => {
    const profile = decoded(
      message(
        [1, type],
        [3, message([1, 1], [2, 0xffff_ffff_8000_0000n], [3, 0xffff_ffff_ffff_ffffn])],
        [4, message([1, 1], [2, 1], [3, 0xffff_ffff_8123_4567n])],
        ...table,
      ),
    );
    expect(profile.locations.addresses[0]).toBe(0xffff_ffff_8123_4567n);
    expect(profile.locations.mappings[0]).toBe(0);
    expect(profile.mappings[0]?.limit).toBe(0xffff_ffff_ffff_ffffn);
  });

  test("finds sparse ids, such as addresses taken as ids", () => {
    const id = 0xffff_ffff_8000_0001n;
    const profile = decoded(
      message(
        [1, type],
        [2, message([1, [id, 900_000]], [2, [1]])],
        [4, message([1, 900_000], [4, message([1, 77_777])])],
        [4, message([1, id], [4, message([1, 77_777])])],
        [5, message([1, 77_777], [2, 3])],
        ...table,
      ),
    );
    expect([...profile.samples.frames]).toEqual([1, 0]);
    expect([...profile.locations.lineFunctions]).toEqual([0, 0]);
  });

  test("skips fields it does not know, of every wire type", () => {
    const unknown = [
      ...[...varint(99 * 8), 5],
      ...[...varint(98 * 8 + 1), 1, 2, 3, 4, 5, 6, 7, 8],
      ...field(97, "text"),
      ...[...varint(96 * 8 + 5), 1, 2, 3, 4],
    ];
    const known = message([1, type], ...table);
    expect(decoded(Uint8Array.from([...unknown, ...known, ...unknown])).sampleTypes).toHaveLength(1);
  });

  test("drops labels that say nothing and keeps the rest", () => {
    const labels = [
      message([1, 6], [2, 7]),
      message([1, 6]),
      message([1, 6], [3, 12]),
      message([1, 6], [4, 2]),
    ];
    const profile = decoded(
      message([1, type], [2, message([2, [1]], ...labels.map(label => [3, label] as const))], ...table),
    );
    expect([...profile.samples.labelTexts]).toEqual([7, 0, 0]);
    expect([...profile.samples.labelNumbers]).toEqual([0, 12, 0]);
  });

  test.each<[string, Uint8Array]>([
    ["parsing profile: empty input file", new Uint8Array()],
    [
      "parsing profile: unrecognized profile format; at byte 2 of 4: field 13 needs 117 bytes, 2 are left",
      new TextEncoder().encode("junk"),
    ],
    [
      "parsing profile: unrecognized profile format; at byte 8 of 8: no string table",
      message([1, message([1, 1], [2, 2])], [9, 1]),
    ],
    [
      "parsing profile: unrecognized profile format; at byte 2 of 3: the first string is not empty",
      message([6, "x"]),
    ],
    [
      "parsing profile: unrecognized profile format; string 900 is not in the string table of 8",
      message([5, message([1, 1], [2, 900])], ...table),
    ],
    [
      "parsing profile: unrecognized profile format; string 4294967295 is not in the string table of 8",
      message([5, message([1, 1], [2, -1])], ...table),
    ],
    [
      "parsing profile: unrecognized profile format; at byte 1 of 11: a number of more than 10 bytes",
      Uint8Array.from([8, ...new Array(10).fill(255)]),
    ],
    [
      "parsing profile: unrecognized profile format; at byte 1 of 1: unknown wire type 3",
      Uint8Array.from([11]),
    ],
    [
      "parsing profile: unrecognized profile format; at byte 2 of 2: field 2 has wire type 0",
      message([2, 1]),
    ],
    [
      "parsing profile: concatenated profiles detected",
      message([9, 1], [1, type], ...table, [9, 1], [1, type], ...table),
    ],
    ["malformed profile: missing sample type information", message([2, message([2, [1]])], ...table)],
    [
      "malformed profile: mismatch: sample has 2 values vs. 1 types",
      message([1, type], [2, message([2, [1, 2]])], ...table),
    ],
    [
      "malformed profile: mismatch: sample has 0 values vs. 1 types",
      message([1, type], [2, message([2, 1])], [2, message()], ...table),
    ],
    [
      "malformed profile: sample has nil location",
      message([1, type], [2, message([2, [1]], [1, [3]])], ...locations, ...functions, ...table),
    ],
    [
      "malformed profile: sample has nil location",
      message([1, type], [2, message([2, [1]], [1, [2n ** 40n]])], ...locations, ...functions, ...table),
    ],
    ["malformed profile: found location with reserved id=0", message([4, message([3, 5])], ...table)],
    ["malformed profile: found function with reserved ID=0", message([5, message([2, 3])], ...table)],
    ["malformed profile: found mapping with reserved ID=0", message([3, message([2, 3])], ...table)],
    [
      "malformed profile: multiple locations with same id: 1",
      message(...locations, ...locations, ...functions, ...table),
    ],
    [
      "malformed profile: multiple functions with same id: 2",
      message([5, message([1, 2])], [5, message([1, 2])], ...table),
    ],
    [
      "malformed profile: multiple mappings with same id: 7",
      message([3, message([1, 7])], [3, message([1, 7])], ...table),
    ],
    [
      "malformed profile: location id: 2 has a line with nil function",
      message([4, message([1, 1])], [4, message([1, 2], [4, message([2, 3])])], ...table),
    ],
    [
      'malformed profile: mapping 1 has a build ID of one byte, "x"',
      message([3, message([1, 1], [6, 8])], ...table, [6, "x"]),
    ],
  ])("refuses: %s", (expected, bytes) => {
    expect(faultOf(bytes)).toBe(expected);
  });

  test.each([
    ["truncated-inside.pb.gz", "parsing profile: unrecognized profile format"],
    ["concatenated.pb.gz", "parsing profile: concatenated profiles detected"],
    ["junk.bin", "parsing profile: unrecognized profile format"],
    ["empty.bin", "parsing profile: empty input file"],
  ])("says of broken/%s what pprof says", (name, expected) => {
    const result = decodeProfile(recordedBytes(`broken/${name}`));
    expect("fault" in result && result.fault.message).toBe(expected);
  });
});
