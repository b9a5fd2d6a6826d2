/**
 * Version of all data that a page hands to its scripts: the attributes in this folder. It grows when an attribute
 * changes its meaning or is removed; scripts leave a page of another version as it is.
 */
export const PAGE_VERSION = 1;

/** The attribute of `html` that holds the version. */
export const PAGE_ATTRIBUTES: Readonly<Record<string, string>> = {"data-contract": String(PAGE_VERSION)};

/** True if a page, by the data attributes of its root, is of the version that this code reads. */
export function isPageVersion({contract}: {readonly contract?: string | undefined}): boolean {
  return contract === String(PAGE_VERSION);
}

/** A JSON document whose `version` is not the version that this code reads. */
export class VersionError extends Error {
  constructor(got: unknown, expected: number) {
    super(`expected version ${expected} of the data, got ${String(got)}`);
    this.name = "VersionError";
  }
}

/** Returns a fetched JSON document; throws VersionError if its `version` differs. */
export function checkVersion<Document extends {readonly version: number}>(
  document: unknown,
  version: Document["version"],
): Document {
  const got =
    typeof document === "object" && document !== null && "version" in document ? document.version : "none";
  if (got !== version) throw new VersionError(got, version);
  return document as Document;
}
