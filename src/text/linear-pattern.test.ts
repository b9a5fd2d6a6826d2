import fc from "fast-check";
import {RE2JS} from "re2js";
import {describe, expect, test} from "vitest";
import {LETTER_CASES} from "./letter-cases.ts";
import {compileLinear, SHORT_PATTERN} from "./linear-pattern.ts";

const texts = [
  "",
  "main.main",
  "net/http.(*conn).serve",
  "example.com/sip.(*Parser[...]).scan",
  "runtime.mallocgc",
  "Größe.µs",
  "a\nb",
  "x1_y",
  "[vdso]",
  "ſ\u212a",
];

const LIMITS = {...SHORT_PATTERN, cases: LETTER_CASES};

describe("compileLinear(source)", () => {
  test.each([
    "main",
    "^main\\.",
    "serve$",
    "(?i)HTTP",
    "(?i:MAIN)\\.main",
    "(?i)a(?-i)B",
    "^(runtime|net/http)\\.",
    "\\(\\*\\w+\\)",
    "\\(\\*(Parser|conn)(\\[\\.\\.\\.\\])?\\)",
    "[[:upper:]][a-z]+",
    "[^[:alnum:]]",
    "[[:ascii:]]µ",
    "[[:blank:][:cntrl:]]b",
    "[^[:graph:]]b|[^[:print:]]b",
    "\\0|\\12b|\\141\\56\\x6d",
    "(?m)^b$",
    "(?m:a$).b",
    "(?s)a.b",
    "(?s-m)a.b$",
    "(?ms-i)^B|a.b",
    "(?i)größe|GRÖSSE",
    "(?i)\\x{212a}",
    "(?i)[ſ]can",
    "\\p{Any}b",
    "\\P{Any}",
    "\\p{Yi}|\\p{^Latin}{2}",
    "x{0}1",
    "^(?i)\\W",
    "^(?i)[[:^lower:]]",
    "^(?i)[^k-s]",
    "\\bmain\\b",
    "\\Bmain",
    "\\Qnet/http.(*conn)\\E",
    "\\Q(",
    "a{2,3}|m{1}a",
    "\\x6dain",
    "\\x{6d}ain",
    "\\pL+\\.\\p{Greek}",
    "\\p{Lu}",
    "\\PL$",
    "(?P<name>main)\\.(?<other>m)",
    "a.b",
    "[]x]",
    "[^]x]$",
    "[a\\-z]_",
    "\\A\\z",
    "x*?y+?",
    "(a|b|)$",
    "",
    "[\\d_]+y",
    "[\\]\\[]vdso",
    "(?i)[^A-Z]$",
    "(?s).",
    "^[[:word:]./]+$",
  ])("%s answers as RE2 does", source => {
    const ours = compileLinear(source, false, LIMITS);
    const theirs = RE2JS.compile(source);
    for (const text of texts) expect([text, ours.test(text)]).toEqual([text, theirs.test(text)]);
  });

  test("answers as RE2 does for random expressions", () => {
    const piece = fc.constantFrom(
      ..."a b c . | * + ? ( ) [ab] [^a] ^ $ \\b \\w \\. {2} {0,2} (?: (?i) A \\W (?m) (?s) (?-i: (?ms: \\n k s [^k] [[:lower:]] \\pL \\A \\z \\B \\d \\S +? *? ?? {1,} \\x61 \\141 (?P<n>".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, {maxLength: 10}).map(pieces => pieces.join("")),
        fc.array(fc.string({unit: fc.constantFrom(..."abcABC. _\nkKſs\u212a"), maxLength: 8}), {
          maxLength: 5,
        }),
        (source, subjects) => {
          // RE2 repeats what stands before the flags; ours refuses.
          fc.pre(!/\(\?[ims]?\)[*+?{]/.test(source));
          // RE2 refuses two groups of one name.
          fc.pre((source.match(/P<n>/g)?.length ?? 0) < 2);
          const theirs = attempt(() => RE2JS.compile(source));
          const ours = attempt(() => compileLinear(source, false, LIMITS));
          expect([source, ours !== undefined]).toEqual([source, theirs !== undefined]);
          for (const subject of subjects)
            expect([source, subject, ours?.test(subject)]).toEqual([source, subject, theirs?.test(subject)]);
        },
      ),
      {numRuns: 3000},
    );
  });

  test("ignores case where that is asked for", () => {
    expect(compileLinear("MALLOC", true).test("runtime.mallocgc")).toBe(true);
    expect(compileLinear("[^A]", true).test("a")).toBe(false);
  });

  test.each([
    ["(", "missing )"],
    ["a)", "unexpected )"],
    ["*a", "nothing to repeat"],
    ["{2}", "nothing to repeat"],
    ["a**", "nothing to repeat"],
    ["[a", "missing ]"],
    ["[b-a]", "bad range"],
    ["(?=a)", "unknown (?"],
    ["(a)\\1", "unknown escape \\1"],
    ["\\", "unknown escape \\"],
    ["\\p{Nonsense}", "unknown class Nonsense"],
    ["a{1001}", "bad repetition {1001}"],
    ["a{2,1}", "bad repetition {2,1}"],
    ["((a{100}){100})", "repeats too much"],
    ["a".repeat(257), "longer than 256 characters"],
    ["[[:nonsense:]]", "unknown class [:nonsense:]"],
    ["[[:constructor:]]", "unknown class [:constructor:]"],
  ])("refuses %s", (source, message) => {
    expect(() => compileLinear(source)).toThrow(new RegExp(`^${message.replace(/[^\w ]/g, "\\$&")}$`));
  });

  test("takes an expression that would keep the browser's own engine busy for ever", () => {
    const text = `${"a".repeat(1000)}!`;
    for (const source of ["(a+)+$", "^(a|aa)*$", "(.*)*=", "^(([a-z])+.)+[A-Z]([a-z])+$"])
      expect(compileLinear(source).test(text)).toBe(false);
  });
});

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
