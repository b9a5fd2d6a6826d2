/** Types of the language by their letter. */
export const BUILTIN: Readonly<Record<string, string>> = {
  ...{v: "void", w: "wchar_t", b: "bool", c: "char", a: "signed char", h: "unsigned char", s: "short"},
  ...{t: "unsigned short", i: "int", j: "unsigned int", l: "long", m: "unsigned long", x: "long long"},
  ...{y: "unsigned long long", n: "__int128", o: "unsigned __int128", f: "float", d: "double"},
  ...{e: "long double", g: "__float128", z: "..."},
};

/** Later types of the language, after `D`. */
export const BUILTIN_D: Readonly<Record<string, string>> = {
  ...{Dd: "decimal64", De: "decimal128", Df: "decimal32", Dh: "half", Di: "char32_t", Ds: "char16_t"},
  ...{Du: "char8_t", Da: "auto", Dc: "decltype(auto)", Dn: "decltype(nullptr)"},
};

/** Operators by their two letters, as they follow the word "operator". */
export const OPERATORS: Readonly<Record<string, string>> = {
  ...{nw: " new", na: " new[]", dl: " delete", da: " delete[]", ps: "+", ng: "-", ad: "&", de: "*", co: "~"},
  ...{pl: "+", mi: "-", ml: "*", dv: "/", rm: "%", an: "&", or: "|", eo: "^", aS: "=", pL: "+=", mI: "-="},
  ...{mL: "*=", dV: "/=", rM: "%=", aN: "&=", oR: "|=", eO: "^=", ls: "<<", rs: ">>", lS: "<<=", rS: ">>="},
  ...{eq: "==", ne: "!=", lt: "<", gt: ">", le: "<=", ge: ">=", ss: "<=>", nt: "!", aa: "&&", oo: "||"},
  ...{pp: "++", mm: "--", cm: ",", pm: "->*", pt: "->", cl: "()", ix: "[]", qu: "?", aw: " co_await"},
};

/** Operators with a single operand, within expressions. */
export const UNARY: ReadonlySet<string> = new Set(["ps", "ng", "ad", "de", "co", "nt", "pp", "mm"]);

/** Names of the standard library with an abbreviation of their own. */
export const STANDARD: Readonly<Record<string, string>> = {
  ...{Sa: "std::allocator", Sb: "std::basic_string", Ss: "std::string", Si: "std::istream"},
  ...{So: "std::ostream", Sd: "std::iostream"},
};

/** Constructors of the abbreviations of an instantiation. */
export const STANDARD_CLASSES: Readonly<Record<string, string>> = {
  ...{Ss: "basic_string", Si: "basic_istream", So: "basic_ostream", Sd: "basic_iostream"},
};

/** Objects of the compiler that belong to a type or a variable. */
export const SPECIAL_TYPES: Readonly<Record<string, string>> = {
  ...{TV: "vtable for ", TT: "VTT for ", TI: "typeinfo for ", TS: "typeinfo name for "},
};
/** Objects of the compiler that belong to a name. */
export const SPECIAL_NAMES: Readonly<Record<string, string>> = {
  ...{GV: "guard variable for ", TW: "TLS wrapper function for ", TH: "TLS init function for "},
};

/** Suffixes of literals by type. */
export const LITERAL_SUFFIX: Readonly<Record<string, string>> = {
  ...{int: "", "unsigned int": "u", long: "l", "unsigned long": "ul", "long long": "ll"},
  ...{"unsigned long long": "ull"},
};
