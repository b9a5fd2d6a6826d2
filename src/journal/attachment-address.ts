/** Extensions that a browser shows or saves, but never runs. */
const SAFE = new Set(["txt", "json", "csv", "gz", "png", "webp", "jpg", "jpeg", "gif", "bin"]);
/** Text under other names; all else that is not known is binary. */
const TEXT = /^(?:go|c|cc|cpp|h|rs|py|java|ts|js|mjs|s|asm|sh|sql|md|log|out|bench|yaml|yml|toml|diff|patch|proto|svg|html?|xml|xhtml|css|jsonl|ndjson|dot|gv|mod|sum|old|new)$/i;

/** Where an attachment's copy is published: `/files/<sha256, first 16 digits>/<name>`, never an extension that a browser runs. */
export function attachmentAddress(name: string, sha256: string): string {
  return `/files/${sha256.slice(0, 16)}/${safeName(name)}`;
}

/** The last segment of a name in letters, digits, dots and dashes, with an extension of the safe list behind it. */
export function safeName(name: string): string {
  const last = name.split("/").at(-1) ?? "";
  const plain = last.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "") || "file";
  const extension = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase() ?? "";
  if (SAFE.has(extension)) return plain;
  return `${plain}.${TEXT.test(extension) || extension === "" ? "txt" : "bin"}`;
}
