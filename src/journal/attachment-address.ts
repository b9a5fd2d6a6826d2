/** Extensions that a browser shows or saves, but never runs. */
const SAFE = new Set(["txt", "json", "csv", "gz", "png", "webp", "jpg", "jpeg", "gif", "bin"]);

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
  const plain = last.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "") || "file";
  const extension = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase() ?? "";
  return SAFE.has(extension) ? plain : `${plain}.${isText ? "txt" : "bin"}`;
}
