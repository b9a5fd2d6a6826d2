import type {FoundSecret} from "./search-text.ts";
import type {SecretKind} from "./secret-rule.ts";

/** Returns the replacement of a secret: the same for the same value. */
export type Placeholders = (secret: Pick<FoundSecret, "kind" | "value" | "rule">) => string;

/** Words of placeholders, which are numbered. */
const WORDS: Readonly<Partial<Record<SecretKind, string>>> = {
  user: "user",
  email: "user",
  host: "host",
  address: "address",
  credential: "credential",
  label: "value",
  path: "path",
};

/** Networks that RFC 5737 keeps for documentation. */
const DOCUMENTATION = ["192.0.2", "198.51.100", "203.0.113"];

/**
 * Starts numbering values in the order in which they are asked for. `texts` will hold the placeholders: numbers
 * that they hold already belong to other values.
 */
export function numberPlaceholders(texts: Iterable<string>): Placeholders {
  const last = new Map<string, number>();
  for (const text of texts)
    for (const [, word = "", number] of text.matchAll(/\b(user|host|credential|value|path)-(\d{1,6})\b/g))
      last.set(word, Math.max(last.get(word) ?? 0, Number(number)));
  const numbers = new Map<string, number>();
  const numberOf = (word: string, value: string): number => {
    const key = `${word} ${value}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = (last.get(word) ?? 0) + 1;
    last.set(word, number);
    numbers.set(key, number);
    return number;
  };
  return secret => placeholder(secret, numberOf);
}

function placeholder(
  {kind, value, rule}: Pick<FoundSecret, "kind" | "value" | "rule">,
  numberOf: (word: string, value: string) => number,
): string {
  const number = (text = value): number => numberOf(WORDS[kind] ?? kind, text);
  switch (kind) {
    case "user":
      return `user-${number()}`;
    case "email":
      return `user-${number(value.toLowerCase())}@example.org`;
    case "host":
      if (rule === "prompt-host") return promptOf(value, numberOf);
      return `host-${number(value.toLowerCase())}${value.includes(".") ? ".example" : ""}`;
    case "address":
      return documentationAddress(value, number());
    case "path":
      return pathOf(value, number(folderOf(value)));
    case "label":
      return `value-${number()}`;
    case "credential":
      return `[credential-${number()}]`;
    default:
      return "[removed]";
  }
}

function promptOf(value: string, numberOf: (word: string, value: string) => number): string {
  const [user = "", host = ""] = value.split("@");
  return `user-${numberOf("user", user)}@host-${numberOf("host", host.toLowerCase())}`;
}

function documentationAddress(value: string, number: number): string {
  if (value.includes(":")) return `2001:db8::${number.toString(16)}`;
  const network = DOCUMENTATION[Math.floor((number - 1) / 254) % DOCUMENTATION.length];
  return `${network}.${((number - 1) % 254) + 1}`;
}

function folderOf(path: string): string {
  return path.replace(/[/\\][^/\\]*$/, "");
}

/** A path of the same form with the same name of the file. */
function pathOf(path: string, number: number): string {
  const [name = ""] = /[^/\\]*$/.exec(path) ?? [];
  return path.includes("\\") ? `C:\\path-${number}\\${name}` : `/path-${number}/${name}`;
}
