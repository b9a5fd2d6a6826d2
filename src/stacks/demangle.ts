import {demangleCpp} from "./demangle-cpp.ts";
import {demangleRustLegacy, demangleRustV0} from "./demangle-rust.ts";

/** Returns the name that a C++ or Rust compiler mangled, `_ZN3foo3barEv` or `_RNv…`; any other name as it is. */
export function demangle(name: string): string {
  // macOS puts one more underscore before each symbol.
  const symbol = name.startsWith("__Z") || name.startsWith("__R") ? name.slice(1) : name;
  if (symbol.startsWith("_R")) return demangleRustV0(symbol) ?? name;
  if (!symbol.startsWith("_Z")) return name;
  return demangleRustLegacy(symbol) ?? demangleCpp(symbol) ?? name;
}
