/** Writes JSON Schemas of the documents that a site publishes, `public/schemas/`, from their types: `npm run docs`. */
import {readdirSync, rmSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Schema} from "ts-json-schema-generator";
import {createGenerator} from "ts-json-schema-generator";

const ROOT = new URL("../../", import.meta.url);
const TARGET = new URL("public/schemas/", ROOT);

/** A document with the type that describes it. */
interface PublishedDocument {
  /** Name of the schema, before its version. */
  readonly name: string;
  /** Address of the documents, or the command that writes them. */
  readonly title: string;
  /** Exported interface with a constant `version`. */
  readonly type: string;
  /** File of the interface. */
  readonly source: string;
}

const DOCUMENTS: readonly PublishedDocument[] = [
  {
    name: "index",
    title: "/index.json",
    type: "JournalDocument",
    source: "src/publish/entry-document.ts",
  },
  {
    name: "entry",
    title: "/entries/<id>.json",
    type: "EntryDocument",
    source: "src/publish/entry-document.ts",
  },
  {
    name: "figure",
    title: "/entries/<id>/fig/<name>/figure.json",
    type: "FigureDocument",
    source: "src/site/figures/figure-document.ts",
  },
  {
    name: "revisions",
    title: "/entries/<id>/revisions.json",
    type: "RevisionsDocument",
    source: "src/contract/cited-version.ts",
  },
  {
    name: "findings",
    title: "/findings.json",
    type: "FindingsDocument",
    source: "src/site/findings/findings-document.ts",
  },
  {
    name: "benchmark",
    title: "/benchmarks/<package>/<name>/@<unit>.json",
    type: "BenchmarkHistoryDocument",
    source: "src/site/benchmarks/benchmark-document.ts",
  },
  {
    name: "function",
    title: "/functions/<name>.json",
    type: "FunctionDocument",
    source: "src/publish/function-document.ts",
  },
  {
    name: "frames",
    title: "/profiles/<entry>/<file>/frames.json",
    type: "FramesDocument",
    source: "src/stacks/flame-data.ts",
  },
  {name: "files", title: "/compare/files.json", type: "FileList", source: "src/contract/compare-files.ts"},
  {
    name: "names",
    title: "/search/names.json",
    type: "NamesDocument",
    source: "src/contract/search-names.ts",
  },
  {
    name: "urls",
    title: "/urls.json",
    type: "UrlsDocument",
    source: "src/cli/releases/published-addresses.ts",
  },
  {
    name: "measurements",
    title: "perf-journal export --format json",
    type: "MeasurementsDocument",
    source: "src/publish/data/measurement-files.ts",
  },
];

/** Returns the files of `public/schemas/` by their names, `entry.v2.json`, with their texts. */
export function documentSchemas(): ReadonlyMap<string, string> {
  const sources = [...new Set(DOCUMENTS.map(({source}) => source))];
  const generator = createGenerator({
    path: fileURLToPath(new URL(`{${sources.join(",")}}`, ROOT)),
    tsconfig: fileURLToPath(new URL("tsconfig.json", ROOT)),
    // "npm run types" checks them.
    skipTypeCheck: true,
    // A new field does not change a version.
    additionalProperties: true,
    expose: "none",
    topRef: false,
  });
  return new Map(
    DOCUMENTS.map(({name, title, type}) => {
      const {$schema, ...schema} = generator.createSchema(type);
      return [
        `${name}.v${versionOf(schema)}.json`,
        `${JSON.stringify({$schema, title, ...schema}, null, 2)}\n`,
      ];
    }),
  );
}

/** The constant `version` of a document's schema. */
function versionOf({properties}: Schema): number {
  const version = properties?.version;
  if (typeof version === "object" && version !== null && "const" in version) return Number(version.const);
  throw new Error("a document's type has a constant version");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schemas = documentSchemas();
  for (const old of readdirSync(TARGET)) if (!schemas.has(old)) rmSync(new URL(old, TARGET));
  for (const [name, text] of schemas) writeFileSync(new URL(name, TARGET), text);
}
