import {BUDGETS} from "../../budgets.ts";

const WINDOWS_RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * Explains why a name is not a plain path within an entry, "/" between segments; undefined for a plain path.
 * A name that any system refuses is refused on all, since a journal is read on all of them.
 */
export function attachmentNameFault(name: string): string | undefined {
  if (name === "") return "is empty";
  if (/\p{Cc}/u.test(name)) return "holds a control character";
  if (/[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(name))
    return "holds an invisible character";
  if (name.includes("\\")) return 'holds a backslash, expected "/" between folders';
  if (name.startsWith("/") || /^[A-Za-z]:/.test(name))
    return "is absolute, expected a path within the entry's folder";
  if (new TextEncoder().encode(name).length > BUDGETS.pathBytes)
    return `is longer than ${BUDGETS.pathBytes} bytes`;
  for (const segment of name.split("/")) {
    const fault = segmentFault(segment);
    if (fault) return fault;
  }
  return undefined;
}

function segmentFault(segment: string): string | undefined {
  if (segment === "") return "has an empty segment";
  if (segment === "." || segment === "..")
    return `holds "${segment}", expected a path within the entry's folder`;
  if (segment.startsWith(".")) return "names a hidden file";
  if (/[. ]$/.test(segment)) return "has a segment that ends in a dot or a space";
  if (/[<>:"|?*]/.test(segment)) return `holds one of < > : " | ? *`;
  if (WINDOWS_RESERVED.test(segment)) return "names a device of Windows";
  return undefined;
}
