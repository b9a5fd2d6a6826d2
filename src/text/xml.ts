/** Leaves out the characters that XML 1.0 cannot hold, escaped or not. */
export function xmlText(value: string): string {
  return value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/**
 * Escapes the end of a CDATA section, which XML 1.0 allows in no text and which the serializers of trees leave as it is. The
 * document must have no such sections.
 */
export function withoutCdataEnds(document: string): string {
  return document.replaceAll("]]>", "]]&gt;");
}
