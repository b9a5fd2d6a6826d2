/** Writes the value of a directive's attribute, quoted only where it must be. */
export function attributeValue(text: string): string {
  if (/^[\w./-]+$/.test(text)) return text;
  return `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
}

/** Writes a string as YAML on a line: plain where every reader takes it for a string, else in double quotes. */
export function yamlString(text: string): string {
  const plain = /^[\p{L}\p{N}(][\p{L}\p{N} ,.()/+@_'-]*$/u.test(text) && !text.endsWith(" ");
  // JSON's escapes are a subset of YAML's.
  return plain && !/^(?:true|false|yes|no|on|off|null)$/i.test(text) ? text : JSON.stringify(text);
}

/** Writes a list of strings as YAML on a single line. */
export function yamlList(items: readonly string[]): string {
  return `[${items.map(item => (item.includes(",") ? JSON.stringify(item) : yamlString(item))).join(", ")}]`;
}
