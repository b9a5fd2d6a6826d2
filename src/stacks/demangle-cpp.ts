/**
 * Reads names mangled by C++ compilers: https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling.
 * Expressions within template arguments are not read: such names stay as they are.
 */

/** What has been read of a mangled name. */
interface Reader {
  readonly text: string;
  at: number;
  /** Components that later parts may refer to. */
  readonly substitutions: string[];
  /** Template arguments of the innermost template. */
  templateArguments: string[];
  depth: number;
}

/** Thrown where a name is mangled in a way that is not read. */
class UnreadName extends Error {}

const LONGEST_NAME = 4000;
const MOST_DEPTH = 200;

const BUILTIN: Readonly<Record<string, string>> = {
  ...{v: "void", w: "wchar_t", b: "bool", c: "char", a: "signed char", h: "unsigned char", s: "short"},
  ...{t: "unsigned short", i: "int", j: "unsigned int", l: "long", m: "unsigned long", x: "long long"},
  ...{y: "unsigned long long", n: "__int128", o: "unsigned __int128", f: "float", d: "double"},
  ...{e: "long double", g: "__float128", z: "..."},
};
const BUILTIN_D: Readonly<Record<string, string>> = {
  ...{Dd: "decimal64", De: "decimal128", Df: "decimal32", Dh: "half", Di: "char32_t", Ds: "char16_t"},
  ...{Du: "char8_t", Da: "auto", Dc: "decltype(auto)", Dn: "decltype(nullptr)"},
};
const OPERATORS: Readonly<Record<string, string>> = {
  ...{nw: " new", na: " new[]", dl: " delete", da: " delete[]", ps: "+", ng: "-", ad: "&", de: "*", co: "~"},
  ...{pl: "+", mi: "-", ml: "*", dv: "/", rm: "%", an: "&", or: "|", eo: "^", aS: "=", pL: "+=", mI: "-="},
  ...{mL: "*=", dV: "/=", rM: "%=", aN: "&=", oR: "|=", eO: "^=", ls: "<<", rs: ">>", lS: "<<=", rS: ">>="},
  ...{eq: "==", ne: "!=", lt: "<", gt: ">", le: "<=", ge: ">=", ss: "<=>", nt: "!", aa: "&&", oo: "||"},
  ...{pp: "++", mm: "--", cm: ",", pm: "->*", pt: "->", cl: "()", ix: "[]", qu: "?", aw: " co_await"},
};
const STANDARD: Readonly<Record<string, string>> = {
  ...{Sa: "std::allocator", Sb: "std::basic_string", Ss: "std::string", Si: "std::istream"},
  ...{So: "std::ostream", Sd: "std::iostream"},
};
const SPECIAL: Readonly<Record<string, string>> = {
  ...{TV: "vtable for ", TT: "VTT for ", TI: "typeinfo for ", TS: "typeinfo name for "},
};

/** Returns the C++ name of a symbol that begins with `_Z`; undefined for one that cannot be read. */
export function demangleCpp(symbol: string): string | undefined {
  if (symbol.length > LONGEST_NAME) return undefined;
  const [mangled = "", ...clones] = symbol.split(/(?=[.@])/);
  const reader: Reader = {text: mangled, at: 2, substitutions: [], templateArguments: [], depth: 0};
  try {
    const name = readEncoding(reader);
    if (reader.at !== mangled.length) return undefined;
    const clone = clones.join("");
    return clone === "" ? name : clone.startsWith("@") ? `${name}${clone}` : `${name} [clone ${clone}]`;
  } catch (error) {
    if (error instanceof UnreadName) return undefined;
    throw error;
  }
}

function fail(): never {
  throw new UnreadName();
}

function take(reader: Reader, word: string): boolean {
  if (!reader.text.startsWith(word, reader.at)) return false;
  reader.at += word.length;
  return true;
}

function peek(reader: Reader, length = 1): string {
  return reader.text.slice(reader.at, reader.at + length);
}

