/** A label of a goroutine, as `pprof.Do` sets it. */
export interface GoLabel {
  readonly key: string;
  readonly text: string;
}

/** Reads labels as Go prints them, `{"method":"OPTIONS", "peer":"keepalive"}`, as far as they can be read. */
export function goLabels(text: string): GoLabel[] {
  const labels: GoLabel[] = [];
  const part = /[{,]?\s*"((?:[^"\\]|\\.)*)"\s*/y;
  let key: string | undefined;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    const value = unquoted(match[1] ?? "");
    if (key === undefined) {
      if (text[part.lastIndex] !== ":") break;
      part.lastIndex++;
      while (text[part.lastIndex] === " ") part.lastIndex++;
      key = value;
    } else {
      if (value !== "") labels.push({key, text: value});
      key = undefined;
    }
  }
  return labels;
}

/** Go quotes as JSON does, but for bytes and rare characters, which stay as they are written. */
function unquoted(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
