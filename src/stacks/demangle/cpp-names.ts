import type {CppNode, TemplateScope} from "./cpp-nodes.ts";
import {sequence, textNode} from "./cpp-nodes.ts";
import type {CppName, CppReader} from "./cpp-reader.ts";
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
import {OPERATORS, SPECIAL_NAMES, SPECIAL_TYPES, STANDARD, STANDARD_CLASSES} from "./cpp-words.ts";

const THUNK = /^T(?:h(n?\d+)_|v(n?\d+)_(n?\d+)_)/;
/** The empty parent of a path's first component. */
const NOWHERE = textNode("");

/** Reads a function with its types, a variable, or an object of the compiler. */
export function readEncoding(reader: CppReader): CppNode {
  return nested(reader, () => {
    const special = readSpecial(reader);
    if (special) return special;
    const outer = reader.scope;
    reader.scope = {list: []};
    const encoding = readFunctionOrVariable(reader);
    reader.scope = outer;
    return encoding;
  });
}

function readFunctionOrVariable(reader: CppReader): CppNode {
  const {node, isTemplate, hasResult, qualifiers} = reader.grammar.name(reader);
  if (isAtEnd(reader) || /[E.]/.test(peek(reader))) return {kind: "encoding", name: node, qualifiers};
  const result = isTemplate && hasResult ? reader.grammar.type(reader) : undefined;
  const list: CppNode[] = [];
  while (!isAtEnd(reader) && !/[E.Q]/.test(peek(reader))) list.push(reader.grammar.type(reader));
  return {kind: "encoding", name: node, ...(result && {result}), list, qualifiers};
}

function readSpecial(reader: CppReader): CppNode | undefined {
  const {encoding, name, type} = reader.grammar;
  const letters = peek(reader, 2);
  const [ofType, ofName] = [SPECIAL_TYPES[letters], SPECIAL_NAMES[letters]];
  if (ofType === undefined && ofName === undefined && !/^(?:T[hvcC]|G[RT])/.test(letters)) return undefined;
  const thunk = THUNK.exec(peek(reader, 40))?.[0];
  if (thunk) {
    reader.at += thunk.length;
    return sequence(`${thunk[1] === "h" ? "non-virtual" : "virtual"} thunk to `, encoding(reader));
  }
  reader.at += 2;
  if (ofType !== undefined) return sequence(ofType, type(reader));
  if (ofName !== undefined) return sequence(ofName, name(reader).node);
  if (letters === "TC") return readConstructionTable(reader);
  if (letters === "GR") return readTemporary(reader);
  if (letters === "GT") return readTransaction(reader);
  return fail();
}

/** Reads the virtual table of a base while its derived object is built. */
function readConstructionTable(reader: CppReader): CppNode {
  const derived = reader.grammar.type(reader);
  readDigits(reader);
  expectWord(reader, "_");
  return sequence("construction vtable for ", reader.grammar.type(reader), "-in-", derived);
}

function readTemporary(reader: CppReader): CppNode {
  const {node} = reader.grammar.name(reader);
  const number = /^[0-9A-Z]*_/.exec(peek(reader, 8))?.[0];
  reader.at += number?.length ?? 0;
  const index = number === undefined || number === "_" ? 0 : Number.parseInt(number, 36) + 1;
  return sequence(`reference temporary #${index} for `, node);
}

function readTransaction(reader: CppReader): CppNode {
  const word = take(reader, "n") ? "non-transaction" : "transaction";
  if (word === "transaction") take(reader, "t");
  return sequence(`${word} clone for `, reader.grammar.encoding(reader));
}

/** Reads the name of a function or variable, or of a class. */
export function readName(reader: CppReader): CppName {
  if (take(reader, "N")) return readNested(reader);
  if (take(reader, "Z")) return nested(reader, readLocal);
  const isSubstitution = peek(reader) === "S" && peek(reader, 2) !== "St";
  const node = isSubstitution ? readSubstitution(reader) : readUnscoped(reader);
  if (peek(reader) !== "I") return {node, isTemplate: false, hasResult: !isConversion(node), qualifiers: ""};
  if (!isSubstitution) remember(reader, node);
  return {
    node: withArguments(reader, node),
    isTemplate: true,
    hasResult: !isConversion(node),
    qualifiers: "",
  };
}

function readUnscoped(reader: CppReader): CppNode {
  if (!take(reader, "St")) return readUnqualified(reader, NOWHERE);
  return {kind: "scope", outer: textNode("std"), inner: readUnqualified(reader, NOWHERE)};
}

/** Reads template arguments; template parameters of the current function refer to them. */
function withArguments(reader: CppReader, name: CppNode): CppNode {
  const list = reader.grammar.templateArguments(reader);
  reader.scope.list = list;
  return {kind: "template", name, list};
}

/** Reads ` const`, ` volatile`, ` restrict` and references, of a member function. */
function readMemberQualifiers(reader: CppReader): string {
  let words = "";
  for (;;) {
    if (take(reader, "r")) words = ` restrict${words}`;
    else if (take(reader, "V")) words = ` volatile${words}`;
    else if (take(reader, "K")) words = ` const${words}`;
    else break;
  }
  if (take(reader, "R")) return `${words} &`;
  return peek(reader) === "O" && take(reader, "O") ? `${words} &&` : words;
}

