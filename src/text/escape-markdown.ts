/** Writes text so that Markdown shows it as it is, also in the label of a directive. */
export function escapeDirectiveLabel(text: string): string {
  return text
    .replace(/[\p{Cc}]+/gu, " ")
    .replace(
      /[\\`*[\]<>&|~#{}$]|:(?! |$)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g,
      character => `\\${character}`,
    );
}
