/** Something that may have been cited, as it is now. */
export interface CitedCode {
  /** Of its text, of its data, or both: `1a2b3c4d-5e6f7a8b9c0d`. */
  readonly code: string;
  /** `entry`, `finding` or `figure`. */
  readonly kind: string;
  /** The finding's current claim. */
  readonly claim: string;
}

/** The cited version as the build knew it; without files it is unknown. */
export interface Revised {
  /** Whether the build had the whole history. */
  readonly complete: boolean;
  /** The commit that revised it, and its day. */
  readonly revised?: {readonly commit: string; readonly date: string};
  /** Names of the files that are different today. */
  readonly files?: readonly string[];
  /** The finding's claim then, if it was different. */
  readonly claim?: string;
}

/** Digits of the part that is of a text; the part of the data has 12. */
const TEXT = /^[0-9a-f]{8}$/;
const CODE = /^(?:[0-9a-f]{8}|[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f]{12})$/;

/** True if the content is unchanged since the code was written. */
export function sameCode(cited: string, now: string): boolean {
  return cited === now;
}

/** Describes the revisions of a cited part, a sentence a line; `revised` is undefined without the history. */
export function citedSentences(cited: string, now: CitedCode, revised: Revised | undefined): string[] {
  const parts =
    now.kind === "finding"
      ? "the claim and the data"
      : now.kind === "entry"
        ? "the text and the files"
        : "the data";
  if (sameCode(cited, now.code))
    return [`As cited: ${parts} ${now.kind === "figure" ? "are" : "of this citation are"} unchanged.`];
  if (!CODE.test(cited))
    return [
      "The version in this address cannot be read, so it is not known whether this was revised since it was cited.",
    ];
  const changed = changedParts(cited, now);
  const when = revised?.revised
    ? ` on ${revised.revised.date}, in commit ${revised.revised.commit.slice(0, 12)}`
    : "";
  const lead = `Revised since it was cited: ${changed} changed${when}.`;
  if (!revised?.files) return [lead, unknownVersion(revised)];
  return [
    lead,
    ...(revised.claim === undefined
      ? []
      : [`It claimed then: “${revised.claim}”`, `It claims now: “${now.claim}”`]),
    ...(revised.files.length > 0 ? [`Files that are different now: ${revised.files.join(", ")}.`] : []),
  ];
}

/** The parts that differ between two codes: `the claim and the data`; "" for an unreadable code. */
export function changedParts(cited: string, {code, kind}: Pick<CitedCode, "code" | "kind">): string {
  if (!CODE.test(cited)) return "";
  const then = partsOf(cited);
  const now = partsOf(code);
  const text = kind === "finding" ? "the claim" : "the text";
  const names = [then.text === now.text ? "" : text, then.data === now.data ? "" : "the data"].filter(
    Boolean,
  );
  return names.join(" and ");
}

function partsOf(code: string): {text?: string; data?: string} {
  const [first = "", second] = code.split("-");
  if (second !== undefined) return {text: first, data: second};
  return TEXT.test(first) ? {text: first} : {data: first};
}

function unknownVersion(revised: Revised | undefined): string {
  if (!revised) return "Which version was cited cannot be looked up.";
  return revised.complete
    ? "The version that was cited is not among those that were committed."
    : "The version that was cited is not in this build, which has only a part of the journal's history.";
}
