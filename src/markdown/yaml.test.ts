import fc from "fast-check";
import {FAILSAFE_SCHEMA, load} from "js-yaml";
import {describe, expect, test} from "vitest";
import {isYamlFault, parseYaml} from "./yaml.ts";

function read(source: string) {
  const result = parseYaml(source, 2);
  if (isYamlFault(result)) throw new Error(`${result.line}: ${result.message}`);
  return result;
}

test("parseYaml(source) reads every scalar as it is written", () => {
  const source = [
    "commit: 0123456",
    "sha: 5e12345",
    "go: 1.10",
    "date: 2026-02-30",
    "at: 12:30:45",
    "yes: no",
    "none: ~",
    "empty:",
    'quoted: "a\\tb"',
    "hex: 0x1F",
  ].join("\n");
  expect(read(source).value).toEqual({
    commit: "0123456",
    sha: "5e12345",
    go: "1.10",
    date: "2026-02-30",
    at: "12:30:45",
    yes: "no",
    none: "~",
    empty: "",
    quoted: "a\tb",
    hex: "0x1F",
  });
});

test("parseYaml(source, firstLine) says on which line each value stands", () => {
  const source =
    "title: x\n# note\npairs:\n  - name: a\n    base: b\n  - {name: c,\n     base: d}\ntags: [u, v]\n";
  expect([...read(source).lines]).toEqual([
    ["title", 2],
    ["pairs", 4],
    ["pairs.0", 5],
    ["pairs.0.name", 5],
    ["pairs.0.base", 6],
    ["pairs.1", 7],
    ["pairs.1.name", 7],
    ["pairs.1.base", 8],
    ["tags", 9],
    ["tags.0", 9],
    ["tags.1", 9],
  ]);
});

test.each(["", "\n", "# only a comment\n", "{}"])("parseYaml(%j) is an empty mapping", source => {
  expect(read(source).value).toEqual({});
});

test("parseYaml(source) gives the library's own value for plain mappings", () => {
  const source =
    "a: b\nlist:\n- x\n- {y: z, w: [1, 2]}\ntext: |\n  one\n  two\nfolded: >-\n  one\n  two\n? old\n: key\n";
  expect(read(source).value).toEqual(load(source, {schema: FAILSAFE_SCHEMA}));
});

describe("parseYaml(source) refuses", () => {
  test.each([
    ["an anchor", "a: 1\nb: &x 2", 3, "limit", "YAML anchor, expected a plain value"],
    ["an anchored list", "b: &x [1]", 2, "limit", "YAML anchor, expected a plain value"],
    ["an alias", "a: *x", 2, "limit", "YAML alias, expected the value itself"],
    ["a merge key", "a: 1\n<<: {b: 2}", 3, "limit", "YAML merge key, expected the keys themselves"],
    [
      "deep nesting",
      `a: ${"[".repeat(40)}`,
      2,
      "limit",
      "YAML is nested too deeply, expected at most 12 levels",
    ],
    ["a repeated key", "a: 1\nb: 2\na: 3", 4, "syntax", "duplicated mapping key"],
    ["a repeated inner key", "a:\n  b: 1\n  b: 2", 4, "syntax", "duplicated mapping key"],
    ["__proto__", "a:\n  __proto__: {x: 1}", 3, "syntax", 'key "__proto__" is not allowed'],
    ["an escaped __proto__", '"\\x5f_proto__": 1', 2, "syntax", 'key "__proto__" is not allowed'],
    ["constructor", "a: [{constructor: x}]", 2, "syntax", 'key "constructor" is not allowed'],
    ["prototype", "prototype: x", 2, "syntax", 'key "prototype" is not allowed'],
    ["a list as a key", "? [a]\n: b", 2, "syntax", "a key must be plain text"],
    ["a list", "- a", 2, "syntax", "expected `key: value` lines, got something else"],
    ["plain text", "hello", 2, "syntax", "expected `key: value` lines, got something else"],
    [
      "a tag",
      "a: 1\nb: !!js/function 'x'",
      3,
      "syntax",
      "unknown scalar tag !<tag:yaml.org,2002:js/function>",
    ],
    ["two documents", "a: 1\n...\nb: 2", 2, "syntax", "more than one YAML document"],
    ["a colon in a value", "a: b: c", 2, "syntax", "bad indentation of a mapping entry"],
    ["a tab", "a:\n\tb: 1", 3, "syntax", "tab characters must not be used in indentation"],
    ["a quote left open", "a: 1\nb: 'x\n", 3, "syntax", "deficient indentation"],
  ])("%s", (_name, source, line, reason, message) => {
    expect(parseYaml(source, 2)).toMatchObject({line, reason, message});
  });

  test("an alias bomb, at once", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (let i = 1; i < 10; i++) {
      const [from, to] = [String.fromCharCode(96 + i), String.fromCharCode(97 + i)];
      bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(",")}]`);
    }
    expect(parseYaml(bomb.join("\n"))).toMatchObject({reason: "limit", line: 1});
  });

  test("more than 64 KiB", () => {
    expect(parseYaml(`a: ${"x".repeat(70_000)}`)).toMatchObject({reason: "limit", line: 1});
  });
});

test("parseYaml(source) changes no prototype", () => {
  parseYaml("__proto__: {polluted: 1}");
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

const FRAGMENTS = [
  "a",
  "b: ",
  "title: ",
  "- ",
  "? ",
  ": ",
  "\n",
  "\n  ",
  "\n    ",
  "{",
  "}",
  "[",
  "]",
  ",",
  "'",
  '"',
  "|",
  ">-",
  "#",
  " ",
  "&x ",
  "*x",
  "!!str ",
  "!t ",
  "<<: ",
  "---\n",
  "...\n",
  "%YAML 1.2\n",
  "~",
  "0123",
  "\t",
  "__proto__: ",
  "é",
  "\\",
  "@",
  "`",
];

test("parseYaml(source) never throws, and agrees with the library on what it takes", () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FRAGMENTS), {maxLength: 16}), parts => {
      const source = parts.join("");
      const result = parseYaml(source, 2);
      if (isYamlFault(result)) {
        expect(result.line).toBeGreaterThanOrEqual(2);
        expect(result.line).toBeLessThanOrEqual(2 + source.split("\n").length - 1);
        return;
      }
      if (Object.keys(result.value).length === 0) return;
      taken++;
      expect(result.value).toEqual(load(source, {schema: FAILSAFE_SCHEMA}));
      for (const key of Object.keys(result.value)) expect(result.lines.get(key)).toBeGreaterThanOrEqual(2);
    }),
    {numRuns: Number(process.env.FUZZ_RUNS ?? 5000), seed: Number(process.env.FUZZ_SEED ?? 1)},
  );
  expect(taken).toBeGreaterThan(50);
});
