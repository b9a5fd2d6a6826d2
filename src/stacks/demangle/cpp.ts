import {readExpression} from "./cpp-expressions.ts";
import {readEncoding, readName, readUnqualified} from "./cpp-names.ts";
import {sequence} from "./cpp-nodes.ts";
import type {CppForm} from "./cpp-print.ts";
import {printCpp} from "./cpp-print.ts";
import type {CppGrammar, CppReader} from "./cpp-reader.ts";
import {UnreadName} from "./cpp-reader.ts";
import {readTemplateArguments, readType} from "./cpp-types.ts";

const LONGEST_SYMBOL = 4000;
const GRAMMAR: CppGrammar = {
  encoding: readEncoding,
  name: readName,
  type: readType,
  expression: readExpression,
  templateArguments: readTemplateArguments,
  unqualified: readUnqualified,
};
/** Parts of a function that compilers split off: `.part.0`, `.cold`, `.isra.0.constprop.1`. */
const CLONE = /\.(?:[a-z_][\w]*|\d+)(?:\.\d+)*/gi;

/**
 * Returns the C++ name of a symbol that begins with `_Z`; undefined if unreadable.
 * https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling
 */
export function demangleCpp(symbol: string): string | undefined {
  return readSymbol(symbol, (reader, end) => {
    const name = printCpp(readEncoding(reader), {parameters: true, templateArguments: true});
    const rest = end.slice(reader.at);
    if (rest === "" || rest.startsWith("@")) return name + rest;
    const clones = rest.match(CLONE) ?? [];
    return clones.join("") === rest ? name + clones.map(clone => ` [clone ${clone}]`).join("") : undefined;
  });
}

/** Returns the C++ name of a symbol without template arguments, parameters, results and clones. */
export function simplifyCpp(symbol: string): string | undefined {
  const form: CppForm = {parameters: false, templateArguments: false};
  return readSymbol(symbol, reader => printCpp(readEncoding(reader), form));
}

/** As `simplifyCpp`, with the parameters of the function itself. */
export function simplifyCppArguments(symbol: string): string | undefined {
  const form: CppForm = {parameters: false, templateArguments: false};
  return readSymbol(symbol, reader => printCpp(sequence("", readEncoding(reader)), form));
}

function readSymbol(
  symbol: string,
  read: (reader: CppReader, symbol: string) => string | undefined,
): string | undefined {
  if (symbol.length > LONGEST_SYMBOL) return undefined;
  const scope = {list: []};
  const mangled = symbol.replace(/@.*$/s, "");
  const reader: CppReader = {
    text: mangled,
    grammar: GRAMMAR,
    at: 2,
    depth: 0,
    substitutions: [],
    scope,
    lambdas: 0,
  };
  try {
    return read(reader, symbol);
  } catch (error) {
    if (error instanceof UnreadName) return undefined;
    throw error;
  }
}