function readNested(reader: CppReader): CppName {
  take(reader, "H");
  const qualifiers = readMemberQualifiers(reader);
  let node = NOWHERE;
  let last = NOWHERE;
  let isTemplate = false;
  while (!take(reader, "E")) {
    if (isAtEnd(reader)) fail();
    isTemplate = peek(reader) === "I";
    if (isTemplate) node = remember(reader, withArguments(reader, node));
    else if (take(reader, "St")) node = last = textNode("std");
    else if (peek(reader) === "S") node = last = readSubstitution(reader);
    else if (peek(reader) === "T") node = last = remember(reader, reader.grammar.type(reader));
    else if (/^D[tT]/.test(peek(reader, 2))) node = last = reader.grammar.type(reader);
    else if (!take(reader, "M")) {
      const inner = readUnqualified(reader, last);
      node = remember(reader, node === NOWHERE ? inner : {kind: "scope", outer: node, inner});
      last = inner;
    }
  }
  // The whole name is no component of itself.
  reader.substitutions.pop();
  return {node, isTemplate, hasResult: last.kind !== "structor" && !isConversion(last), qualifiers};
}

/** Conversions are named `operator` and a type, which is their result. */
function isConversion(node: CppNode): boolean {
  return node.kind === "sequence" && node.parts[0] === "operator ";
}

function readLocal(reader: CppReader): CppName {
  const outer = reader.grammar.encoding(reader);
  expectWord(reader, "E");
  if (take(reader, "s")) {
    skipDiscriminator(reader);
    const inner = textNode("string literal");
    return {node: {kind: "local", outer, inner}, isTemplate: false, hasResult: false, qualifiers: ""};
  }
  let inner: CppName;
  if (take(reader, "d")) {
    const number = readIndex(reader) + 1;
    inner = readName(reader);
    inner = {...inner, node: {kind: "scope", outer: textNode(`{default arg#${number}}`), inner: inner.node}};
  } else inner = readName(reader);
  skipDiscriminator(reader);
  return {...inner, node: {kind: "local", outer, inner: inner.node}};
}

function skipDiscriminator(reader: CppReader): void {
  const found = /^(?:__\d+_|_\d)/.exec(peek(reader, 12))?.[0];
  if (found) reader.at += found.length;
}

/** Reads a component of a path; `last` is the component before it, whose constructors have its name. */
export function readUnqualified(reader: CppReader, last: CppNode): CppNode {
  take(reader, "L");
  return withTags(reader, readPlain(reader, last));
}

function readPlain(reader: CppReader, last: CppNode): CppNode {
  const letters = peek(reader, 2);
  if (/^\d/.test(letters)) return readSource(reader);
  if (/^(?:C[1-9I]|D[0-9])$/.test(letters)) return readStructor(reader, last);
  if (take(reader, "Ut")) return textNode(`{unnamed type#${readIndex(reader) + 1}}`);
  if (take(reader, "Ul")) return readLambda(reader);
  if (take(reader, "DC")) {
    const names = readUntilEnd(reader, readSource);
    return sequence("[", ...names.flatMap((name, i) => (i === 0 ? [name] : [", ", name])), "]");
  }
  if (take(reader, "cv")) return sequence("operator ", reader.grammar.type(reader));
  if (take(reader, "li")) return sequence('operator"" ', readSource(reader));
  const operator = OPERATORS[letters];
  if (operator === undefined) return fail();
  reader.at += 2;
  return textNode(`operator${operator}`);
}

function readStructor(reader: CppReader, last: CppNode): CppNode {
  const isDestructor = take(reader, "D");
  if (!isDestructor) reader.at++;
  const isInherited = take(reader, "I");
  reader.at++;
  if (isInherited) reader.grammar.type(reader);
  return {kind: "structor", of: last, isDestructor};
}

function readLambda(reader: CppReader): CppNode {
  reader.lambdas++;
  const list = readUntilEnd(reader, reader.grammar.type);
  reader.lambdas--;
  return {kind: "lambda", list, number: readIndex(reader) + 1};
}

function withTags(reader: CppReader, name: CppNode): CppNode {
  let tagged = name;
  while (take(reader, "B")) tagged = sequence(tagged, "[abi:", readSource(reader), "]");
  return tagged;
}

/** Reads an identifier behind its length. */
export function readSource(reader: CppReader): CppNode {
  const length = Number(readDigits(reader));
  const name = reader.text.slice(reader.at, reader.at + length);
  if (length === 0 || name.length !== length) fail();
  reader.at += length;
  return textNode(/^_GLOBAL_[._$]N/.test(name) ? "(anonymous namespace)" : name);
}

/** Reads a component that was read before, or an abbreviation of the standard library. */
export function readSubstitution(reader: CppReader): CppNode {
  const letters = peek(reader, 2);
  const standard = STANDARD[letters];
  if (standard !== undefined) {
    reader.at += 2;
    const inner = STANDARD_CLASSES[letters];
    const isFollowed = /^[CD]\d/.test(peek(reader, 2));
    if (inner !== undefined && isFollowed) return standardClass(letters, inner);
    return withTags(reader, textNode(standard));
  }
  const [all, number] = /^S([0-9A-Z]*)_/.exec(peek(reader, 8)) ?? fail();
  reader.at += all.length;
  const index = number === "" ? 0 : Number.parseInt(number ?? "", 36) + 1;
  return rescoped(reader.substitutions[index] ?? fail(), reader.scope);
}

/** A component that is read again has the template parameters of the place where it is read. */
function rescoped(node: CppNode, scope: TemplateScope): CppNode {
  if (node.kind === "parameter") return {...node, scope};
  if (node.kind === "indirect" || node.kind === "qualified")
    return {...node, inner: rescoped(node.inner, scope)};
  return node;
}

/** Writes an abbreviation out where its constructor follows. */
function standardClass(letters: string, inner: string): CppNode {
  const allocator = letters === "Ss" ? ", std::allocator<char>" : "";
  const name: CppNode = {kind: "scope", outer: textNode("std"), inner: textNode(inner)};
  return {kind: "template", name, list: [textNode(`char, std::char_traits<char>${allocator}`)]};
}
