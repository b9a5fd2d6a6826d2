import type {Blockquote, Paragraph, RootContent} from "mdast";

/** The five alerts of GitHub, by the word that starts their quotation: `> [!NOTE]`. */
export const ALERTS = ["note", "tip", "important", "warning", "caution"] as const;
export type AlertName = (typeof ALERTS)[number];

/** A quotation that is an alert. */
export interface Alert {
  readonly name: AlertName;
  /** Content of the quotation, without the word. */
  readonly children: readonly RootContent[];
}

const MARK = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** Reads a quotation as an alert; undefined for any other. The word must be alone on its line, as on GitHub. */
export function alertOf(quotation: Blockquote): Alert | undefined {
  const [first, ...rest] = quotation.children;
  if (first?.type !== "paragraph") return undefined;
  const [text, ...others] = first.children;
  if (text?.type !== "text") return undefined;
  const match = MARK.exec(text.value);
  if (!match || (match[0].length === text.value.length && others.length && others[0]?.type !== "break"))
    return undefined;
  const name = ALERTS.find(alert => alert === match[1]?.toLowerCase());
  if (!name) return undefined;
  const value = text.value.slice(match[0].length);
  const remaining = others[0]?.type === "break" ? others.slice(1) : others;
  const children = value ? [{...text, value}, ...remaining] : remaining;
  const paragraph: Paragraph = {...first, children};
  return {name, children: children.length ? [paragraph, ...rest] : rest};
}
