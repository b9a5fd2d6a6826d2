import {readdirSync, readFileSync, statSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, test} from "vitest";

const src = dirname(fileURLToPath(import.meta.url));
const map = readFileSync(join(src, "README.md"), "utf8");
const allowed = readMap(map);
const files = sourceFiles(src);

/** Maximum files of a folder, tests and data apart. */
const MOST_FILES = 25;

/** Every `from "x"`, `import "x"`, `import("x")` and `import.meta.glob("x")` of a file. */
function importsOf(text: string): string[] {
  const patterns = [
    /(?:^|\n)\s*(?:import|export)\s[^;"'`]*?from\s*["']([^"']+)["']/g,
    /(?:^|\n)\s*import\s*["']([^"']+)["']/g,
    /\bimport\(\s*["'`]([^"'`]+)["'`]/g,
  ];
  const found = patterns.flatMap(pattern => [...text.matchAll(pattern)].map(match => match[1] ?? ""));
  for (const glob of text.matchAll(/import\.meta\.glob(?:<[^>]*>)?\(([^)]*)\)/g)) {
    for (const path of (glob[1] ?? "").matchAll(/["'`]([./][^"'`]*)["'`]/g)) found.push(path[1] ?? "");
  }
  return found;
}

/** Exports that every command and every endpoint has. */
const BY_CONVENTION: ReadonlySet<string> = new Set(["run", "usage", "help", "GET", "getStaticPaths"]);

/** Names that a file declares and exports. */
function exportsOf(text: string): string[] {
  const declared = /^export (?:async )?(?:const|function\*?|interface|type|class) (\w+)/gm;
  // An overloaded function is declared several times.
  return [...new Set([...text.matchAll(declared)].map(match => match[1] ?? ""))];
}

/** Rows of the map's table: folder to what it may import. */
function readMap(text: string): Map<string, string[]> {
  const rows = [...text.matchAll(/^\| `([^`]+)` \|[^|]*\|([^|]*)\|$/gm)];
  return new Map(
    rows.map(row => [row[1] ?? "", [...(row[2] ?? "").matchAll(/`([^`]+)`/g)].map(m => m[1] ?? "")]),
  );
}

/** Folders that the map exempts from the limit of files. */
function listFolders(text: string): string[] {
  const rule = /^- A folder holds at most .* exempt: (.*)\.$/m.exec(text)?.[1] ?? "";
  return [...rule.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? "");
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    if (name === "testdata") return [];
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(ts|astro)$/.test(name) && !/\.(test|bench)\.ts$/.test(name) ? [path] : [];
  });
}

/** The first segment below src: a folder, or a file of src itself. */
function place(path: string): string {
  return relative(src, path).split(/[\\/]/)[0] ?? "";
}

function violations(path: string, text: string): string[] {
  const here = place(path);
  const name = relative(src, path);
  const problems: string[] = [];
  for (const specifier of importsOf(text)) {
    if (specifier.startsWith("node:") && here !== "cli" && !/-fs\.ts$/.test(name))
      problems.push(`${name} imports ${specifier}: only *-fs.ts may`);
    if (
      /^astro[:/]|^astro$/.test(specifier) &&
      !name.endsWith(".astro") &&
      here !== "cli" &&
      !isEndpointType(name, text, specifier)
    )
      problems.push(`${name} imports ${specifier}: only .astro files may`);
    if (!specifier.startsWith(".")) continue;
    const target = resolve(dirname(path), specifier);
    const there = place(target);
    if (there !== here && !(allowed.get(here) ?? []).includes(there))
      problems.push(
        `${name} imports ${relative(src, target)}: ${here} may import ${(allowed.get(here) ?? []).join(", ") || "nothing"}`,
      );
    const kind = kindOf(path);
    const other = kindOf(target);
    if (kind && other && kind !== other && other !== "shared")
      problems.push(`${name} imports another kind, ${relative(src, target)}`);
  }
  return problems;
}

function isEndpointType(name: string, text: string, specifier: string): boolean {
  return (
    name.startsWith("pages") &&
    specifier === "astro" &&
    !/import\s+(?!type)[^;]*from\s*["']astro["']/.test(text)
  );
}

function kindOf(path: string): string | undefined {
  const segments = relative(src, path).split(/[\\/]/);
  return segments[0] === "artifacts" && segments.length > 2 ? segments[1] : undefined;
}

/** One cycle of the import graph as a list of files; undefined when there is none. Type-only imports count. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...trail, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}

describe("the map", () => {
  test("names every folder of src, and every folder it names exists", () => {
    const folders = readdirSync(src).filter(name => statSync(join(src, name)).isDirectory());
    const named = [...allowed.keys()].filter(name => !name.endsWith(".ts"));
    expect(named.sort()).toEqual(folders.sort());
  });

  test.each(files.map(path => [relative(src, path), path]))("%s keeps to it", (_name, path) => {
    expect(violations(path, readFileSync(path, "utf8"))).toEqual([]);
  });

  test(`has at most ${MOST_FILES} files in a folder, lists of like things apart`, () => {
    const lists = listFolders(map);
    const counts = new Map<string, number>();
    for (const path of files) {
      const folder = relative(src, dirname(path)).replaceAll("\\", "/");
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([folder, count]) => count > MOST_FILES && !lists.includes(folder))).toEqual(
      [],
    );
    expect(lists.filter(folder => !counts.has(folder))).toEqual([]);
  });

  test("parses HTML of others alone, in Markdown files", () => {
    const parsers = files.filter(path =>
      importsOf(readFileSync(path, "utf8")).includes("hast-util-from-html"),
    );
    expect(parsers.map(path => relative(src, path).replaceAll("\\", "/"))).toEqual([
      "cli/reports/document-links.ts",
    ]);
  });

  test("has no import cycle", () => {
    const graph = new Map(
      files.map(path => [
        path,
        importsOf(readFileSync(path, "utf8"))
          .filter(specifier => specifier.startsWith(".") && !specifier.includes("*"))
          .map(specifier => resolve(dirname(path), specifier)),
      ]),
    );
    expect(findCycle(graph)?.map(path => relative(src, path))).toBeUndefined();
  });

  test("has no exported name in two files: a name says by a prefix which it is", () => {
    const places = new Map<string, string[]>();
    for (const path of files.filter(path => path.endsWith(".ts")))
      for (const name of exportsOf(readFileSync(path, "utf8")))
        places.set(name, [...(places.get(name) ?? []), relative(src, path)]);
    expect([...places].filter(([name, paths]) => paths.length > 1 && !BY_CONVENTION.has(name))).toEqual([]);
  });
});

describe("the check itself catches", () => {
  const file = (name: string) => join(src, name);
  test.each([
    ["stats/x.ts", 'import {readFileSync} from "node:fs";'],
    ["stats/x.ts", 'const x = await import("../journal/entry.ts");'],
    ["islands/x.ts", 'import {x} from "../journal/entry.ts";'],
    ["artifacts/text/x.ts", 'import {x} from "../benchmark/measure.ts";'],
    ["site/x.ts", 'const css = import.meta.glob("../pages/*.ts", {eager: true});'],
    ["charts/x.ts", 'export {x} from "../artifacts/kind.ts";'],
    ["journal/x.ts", 'import {z} from "astro/zod";'],
  ])("%s with %s", (name, text) => {
    expect(violations(file(name), text)).toHaveLength(1);
  });

  test("a cycle", () => {
    expect(
      findCycle(
        new Map([
          ["a", ["b"]],
          ["b", ["a"]],
        ]),
      ),
    ).toEqual(["a", "b", "a"]);
  });
});
