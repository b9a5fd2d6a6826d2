import {demangleCpp, simplifyCpp, simplifyCppArguments} from "./cpp.ts";
import {demangleRustLegacy, demangleRustV0} from "./rust.ts";

/** Returns the name that a C++ or Rust compiler mangled, `_ZN3foo3barEv` or `_RNv…`; any other name as it is. */
export function demangle(name: string): string {
  // macOS puts an additional underscore before each symbol.
  const symbol = name.startsWith("__Z") || name.startsWith("__R") ? name.slice(1) : name;
  if (symbol.startsWith("_R")) return demangleRustV0(symbol) ?? name;
  if (!symbol.startsWith("_Z")) return name;
  return demangleRustLegacy(symbol) ?? demangleCpp(symbol) ?? name;
}

/**
 * Returns a mangled name without parameters, results and template arguments, as `go tool pprof` does; any other name
 * as it is.
 */
export function demangleShort(name: string): string {
  if (name.startsWith("_R")) return demangleRustV0(name, false) ?? name;
  if (!name.startsWith("_Z")) return ofCompiler(name);
  return demangleRustLegacy(name) ?? simplifyCpp(name) ?? name;
}

/** Names the functions that clang makes of blocks, and the constructors that run before `main`. */
function ofCompiler(name: string): string {
  const block = /^___(Z.*)_block_invoke_?\d*(?:\..*)?$/s.exec(name)?.[1];
  if (block !== undefined) {
    const inner = simplifyCpp(`_${block}`);
    return inner === undefined ? name : `invocation function for block in ${inner}`;
  }
  const [, own = "", letter, key = ""] = /^_GLOBAL_([._$]([ID])_(.+))$/s.exec(name) ?? [];
  if (letter === undefined) return name;
  const kind = letter === "I" ? "constructors" : "destructors";
  const keyName = key.startsWith("_Z") ? simplifyCppArguments(key) : own;
  return keyName === undefined ? name : `global ${kind} keyed to ${keyName}`;
}
