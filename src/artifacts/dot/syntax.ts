import type {DotToken} from "./tokens.ts";
import {DotError, dotTokens} from "./tokens.ts";

/** Attributes by their names, of those in `HONOURED`; `html` is set for a label in angle brackets. */
export type Attributes = ReadonlyMap<string, string>;

/** A graph as written, defaults applied. */
export interface RawGraph {
  readonly name: string;
  readonly isDirected: boolean;
  readonly root: RawGroup;
  /** By name, in the order they are first named. */
  readonly nodes: ReadonlyMap<string, Attributes>;
  readonly edges: readonly RawEdge[];
  /** Number of nodes and edges left out above the limits. */
  readonly hidden: {readonly nodes: number; readonly edges: number};
}

/** An edge between two named nodes. */
export interface RawEdge {
  readonly tail: string;
  readonly head: string;
  readonly attributes: Attributes;
}

/** The graph or a subgraph, with the nodes named in it. */
export interface RawGroup {
  readonly name: string;
  readonly attributes: Attributes;
  readonly nodes: ReadonlySet<string>;
  readonly groups: readonly RawGroup[];
}

/** The part that could be read, and where it ended. */
export interface DotReading {
  /** Undefined where not even its head could be read. */
  readonly graph: RawGraph | undefined;
  readonly error: DotError | undefined;
  /** Lines with edges of the other sort: `--` among `->`. */
  readonly oddEdges: readonly number[];
  /** Line where a second graph begins; undefined for a single graph. */
  readonly rest: number | undefined;
}

/** All attributes that have a meaning for us; the others are not even kept, whatever they hold. */
const HONOURED: ReadonlySet<string> = new Set([
  "arrowhead",
  "arrowtail",
  "color",
  "constraint",
  "dir",
  "fillcolor",
  "fontsize",
  "label",
  "minlen",
  "penwidth",
  "rank",
  "rankdir",
  "shape",
  "style",
  "weight",
]);

/** Of each at most so many are read. */
const MOST = {nodes: 2_000, edges: 8_000, depth: 32} as const;

interface Group {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly nodes: Set<string>;
  readonly groups: Group[];
}

interface Defaults {
  readonly node: Map<string, string>;
  readonly edge: Map<string, string>;
}

/** State of the parser: its position and the graph so far. */
interface State {
  readonly tokens: Iterator<DotToken, DotToken, undefined>;
  token: DotToken;
  isDirected: boolean;
  readonly nodes: Map<string, Map<string, string>>;
  readonly edges: RawEdge[];
  readonly hidden: {nodes: number; edges: number};
  readonly oddEdges: number[];
}

/** Reads a graph in Graphviz's language (https://graphviz.org/doc/info/lang.html) up to its first mistake. */
export function readDot(text: string): DotReading {
  const state: State = {
    tokens: dotTokens(text),
    token: {kind: "end", value: "", line: 1},
    isDirected: false,
    nodes: new Map(),
    edges: [],
    hidden: {nodes: 0, edges: 0},
    oddEdges: [],
  };
  let root: Group | undefined;
  let error: DotError | undefined;
  let rest: number | undefined;
  try {
    advance(state);
    root = newGroup(readHead(state));
    readStatements(state, root, {node: new Map(), edge: new Map()}, 0);
    if (state.token.kind !== "end") rest = state.token.line;
  } catch (caught) {
    if (!(caught instanceof DotError)) throw caught;
    error = caught;
  }
  const {isDirected, nodes, edges, hidden, oddEdges} = state;
  const graph = root && {name: root.name, isDirected, root, nodes, edges, hidden};
  return {graph, error, oddEdges, rest};
}

function advance(state: State): DotToken {
  const token = state.token;
  state.token = state.tokens.next().value;
  return token;
}

function isSign({token}: State, ...signs: readonly string[]): boolean {
  return token.kind === "sign" && signs.includes(token.value);
}

function isKeyword({token}: State, ...words: readonly string[]): boolean {
  return token.kind === "name" && words.includes(token.value.toLowerCase());
}

function expectSign(state: State, sign: string, where: string): void {
  if (!isSign(state, sign)) throw unexpected(state, `"${sign}" ${where}`);
  advance(state);
}

