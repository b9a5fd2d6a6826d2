/** A C++ or Rust name taken apart: its path, parameters and template arguments folded. */
export interface NativeName {
  /** `vtable for `, `non-virtual thunk to `; "" for a function's own name. */
  readonly prefix: string;
  /** Components of the path with their arguments folded: `std`, `vector<…>`, `push_back(…)`. */
  readonly path: readonly string[];
}

/** Words that a name of the compiler's own begins with. */
const PREFIX = /^(?:[a-z-]+ )*(?:for|to) (?=\S)/;
/** Words that may follow a parameter list without being a name. */
const SUFFIX = /^ *(?:const|volatile|noexcept|requires|&&?|\[)/;
const OPERATOR =
  /^operator(?: ?(?:new|delete)(?: ?\[\])?| ?co_await|(?: ?"" ?\w+)| ?(?:\(\)|\[\]|<=>|->\*|<<=|>>=|&&|\|\||\+\+|--|->|<<|>>|[-+*/%^&|=!<>]=|[-+*/%^&|~!=<>,])(?!\w)| (?=[\w:]))/;
const OPENING = "(<[{";
const CLOSING = ")>]}";
const RUST_HASH = /::h[0-9a-f]{16}$/;

/** Removes the hash that Rust's compiler appends to a name and changes with every build. */
export function withoutRustHash(name: string): string {
  return RUST_HASH.test(name) ? name.slice(0, -"::h0123456789abcdef".length) : name;
}

/** True for names with C++'s or Rust's `::`, `operator`, template arguments or parameter list. */
export function isNativeName(name: string): boolean {
  const plain = name.replace(/\{[^{}]*\}/g, "{}").replace(/ \[clone [^\]]*\]/g, "");
  if (/[#\t]|\.<|\b(?:in|of) \w|^</.test(plain) && !/^<.*>::/.test(plain)) return false;
  return (
    /(?:^|[\w>)}\]])::[\w~{<(_$]/.test(plain) ||
    /(?:^|[\s:*&])operator(?:[^\w\s.]| (?:new|delete)\b)/.test(plain) ||
    isCalledName(plain)
  );
}

/** True for a name, its template arguments if it has any, and a parameter list without dots: `max<int>(int, int) const`. */
function isCalledName(name: string): boolean {
  const start = /^[A-Za-z_~][\w~]*/.exec(name)?.[0].length ?? 0;
  const end = name.endsWith(" const") ? name.length - " const".length : name.length;
  if (start === 0 || name[end - 1] !== ")") return false;
  // The last list that follows template arguments, since an earlier list would hold this list's dots as well.
  const list = name[start] === "<" ? name.lastIndexOf(">(", end - 2) + 1 : start;
  return list >= start && name[list] === "(" && !name.slice(list, end).includes(".");
}

/** The part of a name read so far. */
interface State {
  readonly path: string[];
  prefix: string;
  part: string;
  /** True once the current component has its parameter list. */
  hasParameters: boolean;
}

/** Takes a name apart; undefined where its brackets do not match. */
export function nativeName(name: string): NativeName | undefined {
  const own = withoutRustHash(name);
  const prefix = PREFIX.exec(own)?.[0] ?? "";
  const state: State = {path: [], prefix, part: "", hasParameters: false};
  for (let i = prefix.length; i < own.length; ) {
    const next = readPiece(state, own, i);
    if (next === undefined) return undefined;
    i = next;
  }
  if (state.part !== "") state.path.push(state.part);
  return state.path.length === 0 ? undefined : {prefix, path: state.path};
}

/** Reads a piece of a name at an index; returns the index after it. */
function readPiece(state: State, name: string, i: number): number | undefined {
  const character = name.charAt(i);
  if (name.startsWith("::", i)) {
    if (state.part !== "") state.path.push(state.part);
    state.part = "";
    state.hasParameters = false;
    return i + 2;
  }
  if (character === " ") return readSpace(state, name, i);
  const operator = state.part === "" ? OPERATOR.exec(name.slice(i, i + 40))?.[0] : undefined;
  if (operator !== undefined) {
    state.part = operator;
    return operator.endsWith(" ") ? readConversion(state, name, i + operator.length) : i + operator.length;
  }
  if (OPENING.includes(character)) return readGroup(state, name, i);
  if (CLOSING.includes(character) && !name.startsWith("->", i - 1)) return undefined;
  state.part += character;
  return i + 1;
}

/** A conversion operator ends where its parameters begin: `operator std::string`. */
function readConversion(state: State, name: string, start: number): number {
  const open = name.indexOf("(", start);
  const end = open < 0 ? name.length : open;
  state.part += name.slice(start, end);
  return end;
}

/** A space ends a return type, or begins the part behind a parameter list. */
function readSpace(state: State, name: string, i: number): number {
  if (state.hasParameters && SUFFIX.test(name.slice(i, i + 20))) {
    const next = name.indexOf("::", i);
    return next < 0 ? name.length : next;
  }
  if (state.part.startsWith("operator") && name[i + 1] === "<") {
    state.part += " ";
    return i + 1;
  }
  state.path.length = 0;
  state.part = "";
  state.hasParameters = false;
  return i + 1;
}

function readGroup(state: State, name: string, i: number): number | undefined {
  const end = groupEnd(name, i);
  if (end === undefined) return undefined;
  const group = name.slice(i, end);
  const isOwn = state.part === "" || /^\[abi:|^\{|^\[clone/.test(group);
  if (isOwn) state.part += group.startsWith("<") ? shortType(group) : group;
  else {
    state.part += foldedGroup(group);
    if (group.startsWith("(")) state.hasParameters = true;
  }
  return end;
}

function foldedGroup(group: string): string {
  return group.length <= 2 ? group : `${group.charAt(0)}…${group.charAt(group.length - 1)}`;
}

/** Returns the index after the bracket that closes the bracket at `start`; undefined if unclosed. */
function groupEnd(name: string, start: number): number | undefined {
  const open: string[] = [];
  for (let i = start; i < name.length; i++) {
    const character = name.charAt(i);
    const isArrow = character === ">" && (name[i - 1] === "-" || name[i - 1] === "=");
    const opening = OPENING.indexOf(character);
    if (opening >= 0) open.push(CLOSING.charAt(opening));
    else if (CLOSING.includes(character) && !isArrow && open.pop() !== character) return undefined;
    if (open.length === 0) return i + 1;
  }
  return undefined;
}

/** Shortens the type that a path begins with in Rust: `<a::B<T> as c::D>` is `<B<…> as D>`. */
function shortType(group: string): string {
  const words = group.slice(1, -1).split(/ (as|for) /);
  return `<${words.map(word => (word === "as" || word === "for" ? ` ${word} ` : lastOf(word))).join("")}>`;
}

function lastOf(type: string): string {
  const [, lead = "", rest = type] = /^((?:impl |dyn |&|\*const |\*mut |mut )*)(.*)$/.exec(type) ?? [];
  return lead + (nativeName(rest)?.path.at(-1) ?? rest);
}
