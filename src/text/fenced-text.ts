/** Writes a text as a fenced block of Markdown whose fence is longer than any in the text. */
export function fencedText(text: string): string {
  let longest = 2;
  // A text may hold more runs than a function takes arguments.
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const ticks = "`".repeat(longest + 1);
  return `${ticks}\n${text.trimEnd()}\n${ticks}`;
}
