import type {Parsed} from "../../../input/parsed.ts";
import {readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {median} from "../../../stats/samples/median.ts";
import {formatQuantity} from "../../../units/quantity.ts";
import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {artifactFile} from "../../../input/artifact-file.ts";
import type {BenchmarkModel} from "../../read/model.ts";
import {betterOf} from "../../read/model.ts";
import {valuesOf} from "../../read/results.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Every sample by its path below this folder. */
export const SAMPLES: readonly string[] = readdirSync(here, {recursive: true, withFileTypes: true})
  .filter(entry => entry.isFile() && !/^README\.md$|\.ts$|golden/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name).slice(here.length + 1))
  .sort();

/** Opens a sample as an attachment of its own path. */
export function sample(path: string): ArtifactFile {
  return artifactFile(`entry/${path}`, path, readFileSync(join(here, path)));
}

/** Makes a file of text. */
export function textFile(text: string, name = "file.txt"): ArtifactFile {
  return artifactFile(`entry/${name}`, name, new TextEncoder().encode(text));
}

/** Writes down what was read of a file so that a person can hold it against the file. */
export function describeReading({model, problems}: Parsed<BenchmarkModel>): string {
  const {results, summaries, tables} = model;
  const series = results.series.map(one => {
    const values = valuesOf(results, one).slice().sort();
    const unit = one.unit.unit;
    const better = betterOf(results, unit) ?? "no direction";
    return `${one.group.name} | ${unit} (${better}) | n=${values.length} | median ${formatQuantity(median(values), unit)}`;
  });
  const given = summaries.map(({group, unit: {unit}, centre, center, low, high, interval, n}) => {
    const range = low === undefined || high === undefined ? "" : ` [${low}, ${high}]`;
    const better = betterOf(results, unit) ?? "no direction";
    return `${group.name} | ${unit} (${better}) | ${centre} ${center}${range} | ${interval} | n=${n}`;
  });
  const printed = tables.map(({line, caption, columns, rows, notes}) =>
    [`table at line ${line}: ${caption}`, columns, ...rows.map(({name, cells}) => [name, ...cells]), ...notes]
      .map(row => (typeof row === "string" ? row : row.join(" | ")))
      .join("\n    "),
  );
  const config = [...new Set([...results.series, ...summaries].map(({group}) => group.config))];
  return [
    `source: ${model.source}${model.withinRun ? ", rounds of one run" : ""}`,
    ...config.map(entries => `config: ${entries.map(({key, value}) => `${key}=${value}`).join(", ")}`),
    ...series.map(line => `samples: ${line}`),
    ...given.map(line => `summary: ${line}`),
    ...printed,
    ...problems.map(({line, severity, code, message}) => `${severity} ${code}${line ? `:${line}` : ""} ${message}`),
  ]
    .map(line => `  ${line}`)
    .join("\n");
}