function readEncoding(reader: Reader): string {
  if (++reader.depth > MOST_DEPTH) fail();
  const special = readSpecial(reader);
  if (special !== undefined) return special;
  const {name, isTemplate, hasReturn, qualifiers} = readName(reader);
  const isEnd = reader.at >= reader.text.length || peek(reader) === "E";
  if (isEnd) return name;
  const result = isTemplate && hasReturn ? readType(reader) : "";
  const parameters = readTypesUntilEnd(reader);
  reader.depth--;
  const list = parameters.length === 1 && parameters[0] === "void" ? "" : parameters.join(", ");
  return `${result === "" ? "" : `${result} `}${name}(${list})${qualifiers}`;
}

function readSpecial(reader: Reader): string | undefined {
  const words = SPECIAL[peek(reader, 2)];
  if (words !== undefined) {
    reader.at += 2;
    return words + readType(reader);
  }
  if (take(reader, "GV")) return `guard variable for ${readName(reader).name}`;
  const thunk = /^T(?:h(n?\d+)_|v(n?\d+)_(n?\d+)_)/.exec(reader.text.slice(reader.at, reader.at + 40));
  if (!thunk) return undefined;
  reader.at += thunk[0].length;
  return `${thunk[0][1] === "h" ? "non-virtual" : "virtual"} thunk to ${readEncoding(reader)}`;
}

interface Name {
  readonly name: string;
  readonly isTemplate: boolean;
  /** False for constructors, destructors and conversions, which have no return type. */
  readonly hasReturn: boolean;
  readonly qualifiers: string;
}

function readName(reader: Reader): Name {
  if (take(reader, "N")) return readNested(reader);
  if (take(reader, "Z")) return readLocal(reader);
  let name = "";
  let isSubstitution = false;
  if (take(reader, "St")) name = `std::${readUnqualified(reader)}`;
  else if (peek(reader) === "S") {
    name = readSubstitution(reader);
    isSubstitution = true;
  } else name = readUnqualified(reader);
  if (peek(reader) !== "I") return {name, isTemplate: false, hasReturn: true, qualifiers: ""};
  if (!isSubstitution) reader.substitutions.push(name);
  return {name: name + readArguments(reader), isTemplate: true, hasReturn: true, qualifiers: ""};
}

function readQualifiers(reader: Reader): string {
  let qualifiers = "";
  for (;;) {
    if (take(reader, "r")) qualifiers += " restrict";
    else if (take(reader, "V")) qualifiers += " volatile";
    else if (take(reader, "K")) qualifiers += " const";
    else break;
  }
  if (take(reader, "R")) return `${qualifiers} &`;
  return peek(reader) === "O" && take(reader, "O") ? `${qualifiers} &&` : qualifiers;
}

function readNested(reader: Reader): Name {
  const qualifiers = readQualifiers(reader);
  let name = "";
  let last = "";
  let isTemplate = false;
  let hasReturn = true;
  while (!take(reader, "E")) {
    if (reader.at >= reader.text.length) fail();
    if (peek(reader) === "I") {
      name += readArguments(reader);
      isTemplate = true;
      reader.substitutions.push(name);
      continue;
    }
    isTemplate = false;
    if (peek(reader) === "S" && peek(reader, 2) !== "St") {
      name = readSubstitution(reader);
      last = name.replace(/^.*::/, "");
      continue;
    }
    if (take(reader, "St")) {
      name = "std";
      continue;
    }
    if (peek(reader) === "T") {
      name = readParameter(reader);
      reader.substitutions.push(name);
      continue;
    }
    const kind = /^[CD][0-9]/.exec(peek(reader, 2))?.[0];
    const part = kind ? structor(reader, kind, last) : readUnqualified(reader);
    hasReturn = kind === undefined && !part.startsWith("operator ");
    last = part;
    name = name === "" ? part : `${name}::${part}`;
    reader.substitutions.push(name);
  }
  // The whole name is no component of itself.
  reader.substitutions.pop();
  return {name, isTemplate, hasReturn, qualifiers};
}

