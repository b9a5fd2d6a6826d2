/** Escapes of Rust's legacy mangling. */
const ESCAPES: Readonly<Record<string, string>> = {
  ...{SP: "@", BP: "*", RF: "&", LT: "<", GT: ">", LP: "(", RP: ")", C: ","},
};

/**
 * Returns the Rust name of a legacy symbol, `_ZN…17h<hash>E`, without its hash; undefined for any other symbol.
 * https://doc.rust-lang.org/rustc/symbol-mangling/index.html
 */
export function demangleRustLegacy(symbol: string): string | undefined {
  const body = /^_?_?ZN(\d.*17h[0-9a-f]{16})E(?:\.llvm\.[0-9A-F]+)?$/.exec(symbol)?.[1];
  if (body === undefined) return undefined;
  const parts: string[] = [];
  for (let at = 0; at < body.length; ) {
    const digits = /^\d{1,4}/.exec(body.slice(at, at + 4))?.[0] ?? "";
    const length = Number(digits);
    if (length === 0 || at + digits.length + length > body.length) return undefined;
    parts.push(body.slice(at + digits.length, at + digits.length + length));
    at += digits.length + length;
  }
  return parts.slice(0, -1).map(unescaped).join("::");
}

function unescaped(part: string): string {
  return part
    .replace(/^_(?=\$)/, "")
    .replace(/\$(SP|BP|RF|LT|GT|LP|RP|C|u[0-9a-f]{1,6})\$/g, (_, word: string) =>
      word.startsWith("u")
        ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(word.slice(1), 16)))
        : (ESCAPES[word] ?? ""),
    )
    .replaceAll("..", "::");
}

const BASIC: Readonly<Record<string, string>> = {
  ...{a: "i8", b: "bool", c: "char", d: "f64", e: "str", f: "f32", h: "u8", i: "isize", j: "usize", l: "i32"},
  ...{
    m: "u32",
    n: "i128",
    o: "u128",
    p: "_",
    s: "i16",
    t: "u16",
    u: "()",
    v: "...",
    x: "i64",
    y: "u64",
    z: "!",
  },
};

/** Thrown where a symbol is mangled in a way that is not read. */
class UnreadName extends Error {}

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  /** False if lists of generic arguments are emptied. */
  readonly hasArguments: boolean;
  /** Parts read so far, those of earlier places included, which may be read again and again. */
  readonly visits: {count: number};
}

const MOST_DEPTH = 150;
const MOST_VISITS = 10_000;

/**
 * Returns the Rust name of a symbol that begins with `_R`, with generic arguments or with their lists
 * emptied; undefined if unreadable.
 */
export function demangleRustV0(symbol: string, hasArguments = true): string | undefined {
  if (symbol.length > 4000 || !/^_?R[A-Z]/.test(symbol.slice(symbol.startsWith("__") ? 1 : 0)))
    return undefined;
  const text = symbol.replace(/^_+R/, "").replace(/\.[\w.]*$/, "");
  const reader: Reader = {text, at: 0, depth: 0, hasArguments, visits: {count: 0}};
  try {
    return readPath(reader, true);
  } catch (error) {
    if (error instanceof UnreadName) return undefined;
    throw error;
  }
}

function fail(): never {
  throw new UnreadName();
}

function next(reader: Reader): string {
  return reader.text[reader.at++] ?? fail();
}

function take(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at++;
  return true;
}

/** Reads a number to the base 62, which ends in "_". */
function base62(reader: Reader): number {
  const [all = "", digits = ""] =
    /^([0-9a-zA-Z]*)_/.exec(reader.text.slice(reader.at, reader.at + 12)) ?? fail();
  reader.at += all.length;
  if (digits === "") return 0;
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return [...digits].reduce((value, digit) => value * 62 + DIGITS.indexOf(digit), 0) + 1;
}

function identifier(reader: Reader): {name: string; disambiguator: number} {
  const disambiguator = take(reader, "s") ? base62(reader) + 1 : 0;
  const isPunycode = take(reader, "u");
  // pprof's reader does not end a number after 0, so it leaves names within a closure as they are.
  const pattern = reader.hasArguments ? /^(?:0|[1-9]\d{0,4})/ : /^\d{1,5}/;
  const digits = pattern.exec(reader.text.slice(reader.at, reader.at + 5))?.[0] ?? fail();
  reader.at += digits.length;
  take(reader, "_");
  const name = reader.text.slice(reader.at, reader.at + Number(digits));
  if (name.length !== Number(digits)) fail();
  reader.at += name.length;
  return {name: isPunycode ? `punycode{${name}}` : name, disambiguator};
}

/** Reads the part at an earlier place of the symbol. */
function backReference<Result>(reader: Reader, read: (reader: Reader) => Result): Result {
  const start = reader.at - 1;
  const at = base62(reader);
  if (at >= start) fail();
  return read({...reader, at, depth: reader.depth + 1});
}

function readPath(reader: Reader, isValue: boolean): string {
  if (++reader.depth > MOST_DEPTH || ++reader.visits.count > MOST_VISITS) fail();
  const path = pathOf(reader, isValue);
  reader.depth--;
  return path;
}

