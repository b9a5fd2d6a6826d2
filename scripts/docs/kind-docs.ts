/** Writes the contributor docs of every kind, `docs/kinds/`, from the kinds' own folders: `npm run docs`. */
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Artifact} from "../../src/artifacts/kind.ts";
import {KINDS} from "../../src/artifacts/kinds.ts";
import {artifactFile} from "../../src/input/artifact-file.ts";
import {kindIndex, kindPage} from "./kind-page.ts";

const ROOT = new URL("../../", import.meta.url);

/** Every page of the docs by its file name, as the folders of the kinds give it. */
export function kindPages(): Map<string, string> {
  const pages = new Map([["README.md", kindIndex(KINDS)]]);
  for (const kind of KINDS) pages.set(`${kind.name}.md`, kindPage(kind, samplesOf(kind.name)));
  return pages;
}

/** The samples of a kind, opened by it: the sample that its guide names first, the others in name order. */
function samplesOf(name: string): Artifact[] {
  const folder = new URL(`src/artifacts/${name}/testdata/samples/`, ROOT);
  const kind = KINDS.find(candidate => candidate.name === name);
  const first = kind?.guide.sample;
  const names = readdirSync(folder).sort();
  if (first !== undefined && !names.includes(first)) throw new Error(`${name} has no sample "${first}"`);
  return names
    .toSorted((a, b) => Number(b === first) - Number(a === first))
    .flatMap(
      file =>
        kind?.open(
          artifactFile(
            `src/artifacts/${name}/testdata/samples/${file}`,
            file,
            readFileSync(new URL(file, folder)),
          ),
        ) ?? [],
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL("docs/kinds/", ROOT);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  for (const [name, text] of kindPages()) writeFileSync(new URL(name, folder), text);
}
