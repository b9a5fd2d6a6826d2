import type {CppNode} from "./cpp-nodes.ts";
import {UnreadName} from "./cpp-reader.ts";

/** Form of a printed name. */
export interface CppForm {
  /** Parameters of the function and of those around it, results and qualifiers. */
  readonly parameters: boolean;
  readonly templateArguments: boolean;
}

/** Output so far, within limits: parts of a name may refer to each other, so that a short symbol means a long name. */
interface Printer extends CppForm {
  visits: number;
  /** Element of a pack that is being repeated; undefined outside. */
  element: number | undefined;
}

const LONGEST_NAME = 20_000;
const MOST_VISITS = 50_000;

/** Prints a name; throws UnreadName if it is too long. */
export function printCpp(node: CppNode, form: CppForm): string {
  const printer = {...form, visits: 0, element: undefined};
  return node.kind === "encoding" && !form.parameters ? print(printer, node.name) : print(printer, node);
}

/** Prints a node with both sides of its declarator. */
function print(printer: Printer, node: CppNode): string {
  const before = left(printer, node);
  const after = right(printer, node);
  const text = needsSpace(printer, node) ? `${before} ${after}` : before + after;
  if (text.length > LONGEST_NAME) throw new UnreadName();
  return text;
}

/** A function type has a space between its result and its parameters. */
function needsSpace(printer: Printer, node: CppNode): boolean {
  return declared(printer, node) === "function";
}

/** Returns the kind of a type whose pointers need brackets; undefined for others. */
function declared(printer: Printer, node: CppNode): "function" | "array" | undefined {
  const own = resolved(printer, node);
  if (own.kind === "qualified") return declared(printer, own.inner);
  return own.kind === "function" || own.kind === "array" ? own.kind : undefined;
}

/** Follows a template parameter to its argument. */
function resolved(printer: Printer, node: CppNode): CppNode {
  let found = node;
  for (let i = 0; i < 100; i++) {
    if (found.kind === "parameter") {
      const argument = found.scope.list[found.index];
      if (!argument) return found;
      found = argument;
    } else if (found.kind === "pack" && printer.element !== undefined) {
      const element = found.list[printer.element];
      if (!element) return found;
      found = element;
    } else return found;
  }
  throw new UnreadName();
}

function left(printer: Printer, node: CppNode): string {
  if (++printer.visits > MOST_VISITS) throw new UnreadName();
  switch (node.kind) {
    case "text":
      return node.text;
    case "scope":
      return `${print(printer, node.outer)}::${print(printer, node.inner)}`;
    case "local":
      return `${printOuter(printer, node.outer)}::${print(printer, node.inner)}`;
    case "template":
      return printTemplate(printer, node);
    case "pack":
      return printPack(printer, node);
    case "expansion":
      return printExpansion(printer, node.pattern);
    case "pack size":
      return String(packIn(printer, node.pattern, 0)?.list.length ?? 1);
    case "parameter":
      return printParameter(printer, node);
    case "indirect":
      return indirectLeft(printer, node);
    case "qualified": {
      const isFunction = declared(printer, node.inner) === "function";
      return left(printer, resolved(printer, node.inner)) + (isFunction ? "" : node.words);
    }
    case "function":
      return left(printer, node.result);
    case "array":
      return left(printer, node.element);
    case "encoding":
      return printEncoding(printer, node, true);
    case "lambda":
      return `{lambda(${parameterList(printer, node.list)})#${node.number}}`;
    case "structor":
      return `${node.isDestructor ? "~" : ""}${ownName(printer, node.of)}`;
    case "sequence":
      return node.parts.map(part => (typeof part === "string" ? part : print(printer, part))).join("");
  }
}

function right(printer: Printer, node: CppNode): string {
  switch (node.kind) {
    case "parameter": {
      const own = resolved(printer, node);
      return own.kind === "parameter" || own.kind === "pack" ? "" : right(printer, own);
    }
    case "qualified": {
      const isFunction = declared(printer, node.inner) === "function";
      return right(printer, node.inner) + (isFunction ? node.words : "");
    }
    case "indirect": {
      const inner = collapsed(printer, node);
      return (declared(printer, inner) ? ")" : "") + right(printer, inner);
    }
    case "array":
      return ` [${print(printer, node.size)}]${right(printer, node.element).replace(/^ (?=\[)/, "")}`;
    case "function":
      return `(${parameterList(printer, node.list)})${node.reference}${right(printer, node.result)}`;
    default:
      return "";
  }
}

function printParameter(printer: Printer, node: CppNode): string {
  const own = resolved(printer, node);
  if (own.kind === "parameter") throw new UnreadName();
  return left(printer, own);
}

/** A reference to a reference is a single reference. */
function referenceOf(
  printer: Printer,
  node: CppNode & {readonly kind: "indirect"},
): (CppNode & {readonly kind: "indirect"}) | undefined {
  const inner = resolved(printer, node.inner);
  return node.mark.startsWith("&") && inner.kind === "indirect" && inner.mark.startsWith("&")
    ? inner
    : undefined;
}

