import {globSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {ValidateFunction} from "ajv";
import {Ajv} from "ajv";
import {expect, test} from "vitest";
import {sharedSample} from "../../scripts/testing/built-site.ts";

/** Documents of a site, as a pattern of paths, by the schema that describes them. */
const DOCUMENTS = {
  index: "index.json",
  entry: "entries/*.json",
  figure: "entries/*/fig/*/figure.json",
  revisions: "entries/*/revisions.json",
  findings: "findings.json",
  benchmark: "benchmarks/**/*.json",
  function: "functions/*.json",
  frames: "profiles/*/*/frames.json",
  files: "compare/files.json",
  names: "search/names.json",
  urls: "urls.json",
} as const;

/** Returns the schema without further fields: what a site writes is described. */
function strict(schema: string): object {
  return JSON.parse(schema, (_, part: unknown) =>
    isObject(part) && part.type === "object" && isObject(part.properties)
      ? {additionalProperties: false, ...part}
      : part,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

test("every JSON document of the built sample fits its published schema, and has no other fields", async () => {
  const site = await sharedSample();
  const ajv = new Ajv({allowUnionTypes: true});
  const schemas = readdirSync(join(site.folder, "schemas"));
  const paths = Object.entries(DOCUMENTS).flatMap(([name, pattern]) => {
    const [file = ""] = schemas.filter(each => each.startsWith(`${name}.v`));
    const validate = ajv.compile(strict(readFileSync(join(site.folder, "schemas", file), "utf8")));
    const found = globSync(pattern, {cwd: site.folder});
    // A clone of a single commit has no earlier versions.
    if (name !== "revisions") expect(found, pattern).not.toEqual([]);
    for (const path of found) expect(faults(validate, join(site.folder, path)), path).toBeNull();
    return found;
  });
  const others = globSync("**/*.json", {
    cwd: site.folder,
    // feed.json has the format of JSON Feed, oembed.json that of oEmbed.
    exclude: ["schemas/**", "files/**", "pagefind/**", "feed.json", "entries/*/fig/*/oembed.json"],
  });
  expect(others.filter(path => !paths.includes(path))).toEqual([]);
  await site.close();
});

function faults(validate: ValidateFunction, path: string) {
  return validate(JSON.parse(readFileSync(path, "utf8"))) ? null : validate.errors;
}
