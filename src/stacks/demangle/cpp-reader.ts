import type {CppNode, TemplateScope} from "./cpp-nodes.ts";

/** Rules that refer to each other across files. */
export interface CppGrammar {
  readonly encoding: (reader: CppReader) => CppNode;
  readonly name: (reader: CppReader) => CppName;
  readonly type: (reader: CppReader) => CppNode;
  readonly expression: (reader: CppReader) => CppNode;
  readonly templateArguments: (reader: CppReader) => CppNode[];
  readonly unqualified: (reader: CppReader, last: CppNode) => CppNode;
}

/** Name of a function or variable, and its effect on the rest of the symbol. */
export interface CppName {
  readonly node: CppNode;
  readonly isTemplate: boolean;
  /** False for constructors, destructors and conversions, which have no return type. */
  readonly hasResult: boolean;
  /** Of a member function: ` const`, ` &`. */
  readonly qualifiers: string;
}

/** Position within a mangled name, and parts that later parts may refer to. */
export interface CppReader {
  readonly text: string;
  readonly grammar: CppGrammar;
  at: number;
  depth: number;
  /** Components that later parts may refer to. */
  readonly substitutions: CppNode[];
  /** Template of the innermost function that is being read. */
  scope: TemplateScope;
  /** Parameter lists of lambdas around the current place: their template parameters are `auto`. */
  lambdas: number;
}

/** Thrown where a name is mangled in a way that is not read. */
export class UnreadName extends Error {}

const MOST_DEPTH = 200;

/** Gives up on a name. */
export function fail(): never {
  throw new UnreadName();
}

/** Passes over a word if it is next; returns true if it was. */
export function take(reader: CppReader, word: string): boolean {
  if (!reader.text.startsWith(word, reader.at)) return false;
  reader.at += word.length;
  return true;
}

/** Passes over a word that must be next. */
export function expectWord(reader: CppReader, word: string): void {
  if (!take(reader, word)) fail();
}

/** Returns the next characters without passing over them. */
export function peek(reader: CppReader, length = 1): string {
  return reader.text.slice(reader.at, reader.at + length);
}

/** True if the name has been read to its end. */
export function isAtEnd(reader: CppReader): boolean {
  return reader.at >= reader.text.length;
}

/** Reads the digits that are next; "" without digits. */
export function readDigits(reader: CppReader): string {
  const digits = /^\d{1,9}/.exec(peek(reader, 9))?.[0] ?? "";
  reader.at += digits.length;
  return digits;
}

/** Reads an index that ends in `_`: `_` is 0, `0_` is 1. */
export function readIndex(reader: CppReader): number {
  const digits = readDigits(reader);
  expectWord(reader, "_");
  return digits === "" ? 0 : Number(digits) + 1;
}

/** Reads nodes up to an `E`. */
export function readUntilEnd(reader: CppReader, read: (reader: CppReader) => CppNode): CppNode[] {
  const found: CppNode[] = [];
  while (!take(reader, "E")) {
    if (isAtEnd(reader)) fail();
    found.push(read(reader));
  }
  return found;
}

/** Adds a component that later parts may refer to. */
export function remember(reader: CppReader, node: CppNode): CppNode {
  reader.substitutions.push(node);
  return node;
}

/** Reads a level deeper, within a limit. */
export function nested<Result>(reader: CppReader, read: (reader: CppReader) => Result): Result {
  if (++reader.depth > MOST_DEPTH) fail();
  const result = read(reader);
  reader.depth--;
  return result;
}
