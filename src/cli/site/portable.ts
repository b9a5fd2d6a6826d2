/** Base that portable pages are rendered for; every address with it becomes relative. */
export const PORTABLE_BASE = "/_perf-journal-portable_/";

const ADDRESS = new RegExp(`(?:https?://[^\\s"'<>/]+)?${PORTABLE_BASE}([^\\s"'<>?#)\\\\]*)`, "g");

/** Files whose text holds addresses of the site. */
const TEXT = /\.(?:html|json|md|xml|csv|txt)$/;

/**
 * Makes the addresses of a rendered file relative to it, so that it opens from a disk and below any path of a server:
 * `/entries/x/` in `findings/index.html` is `../entries/x/index.html`. A page is named by its file, since a disk has no
 * index of a folder.
 * @param file path of the file from the site's folder
 */
export function portableFile(body: Buffer, file: string): Buffer {
  if (!TEXT.test(file)) return body;
  const text = body.toString();
  if (!text.includes(PORTABLE_BASE)) return body;
  const up = "../".repeat(file.split(/[\\/]/).length - 1) || "./";
  return Buffer.from(text.replaceAll(ADDRESS, (_, path: string) => up + fileOf(path)));
}

function fileOf(path: string): string {
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