function pathOf(reader: Reader, isValue: boolean): string {
  const tag = next(reader);
  if (tag === "C") return identifier(reader).name;
  if (tag === "B") return backReference(reader, inner => readPath(inner, isValue));
  if (tag === "N") {
    const namespace = next(reader);
    const outer = readPath(reader, isValue);
    const {name, disambiguator} = identifier(reader);
    if (namespace === "C") return `${outer}::{closure${name === "" ? "" : `:${name}`}#${disambiguator}}`;
    if (namespace === "S") return `${outer}::{shim${name === "" ? "" : `:${name}`}#${disambiguator}}`;
    return name === "" ? outer : `${outer}::${name}`;
  }
  if (tag === "M" || tag === "X") {
    if (take(reader, "s")) base62(reader);
    readPath(reader, false);
    return implOf(reader, tag === "X");
  }
  if (tag === "Y") return implOf(reader, true);
  if (tag !== "I") fail();
  const path = readPath(reader, isValue);
  const list = listOf(reader, genericOf);
  return `${path}${isValue ? "::" : ""}<${reader.hasArguments ? list.join(", ") : ""}>`;
}

function implOf(reader: Reader, hasTrait: boolean): string {
  const type = readType(reader);
  return hasTrait ? `<${type} as ${readPath(reader, false)}>` : `<${type}>`;
}

function listOf(reader: Reader, read: (reader: Reader) => string): string[] {
  const list: string[] = [];
  while (!take(reader, "E")) list.push(read(reader));
  return list;
}

function genericOf(reader: Reader): string {
  if (take(reader, "L")) return base62(reader) === 0 ? "'_" : "'a";
  return take(reader, "K") ? constantOf(reader) : readType(reader);
}

function constantOf(reader: Reader): string {
  if (take(reader, "B")) return backReference(reader, constantOf);
  if (take(reader, "p")) return "_";
  const type = BASIC[next(reader)] ?? fail();
  const [all = "", minus, digits = ""] =
    /^(n?)([0-9a-f]*)_/.exec(reader.text.slice(reader.at, reader.at + 40)) ?? fail();
  reader.at += all.length;
  if (type === "bool") return digits === "1" ? "true" : "false";
  const value = BigInt(`0x${digits === "" ? "0" : digits}`);
  if (type === "char") return `'${String.fromCodePoint(Number(value < 0x110000n ? value : 0xfffdn))}'`;
  return `${minus === "n" ? "-" : ""}${value}`;
}

function readType(reader: Reader): string {
  if (++reader.depth > MOST_DEPTH || ++reader.visits.count > MOST_VISITS) fail();
  const type = typeOf(reader);
  reader.depth--;
  return type;
}

function typeOf(reader: Reader): string {
  const tag = reader.text[reader.at] ?? fail();
  const basic = BASIC[tag];
  if (basic === undefined && !/[ASTRQPOFDB]/.test(tag)) return readPath(reader, false);
  reader.at++;
  if (basic !== undefined) return basic;
  if (tag === "B") return backReference(reader, readType);
  if (tag === "A") return `[${readType(reader)}; ${constantOf(reader)}]`;
  if (tag === "S") return `[${readType(reader)}]`;
  if (tag === "T") {
    const types = listOf(reader, readType);
    return types.length === 1 ? `(${types[0]},)` : `(${types.join(", ")})`;
  }
  if (tag === "R" || tag === "Q") {
    if (take(reader, "L")) base62(reader);
    return `&${tag === "Q" ? "mut " : ""}${readType(reader)}`;
  }
  if (tag === "P") return `*const ${readType(reader)}`;
  if (tag === "O") return `*mut ${readType(reader)}`;
  return tag === "F" ? functionType(reader) : dynamicType(reader);
}

function functionType(reader: Reader): string {
  if (take(reader, "G")) base62(reader);
  const isUnsafe = take(reader, "U");
  const abi = take(reader, "K")
    ? take(reader, "C")
      ? "C"
      : identifier(reader).name.replaceAll("_", "-")
    : "";
  const parameters = listOf(reader, readType).join(", ");
  const result = readType(reader);
  const before = `${isUnsafe ? "unsafe " : ""}${abi === "" ? "" : `extern "${abi}" `}`;
  return `${before}fn(${parameters})${result === "()" ? "" : ` -> ${result}`}`;
}

function dynamicType(reader: Reader): string {
  if (take(reader, "G")) base62(reader);
  const traits = listOf(reader, traitOf);
  if (!take(reader, "L")) fail();
  const lifetime = base62(reader);
  return `dyn ${traits.join(" + ")}${lifetime === 0 ? "" : " + 'a"}`;
}

function traitOf(reader: Reader): string {
  let path = readPath(reader, false);
  while (take(reader, "p")) {
    const {name} = identifier(reader);
    const binding = `${name} = ${readType(reader)}`;
    path = path.endsWith(">") ? `${path.slice(0, -1)}, ${binding}>` : `${path}<${binding}>`;
  }
  return path;
}