function structor(reader: Reader, kind: string, last: string): string {
  reader.at += 2;
  const own = last.replace(/[<[].*$/s, "");
  const name = STRUCTORS[own] ?? own;
  return kind.startsWith("C") ? name : `~${name}`;
}

const STRUCTORS: Readonly<Record<string, string>> = {
  ...{string: "basic_string", istream: "basic_istream", ostream: "basic_ostream", iostream: "basic_iostream"},
};

function readLocal(reader: Reader): Name {
  const outer = readEncoding(reader);
  if (!take(reader, "E")) fail();
  if (take(reader, "s")) {
    skipDiscriminator(reader);
    return {name: `${outer}::string literal`, isTemplate: false, hasReturn: false, qualifiers: ""};
  }
  if (take(reader, "d")) {
    readDigits(reader);
    take(reader, "_");
  }
  const inner = readName(reader);
  skipDiscriminator(reader);
  return {...inner, name: `${outer}::${inner.name}`};
}

function skipDiscriminator(reader: Reader): void {
  const found = /^(?:__\d+_|_\d)/.exec(peek(reader, 12))?.[0];
  if (found) reader.at += found.length;
}

function readDigits(reader: Reader): string {
  const digits = /^\d{1,6}/.exec(peek(reader, 6))?.[0] ?? "";
  reader.at += digits.length;
  return digits;
}

function readUnqualified(reader: Reader): string {
  take(reader, "L");
  if (/\d/.test(peek(reader))) return withTags(reader, readSource(reader));
  if (take(reader, "Ut")) {
    const number = readDigits(reader);
    if (!take(reader, "_")) fail();
    return `{unnamed type#${number === "" ? 1 : Number(number) + 2}}`;
  }
  if (take(reader, "Ul")) return readLambda(reader);
  if (take(reader, "cv")) return `operator ${readType(reader)}`;
  if (take(reader, "li")) return `operator"" ${readSource(reader)}`;
  const operator = OPERATORS[peek(reader, 2)];
  if (operator === undefined) fail();
  reader.at += 2;
  return withTags(reader, `operator${operator}`);
}

function readLambda(reader: Reader): string {
  const types: string[] = [];
  while (!take(reader, "E")) types.push(readType(reader));
  const number = readDigits(reader);
  if (!take(reader, "_")) fail();
  const list = types.length === 1 && types[0] === "void" ? "" : types.join(", ");
  return `{lambda(${list})#${number === "" ? 1 : Number(number) + 2}}`;
}

function withTags(reader: Reader, name: string): string {
  let tagged = name;
  while (peek(reader) === "B" && take(reader, "B")) tagged += `[abi:${readSource(reader)}]`;
  return tagged;
}

function readSource(reader: Reader): string {
  const length = Number(readDigits(reader));
  const name = reader.text.slice(reader.at, reader.at + length);
  if (length === 0 || name.length !== length) fail();
  reader.at += length;
  return /^_GLOBAL_[._$]N/.test(name) ? "(anonymous namespace)" : name;
}

function readSubstitution(reader: Reader): string {
  const standard = STANDARD[peek(reader, 2)];
  if (standard !== undefined) {
    reader.at += 2;
    return withTags(reader, standard);
  }
  const [all, number] = /^S([0-9A-Z]*)_/.exec(peek(reader, 8)) ?? fail();
  reader.at += all.length;
  const index = number === "" ? 0 : Number.parseInt(number ?? "", 36) + 1;
  return reader.substitutions[index] ?? fail();
}

function readParameter(reader: Reader): string {
  const [all, number] = /^T([0-9]*)_/.exec(peek(reader, 8)) ?? fail();
  reader.at += all.length;
  return reader.templateArguments[number === "" ? 0 : Number(number) + 1] ?? fail();
}

function readArguments(reader: Reader): string {
  if (!take(reader, "I") || ++reader.depth > MOST_DEPTH) fail();
  const found: string[] = [];
  while (!take(reader, "E")) found.push(...readArgument(reader));
  reader.templateArguments = found;
  reader.depth--;
  const text = found.filter(one => one !== "").join(", ");
  return `<${text}${text.endsWith(">") ? " " : ""}>`;
}

function readArgument(reader: Reader): string[] {
  if (take(reader, "J")) {
    const pack: string[] = [];
    while (!take(reader, "E")) pack.push(...readArgument(reader));
    return [pack.join(", ")];
  }
  if (take(reader, "L")) return [readLiteral(reader)];
  if (peek(reader) === "X") fail();
  return [readType(reader)];
}

function readLiteral(reader: Reader): string {
  if (take(reader, "_Z")) {
    const name = readEncoding(reader);
    if (!take(reader, "E")) fail();
    return name;
  }
  const type = readType(reader);
  const end = reader.text.indexOf("E", reader.at);
  if (end < 0) fail();
  const value = reader.text.slice(reader.at, end).replace(/^n/, "-");
  if (!/^-?\d*$/.test(value)) fail();
  reader.at = end + 1;
  if (type === "bool") return value === "1" ? "true" : "false";
  const suffix = {int: "", "unsigned int": "u", long: "l", "unsigned long": "ul"}[type];
  return suffix === undefined ? `(${type})${value}` : value + suffix;
}

function readTypesUntilEnd(reader: Reader): string[] {
  const types: string[] = [];
  while (reader.at < reader.text.length && peek(reader) !== "E") types.push(readType(reader));
  return types.filter(type => type !== "");
}

/** Puts a mark of a pointer or reference at a type; within the parentheses of a function or an array. */
function pointed(type: string, mark: string): string {
  const place = outerParenthesis(type);
  if (place >= 0) {
    const rest = type.slice(place + 2);
    const isMarked = /^[*&]+\)/.test(rest);
    return isMarked ? `${type.slice(0, place)} (${mark}${rest}` : `${type.slice(0, place)} (${mark})(${rest}`;
  }
  const array = /^([^[]*) (\[.*)$/s.exec(type);
  if (array) return `${array[1]} (${mark}) ${array[2]}`;
  if (mark.startsWith("&") && type.endsWith("&"))
    return mark === "&" && type.endsWith("&&") ? type.slice(0, -1) : type;
  return type + mark;
}

/** Where the parameters of a function type begin, outside template arguments; -1 for other types. */
function outerParenthesis(type: string): number {
  let depth = 0;
  for (let i = 0; i < type.length; i++) {
    if (type[i] === "<") depth++;
    else if (type[i] === ">") depth--;
    else if (depth === 0 && type.startsWith(" (", i)) return i;
  }
  return -1;
}

function readType(reader: Reader): string {
  if (++reader.depth > MOST_DEPTH) fail();
  const type = readTypeInner(reader);
  reader.depth--;
  return type;
}

function remember(reader: Reader, type: string): string {
  reader.substitutions.push(type);
  return type;
}

function readTypeInner(reader: Reader): string {
  const character = peek(reader);
  const builtin = BUILTIN[character];
  if (builtin !== undefined) {
    reader.at++;
    return builtin;
  }
  const other = BUILTIN_D[peek(reader, 2)];
  if (other !== undefined) {
    reader.at += 2;
    return other;
  }
  if (take(reader, "P")) return remember(reader, pointed(readType(reader), "*"));
  if (take(reader, "R")) return remember(reader, pointed(readType(reader), "&"));
  if (take(reader, "O")) return remember(reader, pointed(readType(reader), "&&"));
  if (/[rVK]/.test(character)) return readQualified(reader);
  if (take(reader, "Dp")) return readType(reader);
  if (take(reader, "F")) return readFunction(reader);
  if (take(reader, "A")) {
    const length = readDigits(reader);
    if (!take(reader, "_")) fail();
    return remember(reader, `${readType(reader)} [${length}]`);
  }
  if (take(reader, "u")) return remember(reader, readSource(reader));
  if (character === "T") {
    const name = remember(reader, readParameter(reader));
    return peek(reader) === "I" ? remember(reader, name + readArguments(reader)) : name;
  }
  if (character === "S" && peek(reader, 2) !== "St") {
    const name = readSubstitution(reader);
    return peek(reader) === "I" ? remember(reader, name + readArguments(reader)) : name;
  }
  if (/[\dNZS]/.test(character)) {
    const saved = reader.templateArguments;
    const name = remember(reader, readName(reader).name);
    reader.templateArguments = saved;
    return name;
  }
  return fail();
}

function readQualified(reader: Reader): string {
  let words = "";
  while (/[rVK]/.test(peek(reader))) {
    words = `${{r: " restrict", V: " volatile", K: " const"}[peek(reader)] ?? ""}${words}`;
    reader.at++;
  }
  return remember(reader, readType(reader) + words);
}

function readFunction(reader: Reader): string {
  take(reader, "Y");
  const result = readType(reader);
  const types: string[] = [];
  while (!take(reader, "E")) {
    if (reader.at >= reader.text.length) fail();
    types.push(readType(reader));
  }
  return remember(reader, `${result} (${types.length === 1 && types[0] === "void" ? "" : types.join(", ")})`);
}