function unexpected({token}: State, expected: string): DotError {
  const got = token.kind === "end" ? "the end of the text" : `"${shortened(token.value)}"`;
  const hint =
    token.kind === "end" ? "the text may have been cut off" : "see https://graphviz.org/doc/info/lang.html";
  return new DotError(token.line, `graph goes on with ${got}, expected ${expected}`, hint);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** `strict digraph name {`; returns the name. */
function readHead(state: State): string {
  if (isKeyword(state, "strict")) advance(state);
  if (!isKeyword(state, "graph", "digraph")) throw unexpected(state, '"graph" or "digraph"');
  state.isDirected = advance(state).value.toLowerCase() === "digraph";
  const name = isSign(state, "{") ? "" : readId(state, 'a name or "{"');
  expectSign(state, "{", "after the graph's name");
  return name;
}

/** A name, a text of joined parts, or a label in angle brackets. */
function readId(state: State, expected: string): string {
  if (!["name", "text", "html"].includes(state.token.kind)) throw unexpected(state, expected);
  const first = advance(state);
  let value = first.value;
  while (first.kind === "text" && isSign(state, "+")) {
    advance(state);
    if (state.token.kind !== "text") throw unexpected(state, "a text in quotes");
    value += advance(state).value;
  }
  return value;
}

function readStatements(state: State, group: Group, outer: Defaults, depth: number): void {
  if (depth > MOST.depth)
    throw new DotError(
      state.token.line,
      `subgraphs lie more than ${MOST.depth} deep in each other, expected less`,
      "draw a part of it",
    );
  const defaults = {node: new Map(outer.node), edge: new Map(outer.edge)};
  while (!isSign(state, "}")) {
    if (state.token.kind === "end") throw unexpected(state, '"}"');
    readStatement(state, group, defaults, depth);
    while (isSign(state, ";", ",")) advance(state);
  }
  advance(state);
}

function readStatement(state: State, group: Group, defaults: Defaults, depth: number): void {
  if (isKeyword(state, "graph", "node", "edge")) {
    const word = advance(state).value.toLowerCase();
    const target = word === "graph" ? group.attributes : word === "node" ? defaults.node : defaults.edge;
    readAttributes(state, target);
    return;
  }
  const isGroup = isSign(state, "{") || isKeyword(state, "subgraph");
  const first = isGroup
    ? readGroup(state, group, defaults, depth)
    : readNodeOrSetting(state, group, defaults);
  if (!first) return;
  if (isSign(state, "->", "--")) readEdges(state, group, defaults, depth, first);
  else if (!isGroup) readAttributes(state, nodeAttributes(state, first[0] ?? ""));
}

/** A node's name, or `name = value` for the graph, which gives undefined. */
function readNodeOrSetting(state: State, group: Group, defaults: Defaults): string[] | undefined {
  const name = readId(state, 'a node, an edge, "subgraph" or "}"');
  if (!isSign(state, "=")) return [readNode(state, group, defaults, name)];
  advance(state);
  setAttribute(state, group.attributes, name);
  return undefined;
}

/** Notes a node in its group; ports are skipped. */
function readNode(state: State, group: Group, defaults: Defaults, name: string): string {
  for (let parts = 0; parts < 2 && isSign(state, ":"); parts++) {
    advance(state);
    readId(state, "a port's name");
  }
  if (!state.nodes.has(name)) {
    if (state.nodes.size >= MOST.nodes) {
      state.hidden.nodes++;
      return name;
    }
    state.nodes.set(name, new Map(defaults.node));
  }
  group.nodes.add(name);
  return name;
}

/** Of a node that is left out the attributes lead nowhere. */
function nodeAttributes({nodes}: State, name: string): Map<string, string> {
  return nodes.get(name) ?? new Map();
}

function readGroup(state: State, parent: Group, defaults: Defaults, depth: number): string[] {
  let name = "";
  if (isKeyword(state, "subgraph")) {
    advance(state);
    if (!isSign(state, "{")) name = readId(state, 'a name or "{"');
  }
  const group = newGroup(name);
  parent.groups.push(group);
  expectSign(state, "{", "to open the subgraph");
  readStatements(state, group, defaults, depth + 1);
  for (const node of group.nodes) parent.nodes.add(node);
  return [...group.nodes];
}

function newGroup(name: string): Group {
  return {name, attributes: new Map(), nodes: new Set(), groups: []};
}

/** `a -> {b c} -> d [attributes]`: an edge from each node of a side to each node of the next. */
function readEdges(
  state: State,
  group: Group,
  defaults: Defaults,
  depth: number,
  first: readonly string[],
): void {
  const sides = [first];
  while (isSign(state, "->", "--")) {
    const {value, line} = advance(state);
    if ((value === "->") !== state.isDirected) state.oddEdges.push(line);
    if (isSign(state, "{") || isKeyword(state, "subgraph"))
      sides.push(readGroup(state, group, defaults, depth));
    else sides.push([readNode(state, group, defaults, readId(state, "a node or a subgraph"))]);
  }
  const attributes = new Map(defaults.edge);
  readAttributes(state, attributes);
  sides.slice(1).forEach((heads, index) => {
    addEdges(state, sides[index] ?? [], heads, attributes);
  });
}

function addEdges(
  {edges, hidden, nodes}: State,
  tails: readonly string[],
  heads: readonly string[],
  attributes: Attributes,
): void {
  for (const tail of tails) {
    for (const head of heads) {
      if (edges.length >= MOST.edges || !nodes.has(tail) || !nodes.has(head)) hidden.edges++;
      else edges.push({tail, head, attributes});
    }
  }
}

/** `[name=value, name=value][…]`, all optional. */
function readAttributes(state: State, target: Map<string, string>): void {
  while (isSign(state, "[")) {
    advance(state);
    while (!isSign(state, "]")) {
      const name = readId(state, 'an attribute or "]"');
      if (isSign(state, "=")) {
        advance(state);
        setAttribute(state, target, name);
      } else target.delete(name.toLowerCase());
      if (isSign(state, ",", ";")) advance(state);
    }
    advance(state);
  }
}

function setAttribute(state: State, target: Map<string, string>, written: string): void {
  const isHtml = state.token.kind === "html";
  const value = readId(state, `a value of "${shortened(written)}"`);
  const name = written.toLowerCase();
  if (!HONOURED.has(name)) return;
  target.set(name, isHtml && name !== "label" ? "" : value);
  if (name !== "label") return;
  if (isHtml) target.set("html", "true");
  else target.delete("html");
}
