import type {ProblemMessage} from "../problem.ts";
import {listNames} from "../text/list.ts";
import {error, warning} from "./message.ts";

/** A link to an entry that the journal does not have; `expected` with its article. */
export function linkToNoEntry(url: string, expected: string, hint?: string): ProblemMessage {
  return error("PJ080", `link to "${url}", expected ${expected}`, hint);
}

/** A link to a file that the entry does not have; `otherEntry` is the id of an entry that was meant, if it exists. */
export function linkToNoFile(
  url: string,
  known: readonly string[],
  otherEntry: string | undefined,
): ProblemMessage {
  const has = known.length > 0 ? `it has ${listNames(known)}` : "it has no attachments";
  return error(
    "PJ081",
    `link to "${url}", expected a file of this entry or another entry's index.md; ${has}`,
    otherEntry === undefined
      ? "for a file elsewhere write its full https address"
      : `write the path from this entry's folder to the other's, as in ../${otherEntry}/index.md`,
  );
}

/** A file in the place of an image that is not an image. */
export function notAnImage(url: string, alt: string): ProblemMessage {
  return error("PJ081", `"${url}" is shown as a link, expected an image`, `write [${alt}](${url})`);
}

/** HTML in Markdown; `quoted` is its beginning. */
export function rawHtml(quoted: string): ProblemMessage {
  return warning(
    "PJ082",
    `raw HTML "${quoted}" is shown as text`,
    "write Markdown, or put it between backquotes to show it",
  );
}

/** A link with a protocol that is not allowed. */
export function refusedProtocol(url: string): ProblemMessage {
  return error(
    "PJ083",
    `link to "${url}", expected http, https, mailto or a relative path`,
    "write the full address with https://",
  );
}

/** An image with an address outside the journal. */
export function foreignImage(url: string): ProblemMessage {
  return warning(
    "PJ084",
    `image "${url}" is from another site, expected a file of this entry`,
    "put the image into the entry's folder and refer to it by its name",
  );
}

/** A link within the page to an id that it does not have. */
export function linkToNoId(id: string): ProblemMessage {
  return warning(
    "PJ085",
    `link to "#${id}", expected the id of a heading, a finding or a figure of this entry`,
  );
}

/** A link of an entry to a part that another entry does not have. */
export function linkToNoPart(url: string, entry: string): ProblemMessage {
  return warning("PJ085", `link to "${url}", expected the id of a heading or a finding of ${entry}`);
}

/** A link of a document to a part that an entry does not have. */
export function documentLinkToNoPart(url: string, entry: string, part: string): ProblemMessage {
  return error(
    "PJ085",
    `link to "${url}", expected the id of a heading, a finding, a figure or a row of ${entry}, got "${part}"`,
  );
}

/** A link to a page that the site does not have; `expected` with its article. */
export function linkToNoPage(url: string, expected: string, hint?: string): ProblemMessage {
  return error("PJ097", `link to "${url}", expected ${expected}`, hint);
}

/** A link to a finding that no longer holds; `since` begins with a space, or is "". */
export function outdatedFinding(
  reference: string,
  status: "superseded" | "false-positive",
  since: string,
  hint: string | undefined,
): ProblemMessage {
  const what = status === "superseded" ? "superseded" : "a false positive";
  return warning("PJ098", `finding "${reference}" is ${what}${since}`, hint);
}

const CITE_AGAIN = "read it again, then cite it anew: perf-journal show --cite prints the line";

/** A citation of an earlier version; `changed` lists the parts, `when` and `files` are appended as they are. */
export function revisedSince(name: string, changed: string, when: string, files: string): ProblemMessage {
  return warning(
    "PJ099",
    `"${name}" was revised since it was cited: ${changed} changed${when}${files}`,
    CITE_AGAIN,
  );
}

/** A citation whose version is no code of a version. */
export function unreadableVersion(name: string, version: string): ProblemMessage {
  return warning("PJ099", `"${name}" is cited in a version that cannot be read, "${version}"`, CITE_AGAIN);
}

/** Address of an entry or a part of it that the last release had. */
export function goneEntry(address: string): ProblemMessage {
  return warning(
    "PJ144",
    `"${address}" was published, expected an entry or an alias at that address`,
    "name its id in `aliases` of the entry that has its text now",
  );
}

/** Address of a finding or a figure that the last release had, of an entry that is still there. */
export function gonePart(address: string, entry: string): ProblemMessage {
  return warning(
    "PJ144",
    `"${address}" was published, expected a part of ${entry} at that address`,
    "give the finding its former id, or the figure its former name: `{#name}`",
  );
}

/** Addresses of other pages that the last release had; `some` are the first of them. */
export function gonePages(count: number, some: readonly string[]): ProblemMessage {
  const more = count > some.length ? ` and ${count - some.length} more` : "";
  return warning("PJ144", `published pages are gone: ${listNames(some)}${more}`);
}
