import {BUDGETS} from "../../../src/budgets.ts";
import {typeConfig} from "../../../src/journal/read/config-schema.ts";
import {typeFrontMatter} from "../../../src/journal/read/front-matter.ts";
import {splitFrontMatter} from "../../../src/markdown/front-matter.ts";
import {hostileFrontMatters} from "../../../src/markdown/testdata/hostile-front-matter.ts";
import {decodeText} from "../../../src/markdown/text.ts";
import {isYamlFault, parseYaml} from "../../../src/markdown/yaml.ts";
import {samplesIn, texts} from "../samples.ts";
import type {Target} from "../target.ts";

/** File that code in front matter would write; no input may. */
const SENTINEL = "fuzz-sentinel";

const CONSTRUCTS = texts(
  "---\ntitle: a\nverdict: kept\nauthors: [b, c]\ntags:\n  - d\n  - e\ncommit: 0123456\npr: 12\ngo: 1.10\n---\ntext\n",
  "---\ntitle: 'a: b'\npairs:\n  - {name: c, base: d.txt, head: e.txt}\n  - base: f\n    head: g\nkept: h\n---\n",
  "---\ntitle: |\n  a\nclaims: >-\n  b\n  c\nresolves: {finding: 2026-01-01-a#b, status: landed}\n---\n",
  '---\n? a\n: b\n"c": "d\\u0041\\n"\n# e\nf: &g h\ni: *g\n<<: {j: k}\n!!str l: !m n\n---\n',
  "title: a\nsite: https://example.org\nbase: /b/\nmachines:\n  c: d\nrenames:\n  - {from: e, to: f}\nthresholds: {alpha: 0.01}\n",
);

const TOKENS = [
  ...[
    "---\n",
    "\n---\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    ": ",
    ":",
    "- ",
    "? ",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<: ",
  ],
  ...[
    "!!js/function ",
    "!!set ",
    "!!binary ",
    "!a ",
    "!<tag:x> ",
    "%YAML 1.2\n",
    "...\n",
    "|",
    ">",
    "|2-",
    ">+",
    "# ",
    "'",
  ],
  ...[
    '"',
    '"\\u0000"',
    '"\\x41"',
    "\\",
    "@",
    "`",
    "~",
    "null",
    "true",
    "0x10",
    "2026-05-03",
    "1e3",
    "__proto__: ",
    "title: ",
  ],
  ...[
    "constructor: ",
    "toString: ",
    "pairs:\n",
    "- base: a\n",
    "findings:\n  - id: a\n    claim: b\n",
    "---js\n",
    "é",
    "\r\n",
  ],
];

/** Front matter and journal.yaml, from bytes to typed values. */
export const yaml: Target = {
  name: "yaml",
  samples: [
    ...CONSTRUCTS,
    ...texts(...hostileFrontMatters(SENTINEL).map(([, text]) => text.slice(0, 2000))),
    ...samplesIn(["content"], /index\.md$|journal\.yaml$/).map(bytes => bytes.subarray(0, 1500)),
  ],
  tokens: TOKENS,
  limit: BUDGETS.yamlBytes,
  run(input) {
    const {text} = decodeText("index.md", input);
    if (text === undefined) return [];
    const {value, lines, source} = splitFrontMatter("index.md", text);
    if (value) typeFrontMatter({value, lines}, "index.md");
    const config = parseYaml(text);
    if (!isYamlFault(config)) typeConfig(config, "content/journal.yaml");
    return [...faults(value), ...(source.length === text.length ? [] : ["text of another length"])];
  },
};

/** Lists faults of a YAML value: anything but plain mappings, lists and strings. */
function faults(value: unknown): string[] {
  if (Reflect.get({}, "polluted") !== undefined) return ["a prototype was changed"];
  if (value === undefined || typeof value === "string") return [];
  if (Array.isArray(value)) return value.flatMap(faults);
  if (typeof value !== "object" || value === null) return [`a value of type ${typeof value}`];
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return ["an object of a class"];
  return Object.values(value).flatMap(faults);
}
