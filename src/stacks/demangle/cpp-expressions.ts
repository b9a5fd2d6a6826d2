import {readUnqualified} from "./cpp-names.ts";
import type {CppNode} from "./cpp-nodes.ts";
import {sequence, textNode} from "./cpp-nodes.ts";
import type {CppReader} from "./cpp-reader.ts";
import {expectWord, fail, nested, peek, readDigits, readIndex, readUntilEnd, take} from "./cpp-reader.ts";
import {readParameter} from "./cpp-types.ts";
import {LITERAL_SUFFIX, OPERATORS, UNARY} from "./cpp-words.ts";

/** Reads an expression within template arguments, `decltype` or the size of an array. */
export function readExpression(reader: CppReader): CppNode {
  return nested(reader, readAnyExpression);
}

function readAnyExpression(reader: CppReader): CppNode {
  const letters = peek(reader, 2);
  if (letters.startsWith("L")) return readLiteral(reader);
  if (letters.startsWith("T")) return readParameter(reader);
  if (letters === "fp" || letters === "fL") return readFunctionParameter(reader);
  if (/^\d/.test(letters) || letters === "on") return readUnresolvedPart(reader);
  const read = FORMS[letters];
  if (read) {
    reader.at += 2;
    return read(reader);
  }
  return readOperation(reader);
}

/** Expressions with a form of their own, by their letters. */
const FORMS: Readonly<Record<string, (reader: CppReader) => CppNode>> = {
  sr: readScoped,
  gs: reader => sequence("::", readExpression(reader)),
  sp: reader => ({kind: "expansion", pattern: readExpression(reader)}),
  sZ: reader => ({kind: "pack size", pattern: readExpression(reader)}),
  st: reader => sequence("sizeof (", reader.grammar.type(reader), ")"),
  sz: reader => sequence("sizeof (", readExpression(reader), ")"),
  at: reader => sequence("alignof (", reader.grammar.type(reader), ")"),
  az: reader => sequence("alignof (", readExpression(reader), ")"),
  nx: reader => sequence("noexcept(", readExpression(reader), ")"),
  tw: reader => sequence("throw ", readExpression(reader)),
  te: reader => sequence("typeid (", readExpression(reader), ")"),
  ti: reader => sequence("typeid (", reader.grammar.type(reader), ")"),
  cl: reader => call(readExpression(reader), readUntilEnd(reader, readExpression)),
  cv: readConversion,
  sc: reader => readCast(reader, "static_cast"),
  dc: reader => readCast(reader, "dynamic_cast"),
  cc: reader => readCast(reader, "const_cast"),
  rc: reader => readCast(reader, "reinterpret_cast"),
  il: reader => sequence("{", listed(readUntilEnd(reader, readExpression)), "}"),
  tl: reader => sequence(reader.grammar.type(reader), "{", listed(readUntilEnd(reader, readExpression)), "}"),
  dt: reader => sequence(readExpression(reader), ".", readExpression(reader)),
  pt: reader => sequence(readExpression(reader), "->", readExpression(reader)),
  ds: reader => sequence(readExpression(reader), ".*", readExpression(reader)),
};

function listed(nodes: readonly CppNode[]): CppNode {
  return sequence(...nodes.flatMap((node, i) => (i === 0 ? [node] : [", ", node])));
}

function call(callee: CppNode, list: readonly CppNode[]): CppNode {
  const name = callee.kind === "sequence" ? sequence("(", callee, ")") : callee;
  return sequence(name, "(", listed(list), ")");
}

function readConversion(reader: CppReader): CppNode {
  const type = reader.grammar.type(reader);
  const list = take(reader, "_") ? readUntilEnd(reader, readExpression) : [readExpression(reader)];
  return sequence("(", type, ")(", listed(list), ")");
}

function readCast(reader: CppReader, word: string): CppNode {
  return sequence(word, "<", reader.grammar.type(reader), ">(", readExpression(reader), ")");
}

function readFunctionParameter(reader: CppReader): CppNode {
  reader.at += 2;
  if (take(reader, "T")) return textNode("this");
  if (/^\d/.test(peek(reader))) {
    readDigits(reader);
    expectWord(reader, "p");
  }
  while (/[rVK]/.test(peek(reader))) reader.at++;
  return textNode(`{parm#${readIndex(reader) + 1}}`);
}

