import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {HighlighterCore} from "shiki/core";
import {BUDGETS} from "../../budgets.ts";
import type {CodeFence} from "../../markdown/code-fence.ts";
import {CODE_THEME, LANGUAGES, TOKEN_CLASSES} from "./code-theme.ts";
import {GRAMMARS} from "./grammars.ts";

/** A piece of a line and the class it gets; undefined for plain text. */
interface Token {
  readonly text: string;
  readonly name: string | undefined;
}

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * Draws code as `<pre class="code">`, coloured by classes where its language is supported and it is short enough.
 * With a title it is inside a `<figure class="code-block">`.
 */
export async function codeBlock(code: string, fence: CodeFence): Promise<Element> {
  const lines = await tokenLines(code, fence.language);
  const pre = h(
    "pre.code",
    {tabIndex: 0, dataLanguage: LANGUAGES.get(fence.language)},
    h("code", codeLines(lines, fence.marked)),
  );
  if (!fence.title) return pre;
  return h("figure.code-block", h("figcaption.code-title", fence.title), pre);
}

/** Colours every `<code data-language>` of a finished tree in place, if it contains only text. */
export async function highlightTree(nodes: readonly ElementContent[]): Promise<void> {
  for (const node of nodes) {
    if (node.type !== "element") continue;
    const language = node.properties.dataLanguage;
    const [only, ...rest] = node.children;
    if (node.tagName === "code" && typeof language === "string" && only?.type === "text" && !rest.length)
      node.children = codeLines(await tokenLines(only.value, language), new Set());
    else await highlightTree(node.children);
  }
}

/** Splits code into lines of tokens; of a plain token each where it is not highlighted. */
async function tokenLines(code: string, language: string): Promise<Token[][]> {
  const lines = code.split("\n");
  const name = LANGUAGES.get(language);
  const plain = () => lines.map(text => [{text, name: undefined}]);
  if (!name || code.length > BUDGETS.colouredCharacters || lines.some(isTooLong)) return plain();
  const shiki = await loadLanguage(name);
  const known = new Set<string>(TOKEN_CLASSES);
  // No time limit: it would make the bytes of a page depend on the machine's load. Lengths are limited above.
  const {tokens} = shiki.codeToTokens(code, {
    lang: name,
    theme: CODE_THEME.name ?? "",
    tokenizeTimeLimit: 0,
  });
  return tokens.map(line =>
    line.map(token => ({text: token.content, name: known.has(token.color ?? "") ? token.color : undefined})),
  );
}

function isTooLong(line: string): boolean {
  return line.length > BUDGETS.colouredColumns;
}

/**
 * Loads Shiki once and each grammar on first use. Oniguruma gives up a match after a fixed number of steps, so that no code
 * takes for ever; with the JavaScript engine a line of 160 characters does.
 */
async function loadLanguage(name: string): Promise<HighlighterCore> {
  highlighter ??= createHighlighter();
  const shiki = await highlighter;
  if (!shiki.getLoadedLanguages().includes(name)) {
    const grammar = GRAMMARS[name];
    if (!grammar) throw new Error(`no grammar of "${name}"`);
    await shiki.loadLanguage(grammar);
  }
  return shiki;
}

async function createHighlighter(): Promise<HighlighterCore> {
  const [{createHighlighterCore}, {createOnigurumaEngine}] = await Promise.all([
    import("shiki/core"),
    import("shiki/engine/oniguruma"),
  ]);
  const engine = createOnigurumaEngine(import("shiki/wasm"));
  return createHighlighterCore({themes: [CODE_THEME], langs: [], engine});
}

/** Lines as nodes, a line break after each but the last; only lines that look different get an element. */
function codeLines(lines: readonly (readonly Token[])[], marked: ReadonlySet<number>): ElementContent[] {
  return lines.flatMap((line, index) => {
    const content: ElementContent[] = line.map(({text, name}) =>
      name ? h(`span.code-${name}`, text) : {type: "text", value: text},
    );
    const end: ElementContent[] = index < lines.length - 1 ? [{type: "text", value: "\n"}] : [];
    return marked.has(index + 1) ? [h("mark.code-line", content), ...end] : [...content, ...end];
  });
}
