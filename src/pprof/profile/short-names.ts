import {demangleShort} from "../../stacks/demangle/demangle.ts";
import type {Profile} from "./profile.ts";
import {functionName} from "./profile.ts";
import type {StringBuilder} from "./string-table.ts";
import {growingStrings} from "./string-table.ts";

/**
 * Names functions as `go tool pprof` does when it has read a profile: mangled C++ and Rust names are demangled, and C++
 * names lose their parameters and template arguments. Functions whose name differs from their system name stay.
 */
export function withShortNames(profile: Profile): Profile {
  const {functions, strings} = profile;
  let names: Uint32Array | undefined;
  let texts: StringBuilder | undefined;
  functions.names.forEach((_, index) => {
    const name = functionName(profile, index);
    const system = strings.at(functions.systemNames[index] ?? 0);
    if (name !== "" && name !== system) return;
    const short = shortName(system);
    if (short === name) return;
    names ??= Uint32Array.from(functions.names);
    texts ??= growingStrings(strings);
    names[index] = texts.add(short);
  });
  return names && texts ? {...profile, strings: texts, functions: {...functions, names}} : profile;
}

/** Shortens a system name. */
function shortName(name: string): string {
  const short = demangleShort(name);
  if (short !== name) return short;
  // macOS puts an additional underscore before each symbol.
  const own = name.startsWith("_") ? demangleShort(name.slice(1)) : "";
  if (own !== "" && own !== name.slice(1)) return own;
  return isDemangledCpp(name) ? withoutGroups(withoutGroups(name, "(", ")"), "<", ">") : name;
}

/** True for names with C++'s brackets or `::`, except names of Java's constructors and of Go's generic methods. */
function isDemangledCpp(name: string): boolean {
  if (name.includes(".<") || name.includes("]).")) return false;
  return /[<>[\]]|::/.test(name);
}

/** Removes text in brackets; from an unmatched closing bracket on, the name stays. */
function withoutGroups(name: string, open: string, close: string): string {
  let kept = "";
  let done = 0;
  let depth = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === open && depth++ === 0) {
      kept += name.slice(done, i);
      done = i;
    } else if (name[i] === close && --depth === 0) done = i + 1;
    if (depth < 0) break;
  }
  return kept + name.slice(done);
}
