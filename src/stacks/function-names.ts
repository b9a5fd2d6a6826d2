import {componentEnd} from "./component-end.ts";
import {isNativeName, nativeName, withoutRustHash} from "./native-names.ts";

/** A module's major version within an import path: `/v4` in `example.com/x/v4.F`. */
const GO_VERSION = /^(.*?)\/v(?:[2-9]|[1-9][0-9]+)([./].*)$/;
/** Patterns that remove the path before the package, class or namespace. */
const SHORTENERS = [
  /^(?:[\w\-.]+\/)+([^.]+\..+)/,
  /^(?:[a-z]\w*\.)*([A-Z][\w$]*\.(?:<init>|[a-z][\w$]*(?:\$\d+)?))(?:\(|$)/,
  /^(?:[_a-zA-Z]\w*::)+(_*[A-Z]\w*::~?[_a-zA-Z]\w*(?:<.*>)?)/,
];

/** Longer names are left alone: the patterns above backtrack. */
const LONGEST_NAME = 2000;

/**
 * Shortens a function's name as pprof's graphs do: `example.com/foo/v4.(*Foo).Bar` is `foo.(*Foo).Bar`.
 * Knows Go, Java and C++ names.
 */
export function shortenName(name: string): string {
  if (name.length > LONGEST_NAME) return name;
  const plain = name.replace(/^\(anonymous namespace\)::/, "").replace(GO_VERSION, "$1$2");
  for (const pattern of SHORTENERS) {
    const match = pattern.exec(plain);
    if (match?.[1]) return match[1];
  }
  return plain;
}

/** Names of Go with their type arguments emptied: a package, then dots. */
const GO_NAME = /^[^\s()#<>`;,]*\.[^\s()#<>`;,]*$/;

/** An outermost pair of square brackets. */
interface Brackets {
  readonly start: number;
  /** Index after the closing bracket. */
  readonly end: number;
}

/**
 * Replaces the type arguments of Go's instantiated functions, which Go writes in full, hundreds of characters of
 * `pkg.Map[go.shape.struct {…}]`. Brackets of other languages are part of the name and stay: `-[MyView drawRect:]`,
 * `operator[]`, `Array#[]`.
 */
export function foldGenerics(name: string): string {
  if (!name.includes("[")) return name;
  const all = outermostBrackets(name);
  if (!all) return name;
  const isGo = isGoName(name, all);
  let folded = "";
  let done = 0;
  for (const {start, end} of all) {
    if (!isInstantiation(name, start, end, isGo)) continue;
    folded += `${name.slice(done, start)}[…]`;
    done = end;
  }
  return folded + name.slice(done);
}

/** Finds the outermost brackets; undefined where they do not match. */
function outermostBrackets(name: string): Brackets[] | undefined {
  const found: Brackets[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === "[" && depth++ === 0) start = i;
    else if (name[i] === "]" && --depth === 0) found.push({start, end: i + 1});
    if (depth < 0) return undefined;
  }
  return depth === 0 ? found : undefined;
}

function isGoName(name: string, all: readonly Brackets[]): boolean {
  let outer = "";
  let done = 0;
  for (const {start, end} of all) {
    outer += name.slice(done, start);
    done = end;
  }
  outer = (outer + name.slice(done)).replace(/\(\*?([^\s()]+)\)/, "$1");
  return GO_NAME.test(outer) && !outer.includes("::");
}

/** True for type arguments: behind an identifier, before the end, a method or the end of a receiver. */
function isInstantiation(name: string, start: number, end: number, isGo: boolean): boolean {
  const inner = name.slice(start + 1, end - 1);
  if (inner.includes("go.shape.") || inner === "...") return true;
  const isMark = name[start - 1] === "_" && inner.length === 1;
  return (
    isGo &&
    inner !== "" &&
    !isMark &&
    !inner.startsWith("abi:") &&
    /[\p{L}\p{N}_]/u.test(name[start - 1] ?? "") &&
    /^(?:[.)-]|$)/.test(name.slice(end, end + 1))
  );
}

/**
 * Names a function so that it is the same before and after a change: Go's instantiated types folded, a
 * module's major version and Rust's hash dropped, the package kept.
 */
export function matchingName(name: string): string {
  const folded = withoutRustHash(foldGenerics(name));
  return folded.length > LONGEST_NAME ? folded : folded.replace(GO_VERSION, "$1$2");
}

/** True for methods of Objective-C, whose brackets are the name: `-[MyView drawRect:]`. */
const OBJECTIVE_C = /[-+]\[[^\]\s]+ [^\]]+\]/;

/**
 * Shortens a name for a narrow place by the rules of its language: Go's type arguments folded, path and version dropped;
 * parameters and template arguments of C++ and Rust folded, down to class and function. The function's own name is
 * never shortened.
 */
export function displayName(name: string): string {
  if (name === "") return "<unknown>";
  if (name.length > LONGEST_NAME || OBJECTIVE_C.test(name)) return foldGenerics(name);
  if (isNativeName(name)) return nativeLabel(name);
  const folded = foldGenerics(name);
  // A Ruby method: "Foo::Bar#baz", "block in Foo::Bar.baz".
  return folded.includes("::") ? folded : shortenName(folded);
}

/** Puts class and function of a C++ or Rust name together, with names nested in the function. */
function nativeLabel(name: string): string {
  const parsed = nativeName(name);
  if (!parsed) return name;
  const {prefix, path} = parsed;
  const isNested = (part: string): boolean => /^[{'<]|^operator\(\)|^\(anonymous/.test(part);
  let from = path.length - 1;
  while (from > 0 && isNested(path[from] ?? "")) from--;
  const owner = path[from - 1];
  return (
    prefix + path.slice(owner === undefined || owner === "(anonymous namespace)" ? from : from - 1).join("::")
  );
}

/**
 * Returns the package, namespace or class of a function, `net/http` for `net/http.(*conn).serve`; "" if
 * absent.
 */
export function packageOf(name: string): string {
  const method = /[-+]\[([^\s\]]+) /.exec(name);
  if (method) return method[1] ?? "";
  if (name.length <= LONGEST_NAME && isNativeName(name)) {
    const path = nativeName(name)?.path ?? [];
    return path.length < 2 ? "" : (/^[<&*(]*(\w+)/.exec(path[0] ?? "")?.[1] ?? "");
  }
  const folded = foldGenerics(name);
  const slash = folded.lastIndexOf("/");
  const separator = /\.|::/.exec(folded.slice(slash + 1));
  if (!separator) return "";
  const end = slash + 1 + separator.index;
  return /\w$/.test(folded.slice(0, end)) ? folded.slice(0, end) : "";
}

/** Maximum length of a shown name, since each frame of a drawing repeats it. */
const LONGEST_SHOWN = 1000;

/** Cuts a text that is too long to be shown, as no honest name is. */
export function cutText(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** Whether a package is Go's own: import paths of all others begin with a host name, or are `main`. */
export function isStandardLibrary(group: string): boolean {
  const [first = ""] = group.split("/");
  return group !== "main" && !first.includes(".");
}

/** Splits a shortened name at its dots and double colons, outside brackets: `B`, `operator()`. */
export function nameComponents(label: string): string[] {
  const components: string[] = [];
  let start = 0;
  for (let cut = componentEnd(label, start, false); cut; cut = componentEnd(label, start, false)) {
    components.push(label.slice(start, cut.end));
    start = cut.next;
  }
  return [...components, label.slice(start)];
}
