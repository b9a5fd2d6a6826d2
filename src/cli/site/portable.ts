/** Base that pages are rendered for if their addresses are placed afterwards. */
export const MARKED_BASE = "/_perf-journal-portable_/";

const ADDRESS = new RegExp(`((?:https?://[^\\s"'<>/]+)?)${MARKED_BASE}([^\\s"'<>?#)\\\\]*)`, "g");

/** Files whose text holds addresses of the site. */
const TEXT = /\.(?:html|json|md|xml|csv|txt)$/;

/**
 * Returns the replacement of an address of the site. `path` is below the base (`entries/x/`), `file` the file that
 * holds it, `origin` the part before the base (`https://example.org`, or "").
 */
export type AddressPlacement = (path: string, file: string, origin: string) => string;

/** Places the addresses of a rendered file, whose path is from the site's folder. */
export function placeAddresses(body: Buffer, file: string, place: AddressPlacement): Buffer {
  if (!TEXT.test(file)) return body;
  const text = body.toString();
  if (!text.includes(MARKED_BASE)) return body;
  return Buffer.from(
    text.replaceAll(ADDRESS, (_, origin: string, path: string) => place(path, file, origin)),
  );
}

/**
 * Addresses relative to the file, so that it opens from a disk and below any path of a server: `/entries/x/` in
 * `findings/index.html` is `../entries/x/index.html`. A page is named by its file, since a disk has no index of a folder.
 */
export const portable: AddressPlacement = (path, file) =>
  ("../".repeat(file.split(/[\\/]/).length - 1) || "./") + fileOf(path);

/** Addresses below a base: `/perf/`. */
export function belowBase(base: string): AddressPlacement {
  return (path, _, origin) => origin + base + path;
}

function fileOf(path: string): string {
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
