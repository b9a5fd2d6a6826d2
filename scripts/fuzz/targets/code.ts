import {toHtml} from "hast-util-to-html";
import {BUDGETS} from "../../../src/budgets.ts";
import {parseCodeFence} from "../../../src/markdown/code-fence.ts";
import {GRAMMARS} from "../../../src/render/document/grammars.ts";
import {codeBlock} from "../../../src/render/document/highlight.ts";
import {dangers} from "../../../src/render/testdata/dangerous.ts";
import {samplesIn} from "../samples.ts";
import type {Target} from "../target.ts";

/** Code of the forms that languages share: nested brackets, strings, comments, types, keys, tags. */
const SAMPLES = samplesIn(["scripts/fuzz/testdata/code"]);

const TOKENS = [
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "((((((((",
    "[[[[[[[[",
    "{{{{{{{{",
    "<<<<<<<<",
    "$(",
    `${"{"}`,
    "#{",
  ],
  ...[
    '"',
    "'",
    "`",
    '"""',
    "'''",
    "//",
    "/*",
    "*/",
    "#",
    "--",
    "<!--",
    "-->",
    "\\",
    "\n",
    " ",
    "        ",
    "\t",
  ],
  ...[
    "a",
    "a.",
    "a,",
    "a:",
    "a::",
    "a=",
    "a ",
    "a<",
    "a(",
    "->",
    "=>",
    "&",
    "*",
    "?",
    "!",
    "@",
    ";",
    "|",
    "0",
    "1.",
    "0x",
  ],
  ...[
    "if ",
    "else ",
    "for ",
    "class ",
    "struct ",
    "func ",
    "fn ",
    "def ",
    "return ",
    "template<",
    "operator",
    "typename ",
  ],
  ...[
    "import ",
    "var ",
    "let ",
    "const ",
    "type ",
    "where ",
    "select ",
    "<script>",
    "<style>",
    "<a b=",
    "</",
    "<<'E'\n",
  ],
  ...[
    "async ",
    "static ",
    "public ",
    "void ",
    "int ",
    "unsigned ",
    "new ",
    "in ",
    "is ",
    "as ",
    "with ",
    "case ",
    "$a",
    "%w[",
  ],
];

const LANGUAGES = Object.keys(GRAMMARS);

/** Code of each language that is coloured, from text to HTML. */
export const CODE_TARGETS: readonly Target[] = LANGUAGES.map(language => ({
  name: `code-${language}`,
  samples: SAMPLES,
  tokens: TOKENS,
  limit: BUDGETS.colouredCharacters,
  run: input => colour(language, input),
}));

/** Code of the language that its first byte decides. */
export const code: Target = {
  name: "code",
  samples: SAMPLES,
  tokens: TOKENS,
  limit: BUDGETS.colouredCharacters,
  run: input => colour(LANGUAGES[(input[0] ?? 0) % LANGUAGES.length] ?? "go", input),
};

async function colour(language: string, input: Uint8Array): Promise<readonly string[]> {
  const text = new TextDecoder().decode(input);
  const html = toHtml(await codeBlock(text, parseCodeFence(language, "")));
  return html.includes("<span") ? dangers(html) : [];
}
