import type {ChildProcessByStdio} from "node:child_process";
import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import process from "node:process";
import {createInterface} from "node:readline";
import type {Readable, Writable} from "node:stream";
import type {GraphLayout, GraphShape} from "./graph-layout.ts";
import {dotOf, LARGEST_GRAPH, LayoutError, readLayout} from "./graph-layout.ts";

/** A graph that takes longer is not drawn. */
const LIMIT_MILLISECONDS = 10_000;
const LIMIT_MEGABYTES = 512;

/** A running Graphviz; it answers one graph after another. */
interface Engine {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly answers: AsyncIterator<string>;
}

let engine: Engine | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Lays a graph out with Graphviz in a process of its own, which can neither read files of others nor write nor start
 * programs, and is ended when it takes too long. Rejects with LayoutError. Graphs are laid out one after another.
 */
export function layOutGraph(graph: GraphShape, limit: number = LIMIT_MILLISECONDS): Promise<GraphLayout> {
  const mine = last.then(() => layOut(graph, limit));
  last = mine.catch(() => undefined);
  return mine;
}

async function layOut(graph: GraphShape, limit: number): Promise<GraphLayout> {
  const {nodes, edges} = graph;
  if (nodes.length > LARGEST_GRAPH.nodes || edges.length > LARGEST_GRAPH.edges)
    throw new LayoutError(
      `${nodes.length} nodes and ${edges.length} edges, expected at most ${LARGEST_GRAPH.nodes} and ${LARGEST_GRAPH.edges}`,
    );
  engine ??= startEngine();
  const {child, answers} = engine;
  hold(child, true);
  child.stdin.write(`${JSON.stringify(dotOf(graph))}\n`);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stopEngine();
  }, limit);
  try {
    const {value, done} = await answers.next();
    if (done) {
      stopEngine();
      throw new LayoutError(isLate ? `no layout within ${limit / 1000} s` : "the layout program ended");
    }
    const answer = JSON.parse(value) as {layout?: string; error?: string};
    if (answer.layout === undefined) throw new LayoutError(answer.error ?? "no layout");
    return readLayout(answer.layout, graph);
  } finally {
    clearTimeout(timer);
    hold(child, false);
  }
}

function startEngine(): Engine {
  const folder = [import.meta.dirname, join(process.cwd(), "src/charts")].find(candidate =>
    existsSync(join(candidate, "graphviz-child.mjs")),
  );
  if (folder === undefined) throw new Error("graphviz-child.mjs is not where it belongs");
  const script = join(folder, "graphviz-child.mjs");
  const engine = dirname(dirname(createRequire(script).resolve("@viz-js/viz")));
  // The packages' folder may be a link; what it is found by must be readable, too.
  const readable = [join(folder, "../.."), engine];
  const child = spawn(process.execPath, [...permissions(readable), script], {
    stdio: ["pipe", "pipe", "ignore"],
    env: {},
  });
  child.on("error", stopEngine);
  child.stdin.on("error", stopEngine);
  return {child, answers: createInterface({input: child.stdout})[Symbol.asyncIterator]()};
}

/** What the process may do: read the program's own files, and take no more than so much memory. */
function permissions(paths: readonly string[]): string[] {
  const flag = ["--permission", "--experimental-permission"].find(name =>
    process.allowedNodeEnvironmentFlags.has(name),
  );
  const allowed = flag === undefined ? [] : [flag, ...paths.map(path => `--allow-fs-read=${path}`)];
  return [...allowed, `--max-old-space-size=${LIMIT_MEGABYTES}`];
}

function stopEngine(): void {
  engine?.child.kill("SIGKILL");
  engine = undefined;
}

/** Lets our process end while the engine idles, and not while it works. */
function hold(child: Engine["child"], isBusy: boolean): void {
  for (const part of [child, child.stdin, child.stdout] as unknown as {ref?(): void; unref?(): void}[])
    (isBusy ? part.ref : part.unref)?.call(part);
}
