/** Maximum length of a lead in characters: two lines on a wide screen. */
const LEAD = 150;

/** A description in two parts. */
export interface DescriptionParts {
  /** Its first sentences, as many as two lines hold. */
  readonly lead: string;
  /** "" if the lead is everything. */
  readonly rest: string;
}

/** Divides a description at the end of a sentence, or between two words if its first sentence is long. */
export function divideDescription(description: string): DescriptionParts {
  const text = description.trim().replace(/\s+/g, " ");
  if (text.length <= LEAD) return {lead: text, rest: ""};
  const sentences = [...text.slice(0, LEAD + 1).matchAll(/[.!?] /g)].at(-1);
  if (sentences) return divideAt(text, sentences.index + 1);
  const word = text.lastIndexOf(" ", LEAD);
  return divideAt(text, word > 0 ? word : LEAD);
}

function divideAt(text: string, place: number): DescriptionParts {
  return {lead: text.slice(0, place), rest: text.slice(place).trim()};
}
