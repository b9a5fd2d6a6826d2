/** Extensions that a browser shows or saves, but never runs. */
const SAFE = new Set(["txt", "json", "csv", "gz", "png", "webp", "jpg", "jpeg", "gif", "bin"]);

/** Extensions that a web server may act on although another follows: it unpacks `x.html.gz` and sends HTML. */
const INNER =
  /\.(?=(?:html?|xhtml|shtml|svgz?|xml|xslt?|m?js|css|wasm|pdf|php\d?|phtml|cgi|pl|py|asp|jsp|mht|mhtml|var)\.)/gi;

/** Maximum bytes of a name before its extension; the digest in front of the name distinguishes files. */
const STEM_BYTES = 80;

/**
 * Where an attachment's copy is published: `/files/<sha256, first 16 digits>/<safe name>`.
 * A name whose extension a browser might run, or does not know, gets `.txt` or `.bin` behind it.
 */
export function attachmentAddress(name: string, sha256: string, isText: boolean): string {
  return `/files/${sha256.slice(0, 16)}/${safeName(name, isText)}`;
}

/** The last segment of a name in letters, digits, dots and dashes, with an extension of the safe list. */
export function safeName(name: string, isText: boolean): string {
  const last = name.split("/").at(-1) ?? "";
  const plain = last.replace(/[^A-Za-z0-9._-]+/g, "-").replace(INNER, "-");
  const [, stem = plain, extension = ""] = /^(.*)\.([A-Za-z0-9]{1,16})$/.exec(plain) ?? [];
  const readable = stem.replace(/^[.-]+/, "").slice(0, STEM_BYTES) || "file";
  if (SAFE.has(extension.toLowerCase())) return `${readable}.${extension}`;
  return `${extension ? `${readable}.${extension}` : readable}.${isText ? "txt" : "bin"}`;
}