function collapsed(printer: Printer, node: CppNode & {readonly kind: "indirect"}): CppNode {
  return resolved(printer, referenceOf(printer, node)?.inner ?? node.inner);
}

function indirectLeft(printer: Printer, node: CppNode & {readonly kind: "indirect"}): string {
  const reference = referenceOf(printer, node);
  const inner = collapsed(printer, node);
  const mark = reference?.mark === "&" ? "&" : node.mark;
  const before = left(printer, inner);
  const owner = node.owner ? print(printer, node.owner) : "";
  if (declared(printer, inner))
    return `${before}${/\((?:[^()]*::)?[*&]*$/.test(before) ? "" : " "}(${owner}${mark}`;
  return node.owner ? `${before} ${owner}${mark}` : before + mark;
}

function printPack(printer: Printer, node: CppNode & {readonly kind: "pack"}): string {
  const element = printer.element === undefined ? undefined : node.list[printer.element];
  if (element) return print(printer, element);
  return node.list
    .map(each => print(printer, each))
    .filter(text => text !== "")
    .join(", ");
}

function printExpansion(printer: Printer, pattern: CppNode): string {
  const pack = packIn(printer, pattern, 0);
  if (!pack) return `${print(printer, pattern)}...`;
  const outer = printer.element;
  const texts = pack.list.map((_, i) => {
    printer.element = i;
    return print(printer, pattern);
  });
  printer.element = outer;
  return texts.filter(text => text !== "").join(", ");
}

const DEEPEST = 100;

/** Finds the pack that a pattern is repeated for. */
function packIn(printer: Printer, node: CppNode, depth: number): (CppNode & {kind: "pack"}) | undefined {
  if (++printer.visits > MOST_VISITS || depth > DEEPEST) throw new UnreadName();
  if (node.kind === "pack") return node;
  if (node.kind === "parameter") {
    const argument = node.scope.list[node.index];
    return argument?.kind === "pack" ? argument : undefined;
  }
  if (node.kind === "expansion") return undefined;
  for (const child of childrenOf(node)) {
    const pack = packIn(printer, child, depth + 1);
    if (pack) return pack;
  }
  return undefined;
}

function childrenOf(node: CppNode): readonly CppNode[] {
  switch (node.kind) {
    case "scope":
    case "local":
      return [node.outer, node.inner];
    case "template":
      return [node.name, ...node.list];
    case "indirect":
      return node.owner ? [node.owner, node.inner] : [node.inner];
    case "qualified":
      return [node.inner];
    case "function":
      return [node.result, ...node.list];
    case "array":
      return [node.element, node.size];
    case "lambda":
      return node.list;
    case "sequence":
      return node.parts.filter(part => typeof part !== "string");
    default:
      return [];
  }
}

function printTemplate(printer: Printer, {name, list}: CppNode & {readonly kind: "template"}): string {
  const own = print(printer, name);
  if (!printer.templateArguments) return own;
  const text = joined(printer, list);
  return `${own}${own.endsWith("<") ? " " : ""}<${text}${text.endsWith(">") ? " " : ""}>`;
}

function joined(printer: Printer, list: readonly CppNode[]): string {
  const outer = printer.element;
  const texts = list.map(node => print(printer, node));
  printer.element = outer;
  return texts.filter(text => text !== "").join(", ");
}

function parameterList(printer: Printer, list: readonly CppNode[]): string {
  const [only] = list;
  if (list.length === 1 && only?.kind === "text" && only.text === "void") return "";
  return joined(printer, list);
}

/** The function that a local name is in, without its result. */
function printOuter(printer: Printer, outer: CppNode): string {
  if (outer.kind !== "encoding") return print(printer, outer);
  return printEncoding(printer, outer, false);
}

function printEncoding(
  printer: Printer,
  {name, result, list, qualifiers}: CppNode & {kind: "encoding"},
  withResult: boolean,
): string {
  const own = print(printer, name);
  if (!list) return own;
  const isWhole = printer.parameters || withResult;
  const signature = `${own}(${isWhole ? parameterList(printer, list) : ""})`;
  if (!result || !withResult) return signature + qualifiers;
  return `${left(printer, result)} ${signature}${right(printer, result)}${qualifiers}`;
}

/** Last component of a class without its arguments, which its constructors are named by. */
function ownName(printer: Printer, node: CppNode): string {
  switch (node.kind) {
    case "scope":
    case "local":
      return ownName(printer, node.inner);
    case "template":
      return ownName(printer, node.name);
    case "parameter": {
      const own = resolved(printer, node);
      return own === node ? "" : ownName(printer, own);
    }
    case "text":
      return node.text.slice(node.text.lastIndexOf(":") + 1);
    case "sequence": {
      // An identifier with a tag, which the constructor's name leaves out.
      const [first] = node.parts;
      return typeof first === "object" ? ownName(printer, first) : print(printer, node);
    }
    default:
      return print(printer, node);
  }
}
