/** The texts of a profile by their number; 0 is always "". */
export interface StringTable {
  readonly count: number;
  /** The text; "" for a number that the table does not have. */
  at(index: number): string;
}

/**
 * Makes a table over UTF-8 bytes; a text is decoded when it is first asked for.
 * Bytes that are not UTF-8 read as U+FFFD.
 */
export function lazyStrings(bytes: Uint8Array, starts: Uint32Array, ends: Uint32Array): StringTable {
  const decoder = new TextDecoder("utf-8", {ignoreBOM: true});
  const known: (string | undefined)[] = new Array(starts.length);
  return {
    count: starts.length,
    at(index) {
      const seen = known[index];
      if (seen !== undefined) return seen;
      const start = starts[index];
      if (start === undefined) return "";
      const text = decoder.decode(bytes.subarray(start, ends[index]));
      known[index] = text;
      return text;
    },
  };
}

/** A table that gives every text it is asked for a number. */
export interface StringBuilder extends StringTable {
  /** The number of `text`, a new number if the table does not have it. */
  add(text: string): number;
}

/** Makes a table to add to; it starts with `base`, whose numbers stay. */
export function growingStrings(base?: StringTable): StringBuilder {
  const first = base?.count ?? 0;
  const added: string[] = base ? [] : [""];
  const numbers = new Map<string, number>([["", 0]]);
  return {
    get count() {
      return first + added.length;
    },
    at: index => (index < first ? (base?.at(index) ?? "") : (added[index - first] ?? "")),
    add(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = first + added.length;
      const own = copyOf(text);
      added.push(own);
      numbers.set(own, number);
      return number;
    },
  };
}

/** Copies a text: a part of a larger text keeps all of that in memory. */
function copyOf(text: string): string {
  return text.length < SHORT ? text : String(JSON.parse(JSON.stringify(text)));
}

/** Characters of a part that engines copy by themselves. */
const SHORT = 13;
