import {readdirSync, readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {load} from "js-yaml";
import {expect, test} from "vitest";
import {schemaFiles} from "./schema-docs.ts";

const CONTENT = new URL("../../content/", import.meta.url);

function validator(name: string) {
  return new Ajv({allErrors: true, allowUnionTypes: true}).compile(
    JSON.parse(schemaFiles().get(name) ?? "{}"),
  );
}

test.each([...schemaFiles()])(
  "schemas/%s is that of the reader: otherwise run npm run docs",
  (name, text) => {
    expect(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8")).toBe(text);
  },
);

test("the sample's journal.yaml and front matter fit, mistakes do not", () => {
  const config = validator("journal.schema.json");
  expect(config(load(readFileSync(new URL("journal.yaml", CONTENT), "utf8")))).toBe(true);
  expect(config({thresholds: {alpha: 0.01}, theme: {accent: {light: "#0d5c58"}}})).toBe(true);
  expect(config({titel: "x"})).toBe(false);
  const entry = validator("entry.schema.json");
  const texts = readdirSync(CONTENT, {recursive: true, encoding: "utf8"}).filter(name =>
    name.endsWith("index.md"),
  );
  for (const name of texts) {
    const {yaml = ""} =
      /^---\n(?<yaml>[\s\S]*?)\n---\n/.exec(readFileSync(new URL(name, CONTENT), "utf8"))?.groups ?? {};
    expect([name, entry(load(yaml)), entry.errors]).toEqual([name, true, null]);
  }
  expect(entry({title: "x", pr: 214, draft: true, tags: "pool", verdict: "kept"})).toBe(true);
  for (const wrong of [
    {},
    {title: "x", verdict: "maybe"},
    {title: "x", commit: "xyz"},
    {title: "x", date: "2026-01-01"},
  ])
    expect(entry(wrong)).toBe(false);
});
