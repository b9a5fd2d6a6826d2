import {attributeCodec, flagField, linesField, oneOf, optionalText, textField} from "./attributes.ts";

/** Attributes of a `copy-menu` about the entry, finding or figure that it copies. */
export interface CopyMenuData {
  readonly kind: "entry" | "finding" | "figure";
  /** The fragment of its place on the entry's page; "" for the entry itself. */
  readonly id: string;
  /** A sentence about it: a title, a claim, a figure's caption. */
  readonly text: string;
  /** Status of a finding: `landed in 2026-05-09-follow`. */
  readonly status?: string | undefined;
  /** Of a finding, its text as Markdown, with the numbers of the page. */
  readonly body?: string | undefined;
  /** The citation's code. */
  readonly code: string;
  /** Names of the attachments that the code is of. */
  readonly files: readonly string[];
  /** Id and title of the entry. */
  readonly entry: string;
  readonly title: string;
  /** Verdict, commits and authors of the entry, in a single line. */
  readonly facts: string;
  /** Address of the entry's page, base applied. */
  readonly page: string;
  /** Address of a finding's own page, base applied. */
  readonly card?: string | undefined;
  /** Address of a figure's own page, base applied. */
  readonly figure?: string | undefined;
  /** True for a figure whose own page has a picture of it, `figure.svg`. */
  readonly isPictured: boolean;
}

/** Attributes of `copy-menu`. */
export const COPY_MENU = attributeCodec<CopyMenuData>({
  kind: oneOf("entry", "finding", "figure"),
  id: textField,
  text: textField,
  status: optionalText,
  body: optionalText,
  code: textField,
  files: linesField,
  entry: textField,
  title: textField,
  facts: textField,
  page: textField,
  card: optionalText,
  figure: optionalText,
  isPictured: flagField,
});

/** Attributes of a text that a page holds ready to be copied. */
export const COPY_FORM = attributeCodec<{
  /** Title of the form: `benchstat text`. */
  readonly name: string;
}>({name: textField});
