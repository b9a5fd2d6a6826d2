/** Part of a C++ name. */
export type CppNode =
  | {readonly kind: "text"; readonly text: string}
  /** `outer::inner`. */
  | {readonly kind: "scope"; readonly outer: CppNode; readonly inner: CppNode}
  | {readonly kind: "template"; readonly name: CppNode; readonly list: readonly CppNode[]}
  | {readonly kind: "pack"; readonly list: readonly CppNode[]}
  /** Number of elements of the pack in a pattern: `sizeof...(T)`. */
  | {readonly kind: "pack size"; readonly pattern: CppNode}
  /** A pattern repeated for each element of the pack in it. */
  | {readonly kind: "expansion"; readonly pattern: CppNode}
  /** A template parameter, an argument of its scope. */
  | {readonly kind: "parameter"; readonly index: number; readonly scope: TemplateScope}
  /** A pointer or reference; `mark` is `*`, `&`, `&&` or `Owner::*` behind its owner. */
  | {readonly kind: "indirect"; readonly mark: string; readonly inner: CppNode; readonly owner?: CppNode}
  /** A type with ` const`, ` volatile`, ` restrict` or ` noexcept`. */
  | {readonly kind: "qualified"; readonly words: string; readonly inner: CppNode}
  | {
      readonly kind: "function";
      readonly result: CppNode;
      readonly list: readonly CppNode[];
      readonly reference: string;
    }
  | {readonly kind: "array"; readonly element: CppNode; readonly size: CppNode}
  /** A function or variable; `list` is absent for a variable. */
  | {
      readonly kind: "encoding";
      readonly name: CppNode;
      readonly result?: CppNode;
      readonly list?: readonly CppNode[];
      readonly qualifiers: string;
    }
  /** A name within a function, which is shown without its result. */
  | {readonly kind: "local"; readonly outer: CppNode; readonly inner: CppNode}
  | {readonly kind: "lambda"; readonly list: readonly CppNode[]; readonly number: number}
  /** A constructor or destructor of the class `of`. */
  | {readonly kind: "structor"; readonly of: CppNode; readonly isDestructor: boolean}
  /** Texts and nodes in sequence. */
  | {readonly kind: "sequence"; readonly parts: readonly (string | CppNode)[]};

/** The template whose arguments the parameters refer to; set when these are read. */
export interface TemplateScope {
  list: readonly CppNode[];
}

/** Returns a node of plain text. */
export function textNode(text: string): CppNode {
  return {kind: "text", text};
}

/** Returns a node of texts and nodes in sequence. */
export function sequence(...parts: readonly (string | CppNode)[]): CppNode {
  return {kind: "sequence", parts};
}