/** Reads a name whose meaning depends on template arguments: a scope, then the name. */
function readScoped(reader: CppReader): CppNode {
  if (take(reader, "N")) {
    let outer = reader.grammar.type(reader);
    for (const part of readUntilEnd(reader, readUnresolvedPart)) outer = {kind: "scope", outer, inner: part};
    return {kind: "scope", outer, inner: readUnresolvedPart(reader)};
  }
  const isList = /^\d/.test(peek(reader));
  let outer = isList ? readUnresolvedPart(reader) : reader.grammar.type(reader);
  if (isList)
    for (const part of readUntilEnd(reader, readUnresolvedPart)) outer = {kind: "scope", outer, inner: part};
  return {kind: "scope", outer, inner: readUnresolvedPart(reader)};
}

function readUnresolvedPart(reader: CppReader): CppNode {
  if (take(reader, "dn")) {
    const isType = !/^\d/.test(peek(reader));
    return sequence("~", isType ? reader.grammar.type(reader) : readUnresolvedPart(reader));
  }
  take(reader, "on");
  const name = readUnqualified(reader, textNode(""));
  if (peek(reader) !== "I") return name;
  return {kind: "template", name, list: reader.grammar.templateArguments(reader)};
}

function readOperation(reader: CppReader): CppNode {
  const letters = peek(reader, 2);
  const operator = OPERATORS[letters];
  if (operator === undefined) fail();
  reader.at += 2;
  if (UNARY.has(letters)) return readUnary(reader, letters, operator);
  if (letters === "qu") {
    const [condition, yes, no] = [readExpression(reader), readExpression(reader), readExpression(reader)];
    return sequence(bracketed(condition), "?", bracketed(yes), " : ", bracketed(no));
  }
  if (letters === "ix") return sequence(bracketed(readExpression(reader)), "[", readExpression(reader), "]");
  if (/^[a-z]/.test(operator.trim())) fail();
  const operation = sequence(bracketed(readExpression(reader)), operator, bracketed(readExpression(reader)));
  // The end of a list of template arguments is marked.
  return operator === ">" ? sequence("(", operation, ")") : operation;
}

function readUnary(reader: CppReader, letters: string, operator: string): CppNode {
  const isPrefix = !/^(?:pp|mm)$/.test(letters) || take(reader, "_");
  const operand = readExpression(reader);
  return isPrefix ? sequence(operator, bracketed(operand)) : sequence(bracketed(operand), operator);
}

/** Puts brackets around an operand unless it is short. */
function bracketed(node: CppNode): CppNode {
  const isShort =
    node.kind === "parameter" ||
    node.kind === "text" ||
    node.kind === "scope" ||
    (node.kind === "sequence" && node.parts[0] === "");
  return isShort ? node : sequence("(", node, ")");
}

/** Reads `L…E`: a number with its type, or a function. */
function readLiteral(reader: CppReader): CppNode {
  expectWord(reader, "L");
  if (take(reader, "_Z") || take(reader, "Z")) {
    const encoding = reader.grammar.encoding(reader);
    expectWord(reader, "E");
    return encoding.kind === "encoding" ? encoding.name : encoding;
  }
  const type = reader.grammar.type(reader);
  const end = reader.text.indexOf("E", reader.at);
  if (end < 0) fail();
  const value = reader.text.slice(reader.at, end).replace(/^n/, "-");
  if (!/^-?[0-9a-f]*$/.test(value)) fail();
  reader.at = end + 1;
  return literal(type, value);
}

/** Returns a number as C++ writes it; parts that begin with "" need no brackets. */
function literal(type: CppNode, value: string): CppNode {
  const name = type.kind === "text" ? type.text : "";
  if (name === "decltype(nullptr)" && (value === "" || value === "0")) return textNode("nullptr");
  if (name === "bool" && (value === "0" || value === "1")) return textNode(value === "1" ? "true" : "false");
  const suffix = LITERAL_SUFFIX[name];
  if (suffix !== undefined) return sequence("", value + suffix);
  return sequence("", "(", type, ")", value);
}
