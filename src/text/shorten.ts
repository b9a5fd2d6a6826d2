/**
 * Cuts a text to a number of characters, with an ellipsis in place of the rest. What is left is a copy: a part of a text keeps
 * the whole in memory.
 */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${Array.from(text.slice(0, most)).join("")}…` : text;
}
