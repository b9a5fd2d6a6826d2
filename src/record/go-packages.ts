import {RE2JS, RE2JSSyntaxException} from "re2js";
import {compareText} from "../text/compare.ts";
import type {BothSides} from "./side.ts";

/** A Go package with benchmarks in a tree. */
export interface BenchmarkPackage {
  readonly importPath: string;
  /** From the tree's root, `/` between segments; "" for the root itself. */
  readonly folder: string;
}

/** Packages of two trees, by the ways to compare them. */
export interface PackagePlan {
  /** Import paths on both sides. */
  readonly both: readonly BothSides<BenchmarkPackage>[];
  readonly onlyBase: readonly string[];
  readonly onlyHead: readonly string[];
}

/** Sets the packages of both sides beside each other, in the order of their import paths. */
export function planPackages({base, head}: BothSides<readonly BenchmarkPackage[]>): PackagePlan {
  const bases = new Map(base.map(one => [one.importPath, one]));
  const heads = new Map(head.map(one => [one.importPath, one]));
  const paths = [...new Set([...bases.keys(), ...heads.keys()])].sort(compareText);
  return {
    both: paths.flatMap(path => {
      const pair = {base: bases.get(path), head: heads.get(path)};
      return pair.base && pair.head ? [{base: pair.base, head: pair.head}] : [];
    }),
    onlyBase: paths.filter(path => !heads.has(path)),
    onlyHead: paths.filter(path => !bases.has(path)),
  };
}

/** A line of `go list`: its template is `GO_LIST_FORMAT`. */
export interface ListedPackage {
  readonly importPath: string;
  /** Absolute. */
  readonly folder: string;
  /** Names of its test files, within the folder. */
  readonly testFiles: readonly string[];
}

/** Template of `go list -f` that `readGoList` reads. */
export const GO_LIST_FORMAT =
  '{{.ImportPath}}\t{{.Dir}}\t{{join .TestGoFiles "/"}}\t{{join .XTestGoFiles "/"}}';

/** Reads the output of `go list -f GO_LIST_FORMAT`. */
export function readGoList(output: string): ListedPackage[] {
  return output
    .split(/\r?\n/)
    .filter(line => line.includes("\t"))
    .map(line => {
      const [importPath = "", folder = "", inside = "", outside = ""] = line.split("\t");
      return {importPath, folder, testFiles: [...inside.split("/"), ...outside.split("/")].filter(Boolean)};
    });
}

/** Lists the benchmark functions that a test file declares: `BenchmarkParse`. */
export function benchmarkFunctions(source: string): string[] {
  return [...source.matchAll(/^func (Benchmark[\p{L}\p{N}_]*)\s*\(/gmu)].map(([, name = ""]) => name);
}

/**
 * Makes the test of whether `-bench` could run a function. Only the part before the first `/` matters; an expression
 * that cannot be read here matches everything, so that the tool itself refuses it.
 */
export function benchMatcher(expression: string): (name: string) => boolean {
  // Alternatives of several parts, `A/x|B/y`, have a first part each.
  if (expression.includes("/") && expression.includes("|")) return () => true;
  try {
    const pattern = RE2JS.compile(expression.split("/", 1)[0] ?? "");
    return name => pattern.matcher(name).find();
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return () => true;
    throw error;
  }
}
