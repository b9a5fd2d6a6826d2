/** Flags of RE2 that are on at a place of an expression. */
interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
}

/** Whitespace as RE2's `\s` has it, within a class. */
const SPACE = "\\t\\n\\f\\r ";
const NO_SPACE = "\\0-\\x08\\x0b\\x0e-\\x1f\\x21-\\uffff";

/** Classes of POSIX that rules use. */
const POSIX: Readonly<Record<string, string>> = {alnum: "A-Za-z0-9", digit: "0-9", alpha: "A-Za-z"};

/**
 * Rewrites an expression of RE2 for JavaScript without flags: letters of parts without case become classes, `.` and
 * `\s` keep their meaning there, names of groups are dropped. Throws Error for syntax that it does not know.
 */
export function javascriptPattern(source: string): string {
  let output = "";
  let flags: Flags = {ignoreCase: false, dotAll: false};
  const outer: Flags[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const group = /^\((?:\?(?:P<\w+>|([a-zA-Z]*)(-[a-zA-Z]+)?([:)])))?/.exec(rest);
    if (group) {
      const [text, on, off, end] = group;
      const changed = end === undefined ? flags : withFlags(flags, on ?? "", off ?? "");
      if (end !== ")") {
        outer.push(flags);
        output += end === ":" ? "(?:" : "(";
      }
      flags = changed;
      at += text.length;
    } else if (rest.startsWith(")")) {
      flags = outer.pop() ?? flags;
      output += ")";
      at++;
    } else if (rest.startsWith("[")) {
      const text = classAt(rest);
      output += javascriptClass(text, flags);
      at += text.length;
    } else {
      const [text, written] = atom(rest, flags);
      output += written;
      at += text.length;
    }
  }
  return output;
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const unknown = `${on}${off.slice(1)}`.replace(/[is]/g, "");
  if (unknown !== "") throw new Error(`unknown flag "${unknown}"`);
  const set = (flag: string, before: boolean): boolean =>
    on.includes(flag) ? true : off.includes(flag) ? false : before;
  return {ignoreCase: set("i", flags.ignoreCase), dotAll: set("s", flags.dotAll)};
}

/** Returns an atom or quantifier, and its form in JavaScript. */
function atom(rest: string, {ignoreCase, dotAll}: Flags): [string, string] {
  const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0];
  if (quantifier) return [quantifier, quantifier];
  const escaped = /^\\(?:x[0-9a-fA-F]{2}|[\s\S])/.exec(rest)?.[0];
  if (escaped === "\\s") return [escaped, `[${SPACE}]`];
  if (escaped === "\\z") return [escaped, "$"];
  if (escaped) return [escaped, escaped];
  const [character = ""] = rest;
  if (character === ".") return [character, dotAll ? "[^]" : "[^\\n]"];
  if (/[{}\]/]/.test(character)) return [character, `\\${character}`];
  return [character, ignoreCase ? withoutCase(character) : character];
}

function withoutCase(character: string): string {
  const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
  return lower === upper ? character : `[${lower}${upper}]`;
}

/** Returns the text of the class at the start of an expression; a bracket right behind its start is a character of it. */
function classAt(rest: string): string {
  const text = /^\[\^?\]?(?:\[:\w+:\]|\\[\s\S]|[^\]\\])*\]/.exec(rest)?.[0];
  if (text === undefined) throw new Error(`class is not closed: ${rest}`);
  return text;
}

function javascriptClass(text: string, {ignoreCase}: Flags): string {
  const [, start = "", inner = ""] = /^(\[\^?)([\s\S]*)\]$/.exec(text) ?? [];
  const items =
    inner.match(
      /\[:\w+:\]|(?:\\x[0-9a-fA-F]{2}|\\[\s\S]|[\s\S])(?:-(?:\\x[0-9a-fA-F]{2}|\\[\s\S]|[\s\S]))?/g,
    ) ?? [];
  return `${start}${items.map(item => classItem(item, ignoreCase)).join("")}]`;
}

function classItem(item: string, ignoreCase: boolean): string {
  const posix = /^\[:(\w+):\]$/.exec(item)?.[1];
  if (posix !== undefined) {
    const written = POSIX[posix];
    if (written === undefined) throw new Error(`unknown class "${posix}"`);
    return written;
  }
  // A class before a hyphen is no range: the hyphen stands for itself.
  const named = /^\\([sSwWdD])(-[\s\S]*)?$/.exec(item);
  if (named) {
    const [, letter = "", behind = ""] = named;
    const written = letter === "s" ? SPACE : letter === "S" ? NO_SPACE : `\\${letter}`;
    return written + (behind === "" ? "" : `\\-${classItem(behind.slice(1), ignoreCase)}`);
  }
  const written = item.replace(/^[\][]/, "\\$&").replace(/^-$/, "\\-");
  if (!ignoreCase || !/[a-zA-Z]/.test(item) || item.startsWith("\\")) return written;
  return `${item.toLowerCase()}${item.toUpperCase()}`;
}
