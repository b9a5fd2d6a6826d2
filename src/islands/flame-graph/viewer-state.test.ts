import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {ViewerState} from "./viewer-state.ts";
import {COMPARISONS, DEFAULT_STATE, readFragment, SHAPES, stateFragment, WIDTHS} from "./viewer-state.ts";

const text = fc.string({unit: "grapheme", maxLength: 20});

const state: fc.Arbitrary<ViewerState> = fc.record({
  sampleType: text,
  focus: text,
  ignore: text,
  hide: text,
  show: text,
  showFrom: text,
  tagFocus: text,
  tagIgnore: text,
  compare: fc.constantFrom(...COMPARISONS),
  widths: fc.constantFrom(...WIDTHS),
  hideQuiet: fc.boolean(),
  query: text,
  shape: fc.constantFrom(...SHAPES),
  pivot: text,
  zoom: text,
  order: fc.constantFrom("size", "name"),
  sort: fc.constantFrom("flat", "cum"),
});

describe("readFragment(stateFragment(id, state))", () => {
  test("is the state, whatever the defaults are", () => {
    fc.assert(
      fc.property(state, state, (wanted, base) => {
        const fragment = stateFragment("profile-flame", wanted, base);
        expect(readFragment(fragment, "profile-flame", base)).toEqual({state: wanted, faults: []});
      }),
    );
  });

  test("uses pprof's short names and says nothing of what is usual", () => {
    expect(stateFragment("x", DEFAULT_STATE, DEFAULT_STATE)).toBe("#x");
    const wanted = {...DEFAULT_STATE, sampleType: "alloc_space", focus: "^net/", hideQuiet: true};
    expect(stateFragment("x", wanted, DEFAULT_STATE)).toBe("#x?si=alloc_space&f=%5Enet%2F&std=0");
    const more = {
      ...DEFAULT_STATE,
      showFrom: "Parse",
      tagFocus: "bytes=1kb:",
      tagIgnore: "a",
      compare: "per-op" as const,
    };
    expect(stateFragment("x", more, DEFAULT_STATE)).toBe("#x?sf=Parse&tf=bytes%3D1kb%3A&ti=a&d=per-op");
  });
});

describe("readFragment(fragment, id, base)", () => {
  test("leaves addresses of others alone", () => {
    for (const fragment of ["", "#", "#y", "#xy", "#y?si=cpu"])
      expect(readFragment(fragment, "x", DEFAULT_STATE)).toBeUndefined();
  });

  test("names what it does not know and follows the rest", () => {
    expect(readFragment("#x?v=sideways&f=a&nonsense=1", "x", DEFAULT_STATE)).toEqual({
      state: {...DEFAULT_STATE, focus: "a"},
      faults: ["the link's v=sideways is not known here", "the link's nonsense=1 is not known here"],
    });
  });

  test("takes any text", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), units => {
        const rest = String.fromCharCode(...units);
        const read = readFragment(`#x?${rest}`, "x", DEFAULT_STATE);
        expect(Object.keys(read?.state ?? {}).sort()).toEqual(Object.keys(DEFAULT_STATE).sort());
      }),
    );
    expect(readFragment("#x?__proto__=1&constructor=2&%E0%A4%A=3", "x", DEFAULT_STATE)?.state).toEqual(
      DEFAULT_STATE,
    );
    expect(readFragment(`#x?f=${"a".repeat(5000)}`, "x", DEFAULT_STATE)).toEqual({
      state: DEFAULT_STATE,
      faults: ["the link is too long"],
    });
  });
});
