import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {GrammarState, HighlighterCore, ThemedToken} from "shiki/core";
import {BUDGETS} from "../../budgets.ts";
import type {CodeFence} from "../../markdown/code-fence.ts";
import {CODE_THEME, LANGUAGES, TOKEN_CLASSES} from "./code-theme.ts";
import type {Colouring} from "./colouring.ts";
import {fullColouring, payForColour} from "./colouring.ts";
import {GRAMMARS} from "./grammars.ts";
import {sharedScanners} from "./shared-scanners.ts";

/** A piece of a line and the class it gets; undefined for plain text. */
interface Token {
  readonly text: string;
  readonly name: string | undefined;
}

const KNOWN = new Set<string>(TOKEN_CLASSES);

/** Minimum characters of the lines that are coloured at once. */
const PART = 256;

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * Draws code as `<pre class="code">`, coloured by classes where its language is supported, it is short enough, and the colouring lasts.
 * With a title it is inside a `<figure class="code-block">`.
 */
export async function codeBlock(
  code: string,
  fence: CodeFence,
  colouring: Colouring = fullColouring(),
): Promise<Element> {
  const lines = await tokenLines(code, fence.language, colouring);
  const pre = h(
    "pre.code",
    {tabIndex: 0, dataLanguage: LANGUAGES.get(fence.language)},
    h("code", codeLines(lines, fence.marked)),
  );
  if (!fence.title) return pre;
  return h("figure.code-block", h("figcaption.code-title", fence.title), pre);
}

/** Colours every `<code data-language>` of a finished tree in place, if it contains only text. */
export async function highlightTree(
  nodes: readonly ElementContent[],
  colouring: Colouring = fullColouring(),
): Promise<void> {
  for (const node of nodes) {
    if (node.type !== "element") continue;
    const language = node.properties.dataLanguage;
    const [only, ...rest] = node.children;
    if (node.tagName === "code" && typeof language === "string" && only?.type === "text" && !rest.length)
      node.children = codeLines(await tokenLines(only.value, language, colouring), new Set());
    else await highlightTree(node.children, colouring);
  }
}

/** Splits code into lines of tokens; of a plain token each where it is not highlighted. */
async function tokenLines(code: string, language: string, colouring: Colouring): Promise<Token[][]> {
  const lines = code.split("\n");
  const name = LANGUAGES.get(language);
  if (!name || code.length > BUDGETS.colouredCharacters || lines.some(isTooLong)) return lines.map(plainLine);
  if (!payForColour(colouring, lines, name)) return lines.map(plainLine);
  const shiki = await loadLanguage(name);
  return colouredLines(shiki, name, lines);
}

/**
 * Colours lines part by part. From a part on behind which too many rules are open, lines stay plain: the time of a line is
 * proportional to the rules that are open.
 */
function colouredLines(shiki: HighlighterCore, language: string, lines: readonly string[]): Token[][] {
  const coloured: Token[][] = [];
  let grammarState: GrammarState | undefined;
  for (let end = 0; end < lines.length && openRules(grammarState) <= BUDGETS.colouredDepth; ) {
    const start = end;
    for (let size = 0; end < lines.length && size < PART; end++) size += 1 + (lines[end]?.length ?? 0);
    const part = shiki.codeToTokens(lines.slice(start, end).join("\n"), {
      lang: language,
      theme: CODE_THEME.name ?? "",
      // No time limit: it would make the bytes of a page depend on the machine's load. Lengths are limited instead.
      tokenizeTimeLimit: 0,
      ...(grammarState && {grammarState}),
    });
    coloured.push(...part.tokens.map(line => line.map(classified)));
    grammarState = part.grammarState;
  }
  return [...coloured, ...lines.slice(coloured.length).map(plainLine)];
}

function openRules(state: GrammarState | undefined): number {
  return state?.getInternalStack()?.depth ?? 0;
}

function classified({content, color = ""}: ThemedToken): Token {
  return {text: content, name: KNOWN.has(color) ? color : undefined};
}

function plainLine(text: string): Token[] {
  return [{text, name: undefined}];
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
  const engine = sharedScanners(await createOnigurumaEngine(import("shiki/wasm")));
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
