/** A module's major version within an import path: `/v4` in `example.com/x/v4.F`. */
const GO_VERSION = /^(.*?)\/v(?:[2-9]|[1-9][0-9]+)([./].*)$/;
/** One of these takes away what stands before the package, class or namespace. */
const SHORTENERS = [
  /^(?:[\w\-.]+\/)+([^.]+\..+)/,
  /^(?:[a-z]\w*\.)*([A-Z][\w$]*\.(?:<init>|[a-z][\w$]*(?:\$\d+)?))(?:\(|$)/,
  /^(?:[_a-zA-Z]\w*::)+(_*[A-Z]\w*::~?[_a-zA-Z]\w*(?:<.*>)?)/,
];

/** Longer names are left alone: the patterns above look back over what they have read. */
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

/**
 * Replaces what stands in square brackets, nested ones with it: Go writes instantiated types in full,
 * hundreds of characters of `pkg.Map[go.shape.struct {…}]`.
 */
export function foldGenerics(name: string): string {
  let depth = 0;
  let folded = "";
  for (const character of name) {
    if (character === "[" && depth++ === 0) folded += "[…";
    if (character === "]" && depth > 0 && --depth === 0) folded += "]";
    else if (depth === 0) folded += character;
  }
  return depth === 0 ? folded : name;
}

/**
 * Names a function so that it is the same one before and after a change: instantiated types folded, a module's
 * major version dropped, the package kept.
 */
export function matchingName(name: string): string {
  const folded = foldGenerics(name);
  return folded.length > LONGEST_NAME ? folded : folded.replace(GO_VERSION, "$1$2");
}

/** Shortens a name for a narrow place: generics folded, path and version dropped. */
export function displayName(name: string): string {
  if (name === "") return "<unknown>";
  const folded = foldGenerics(name);
  return shortenName(folded === "[…]" ? name : folded);
}

/** Returns the package of a function, `net/http` for `net/http.(*conn).serve`; "" when the name has none. */
export function packageOf(name: string): string {
  const folded = foldGenerics(name);
  const slash = folded.lastIndexOf("/");
  const separator = /\.|::/.exec(folded.slice(slash + 1));
  if (!separator) return "";
  const end = slash + 1 + separator.index;
  return /\w$/.test(folded.slice(0, end)) ? folded.slice(0, end) : "";
}

/** Longer names are cut where they are shown: a name stands in every frame of a picture. */
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
