import type {ElementContent} from "hast";
import {h} from "hastscript";
import {benchmarkCompareView} from "../../artifacts/benchmark/compare-view.ts";
import type {GridOptions} from "../../benchstat/compare/grid.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {namesOf, unitsOf} from "../../benchstat/read/model.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {FileError} from "./fetch-file.ts";
import {fetchFormat} from "./fetch-format.ts";

/** Names that are listed of a file. */
const LISTED = 5;

/** Draws benchstat's table of two files as entry pages do, below a note on benchmarks they do not share. */
export async function compareBenchmarkFiles(
  base: ArtifactFile,
  head: ArtifactFile,
  levels: GridOptions,
): Promise<ElementContent[]> {
  const files = [
    {label: "base", model: await modelOf(base)},
    {label: "head", model: await modelOf(head)},
  ] as const;
  return [
    ...nothingShared(files[0].model, files[1].model),
    ...benchmarkCompareView(files, levels, {id: "compare", size: "page"}),
  ];
}

async function modelOf(file: ArtifactFile): Promise<BenchmarkModel> {
  const format = await fetchFormat(file);
  if (!format) throw new FileError(`${file.name} holds no benchmark results`);
  return format.read(file).model;
}

function nothingShared(base: BenchmarkModel, head: BenchmarkModel): ElementContent[] {
  const names = shared(namesOf(base), namesOf(head));
  if (names.length === 0)
    return [
      h(
        "p.warning",
        `These files have no benchmark in common: the base has ${listed(namesOf(base))}; the head has ${listed(namesOf(head))}.`,
      ),
    ];
  if (shared(unitsOf(base), unitsOf(head)).length > 0) return [];
  const units = `the base in ${listed(unitsOf(base))}, the head in ${listed(unitsOf(head))}`;
  return [h("p.warning", `These files do not measure in the same unit: ${units}.`)];
}

function shared(base: readonly string[], head: readonly string[]): string[] {
  const known = new Set(head);
  return base.filter(name => known.has(name));
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return "none";
  const rest = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return names.slice(0, LISTED).join(", ") + rest;
}
