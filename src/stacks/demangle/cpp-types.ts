import {readSource, readSubstitution} from "./cpp-names.ts";
import type {CppNode} from "./cpp-nodes.ts";
import {sequence, textNode} from "./cpp-nodes.ts";
import type {CppReader} from "./cpp-reader.ts";
import {
  expectWord,
  fail,
  isAtEnd,
  nested,
  peek,
  readDigits,
  readIndex,
  readUntilEnd,
  remember,
  take,
} from "./cpp-reader.ts";
import {BUILTIN, BUILTIN_D} from "./cpp-words.ts";

const QUALIFIER: Readonly<Record<string, string>> = {r: " restrict", V: " volatile", K: " const"};
const MARK: Readonly<Record<string, string>> = {P: "*", R: "&", O: "&&"};
const COMPLEX: Readonly<Record<string, string>> = {C: " _Complex", G: " _Imaginary"};

/** Reads a type. */
export function readType(reader: CppReader): CppNode {
  return nested(reader, readAnyType);
}

function readAnyType(reader: CppReader): CppNode {
  const letter = peek(reader);
  const builtin = BUILTIN[letter];
  if (builtin !== undefined) {
    reader.at++;
    return textNode(builtin);
  }
  if (letter === "D") return readLaterType(reader);
  if (QUALIFIER[letter] !== undefined) return readQualified(reader);
  if (letter === "S" && peek(reader, 2) !== "St") return readSubstituted(reader);
  if (letter === "T") return readParameterType(reader);
  if (/[\dNZS]/.test(letter)) return readClass(reader);
  return readCompound(reader);
}

/** Reads a pointer, a reference, a function, an array or a vendor's type. */
function readCompound(reader: CppReader): CppNode {
  const letter = peek(reader);
  reader.at++;
  const mark = MARK[letter];
  if (mark !== undefined) return remember(reader, {kind: "indirect", mark, inner: readType(reader)});
  const complex = COMPLEX[letter];
  if (complex !== undefined) return remember(reader, sequence(readType(reader), complex));
  if (letter === "F") return remember(reader, readFunction(reader));
  if (letter === "A") return remember(reader, readArray(reader));
  if (letter === "u") return remember(reader, readSource(reader));
  if (letter === "U") return readVendorQualified(reader);
  if (letter !== "M") return fail();
  const owner = readType(reader);
  return remember(reader, {kind: "indirect", mark: "::*", inner: readType(reader), owner});
}

function readVendorQualified(reader: CppReader): CppNode {
  const name = readSource(reader);
  const list = peek(reader) === "I" ? reader.grammar.templateArguments(reader) : undefined;
  const qualifier: CppNode = list ? {kind: "template", name, list} : name;
  return remember(reader, sequence(readType(reader), " ", qualifier));
}

/** Reads a type that begins with `D`. */
function readLaterType(reader: CppReader): CppNode {
  const letters = peek(reader, 2);
  const builtin = BUILTIN_D[letters];
  if (letters === "Do" || letters === "Dx") return readQualified(reader);
  reader.at += 2;
  if (builtin !== undefined) return textNode(builtin);
  if (letters === "Dp") return remember(reader, {kind: "expansion", pattern: readType(reader)});
  if (letters === "Dt" || letters === "DT") {
    const expression = reader.grammar.expression(reader);
    expectWord(reader, "E");
    return remember(reader, sequence("decltype (", expression, ")"));
  }
  if (letters === "Dv") {
    const size = take(reader, "_") ? reader.grammar.expression(reader) : textNode(readDigits(reader));
    expectWord(reader, "_");
    return remember(reader, sequence(readType(reader), " __vector(", size, ")"));
  }
  if (letters === "DF")
    return textNode(`_Float${readDigits(reader)}${/^[_xb]/.exec(peek(reader)) ? readSuffix(reader) : ""}`);
  if (letters !== "DB" && letters !== "DU") return fail();
  const bits = readDigits(reader);
  expectWord(reader, "_");
  return textNode(`${letters === "DU" ? "unsigned " : ""}_BitInt(${bits})`);
}

function readSuffix(reader: CppReader): string {
  const letter = peek(reader);
  reader.at++;
  return letter === "_" ? "" : letter;
}

function readQualified(reader: CppReader): CppNode {
  let words = "";
  for (;;) {
    const word = QUALIFIER[peek(reader)];
    if (word !== undefined) {
      words = word + words;
      reader.at++;
    } else if (take(reader, "Do")) words = ` noexcept${words}`;
    else if (take(reader, "Dx")) words = ` transaction_safe${words}`;
    else break;
  }
  return remember(reader, {kind: "qualified", words, inner: readType(reader)});
}

function readFunction(reader: CppReader): CppNode {
  take(reader, "Y");
  const result = readType(reader);
  const list: CppNode[] = [];
  let reference = "";
  while (!take(reader, "E")) {
    if (isAtEnd(reader)) fail();
    if (take(reader, "RE")) reference = " &";
    else if (take(reader, "OE")) reference = " &&";
    else list.push(readType(reader));
    if (reference !== "") break;
  }
  return {kind: "function", result, list, reference};
}

function readArray(reader: CppReader): CppNode {
  const digits = readDigits(reader);
  const size = digits !== "" || peek(reader) === "_" ? textNode(digits) : reader.grammar.expression(reader);
  expectWord(reader, "_");
  return {kind: "array", element: readType(reader), size};
}

function readSubstituted(reader: CppReader): CppNode {
  const name = readSubstitution(reader);
  return peek(reader) === "I" ? remember(reader, instantiated(reader, name)) : name;
}

function instantiated(reader: CppReader, name: CppNode): CppNode {
  return {kind: "template", name, list: reader.grammar.templateArguments(reader)};
}

function readParameterType(reader: CppReader): CppNode {
  const keyword = /^T[sue]/.test(peek(reader, 2));
  if (keyword) {
    reader.at += 2;
    return readClass(reader);
  }
  const parameter = remember(reader, readParameter(reader));
  return peek(reader) === "I" ? remember(reader, instantiated(reader, parameter)) : parameter;
}

/** Reads a template parameter: `T_`, `T0_`. */
export function readParameter(reader: CppReader): CppNode {
  expectWord(reader, "T");
  if (peek(reader) === "L") fail();
  const index = readIndex(reader);
  if (reader.lambdas > 0) return textNode(`auto:${index + 1}`);
  return {kind: "parameter", index, scope: reader.scope};
}

/** Reads the name of a class, whose template arguments are no business of the function's. */
function readClass(reader: CppReader): CppNode {
  const list = reader.scope.list;
  const {node} = reader.grammar.name(reader);
  reader.scope.list = list;
  return remember(reader, node);
}

/** Reads `I…E`. */
export function readTemplateArguments(reader: CppReader): CppNode[] {
  expectWord(reader, "I");
  return nested(reader, () => readUntilEnd(reader, readArgument));
}

function readArgument(reader: CppReader): CppNode {
  if (take(reader, "J")) return {kind: "pack", list: readUntilEnd(reader, readArgument)};
  if (peek(reader) === "L") return reader.grammar.expression(reader);
  if (!take(reader, "X")) return readType(reader);
  const expression = reader.grammar.expression(reader);
  expectWord(reader, "E");
  return expression;
}
