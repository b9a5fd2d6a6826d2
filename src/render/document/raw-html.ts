import type {Html, Node, Parents, PhrasingContent, Root} from "mdast";
import type {Position} from "unist";
import {SKIP, visit} from "unist-util-visit";

/** How much of a piece of raw HTML a message quotes, in UTF-16 code units. */
const QUOTED = 40;

/** Tags without attributes that GitHub shows and Markdown has no sign for. */
const INLINE = /^<(\/?)(kbd|sub|sup)>$/i;

/** The tags around a part that a reader may unfold; the summary is on the line of the first tag or on the next. */
const DETAILS = /^(?:<(details)( open)?>(?:\s*<summary>([^<>]*)<\/summary>)?|<(\/)details>)$/i;

/** Blocks that hold blocks: raw HTML in them is a paragraph of its own. */
const FLOW_PARENTS = new Set(["root", "blockquote", "containerDirective", "footnoteDefinition", "listItem"]);

/** A tag of an element that is let through. */
interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** For the opening tag: makes the element from the nodes between the tags. */
  element(children: Node[]): Node;
}

/** Nodes after an opening tag whose closing tag is not found yet. */
interface OpenTag {
  readonly tag: Tag | undefined;
  readonly nodes: Node[];
}

/**
 * Converts raw HTML to nodes as GitHub shows it, if that is plain and safe: comments vanish, `<br>` breaks the line,
 * `<kbd>`, `<sub>`, `<sup>` and `<details>` are themselves. All else is shown as written and passed to `found`,
 * once for an element.
 */
export function replaceRawHtml(
  tree: Root,
  found: (quoted: string, position: Position | undefined) => void,
): void {
  visit(tree, node => {
    if ("children" in node && node.children.some(child => child.type === "html")) pairTags(node);
  });
  visit(tree, "html", (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const replacement = replace(node);
    if (replacement === undefined && !node.value.startsWith("</")) found(quote(node.value), node.position);
    const content: PhrasingContent[] = replacement ?? [{type: "text", value: node.value}];
    const isBlock = FLOW_PARENTS.has(parent.type) && content.length > 0;
    const nodes: Node[] = isBlock ? [{type: "paragraph", children: content} as Node] : content;
    (parent.children as Node[]).splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
}

/** Returns the safe nodes of a piece of HTML: empty for comments, a break for `<br>`; undefined for any other. */
function replace(node: Html): PhrasingContent[] | undefined {
  const rest = withoutComments(node.value).trim();
  if (rest === "") return [];
  return /^<br\s*\/?>$/i.test(rest) ? [{type: "break"}] : undefined;
}

/** Removes comments, up to the first that is never closed. */
function withoutComments(html: string): string {
  let rest = "";
  let from = 0;
  for (let at = html.indexOf("<!--"); at >= 0; at = html.indexOf("<!--", from)) {
    // `<!-->` and `<!--->` are comments, too.
    const short = /^-?>/.exec(html.slice(at + 4, at + 6))?.[0].length;
    const close = short === undefined ? html.indexOf("-->", at + 4) : at + 1 + short;
    if (close < 0) break;
    rest += html.slice(from, at);
    from = close + 3;
  }
  return rest + html.slice(from);
}

/** Merges each opening tag, the nodes after it and its closing tag into a single node; unclosed tags stay as they are. */
function pairTags(parent: Parents): void {
  const open: OpenTag[] = [{tag: undefined, nodes: []}];
  for (const child of parent.children as Node[]) {
    const tag = child.type === "html" ? tagOf(child as Html, FLOW_PARENTS.has(parent.type)) : undefined;
    const last = open.at(-1);
    if (tag && !tag.closes) open.push({tag, nodes: [child]});
    else if (tag && last?.tag?.name === tag.name) {
      open.pop();
      open.at(-1)?.nodes.push(last.tag.element(last.nodes.slice(1)));
    } else last?.nodes.push(child);
  }
  parent.children = open.flatMap(({nodes}) => nodes) as typeof parent.children;
}

function tagOf({value}: Html, isBlock: boolean): Tag | undefined {
  const inline = isBlock ? undefined : INLINE.exec(value);
  if (inline) {
    const name = (inline[2] ?? "").toLowerCase();
    const element = (children: Node[]) => ({type: "emphasis", children, data: {hName: name}}) as Node;
    return {name, closes: inline[1] === "/", element};
  }
  const details = isBlock ? DETAILS.exec(value.trimEnd()) : undefined;
  if (!details) return undefined;
  const text = details[3]?.trim() || "Details";
  const summary = {type: "paragraph", children: [{type: "text", value: text}], data: {hName: "summary"}};
  const data = {hName: "details", hProperties: details[2] ? {open: true} : {}};
  const element = (children: Node[]) =>
    ({type: "blockquote", children: [summary, ...children], data}) as Node;
  return {name: "details", closes: details[4] === "/", element};
}

function quote(html: string): string {
  const line = html.split("\n")[0] ?? "";
  return line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line;
}
