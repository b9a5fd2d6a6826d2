import {fromHtml} from "hast-util-from-html";
import {visit} from "unist-util-visit";

const ELEMENTS = new Set([
  "applet", "base", "embed", "form", "frame", "iframe", "link", "math", "meta", "object", "script", "style", "template",
  "foreignobject", "use", "animate", "set", "image", "audio", "video", "source", "noscript", "textarea", "xmp",
]);
const URLS = new Set(["href", "src", "xLinkHref", "action", "formAction", "poster", "background", "cite", "longDesc"]);

/** Everything in a page that could run, fetch or look like more than it is; the page is read as a browser reads it. */
export function dangers(html: string): string[] {
  const found: string[] = [];
  // Within a page, so that tags left open and second `<body>` tags do what they would do there.
  visit(fromHtml(`<!doctype html><title>x</title><body><main>${html}</main><p>x</p>`), node => {
    if (node.type === "comment") found.push("comment");
    if (node.type !== "element") return;
    if (ELEMENTS.has(node.tagName.toLowerCase())) found.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties)) {
      if (/^on/i.test(name) || /^(?:style|srcDoc|srcSet|is|slot|ping|dataSlot)$/i.test(name)) found.push(`${node.tagName} ${name}`);
      if (node.tagName === "img" && name === "src" && !/^\/(?!\/)/.test(String(value))) found.push(`img src=${value}`);
      if (URLS.has(name) && !isSafeUrl(String(value))) found.push(`${node.tagName} ${name}=${value}`);
    }
  });
  return found;
}

/** As a browser resolves it: control characters and spaces are skipped before the scheme is read. */
function isSafeUrl(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them
  const bare = url.replace(/[\u0000-\u0020\u007f-\u00a0]/g, "");
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1];
  return scheme === undefined ? !bare.startsWith("//") && !bare.startsWith("\\") : /^(?:https?|mailto)$/i.test(scheme);
}
