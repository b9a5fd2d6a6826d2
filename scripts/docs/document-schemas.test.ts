import {readdirSync, readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {expect, test} from "vitest";
import {measurementsJson} from "../../src/publish/data/measurement-files.ts";
import type {MeasurementRow} from "../../src/publish/data/measurement-rows.ts";
import {documentSchemas} from "./document-schemas.ts";

const PUBLISHED = new URL("../../public/schemas/", import.meta.url);
const schemas = documentSchemas();

test("public/schemas has the schemas of the types: otherwise run npm run docs", () => {
  const published = readdirSync(PUBLISHED).map(name => [
    name,
    readFileSync(new URL(name, PUBLISHED), "utf8"),
  ]);
  expect(Object.fromEntries(published)).toEqual(Object.fromEntries(schemas));
});

test("what export writes fits its schema, a text for a number does not", () => {
  const fits = new Ajv({allowUnionTypes: true}).compile(
    JSON.parse(schemas.get("measurements.v1.json") ?? ""),
  );
  const row: MeasurementRow = {
    entry: "2026-05-03-pool",
    journal: null,
    date: "2026-05-03",
    component: null,
    verdict: "kept",
    commit: null,
    machine: "bench-1",
    file: "after.txt",
    side: "head",
    kind: "benchmark",
    package: "",
    benchmark: "Parse-8",
    unit: "sec/op",
    better: "lower",
    sample: 0,
    value: 1.5e-9,
    summary: false,
  };
  expect(fits(JSON.parse([...measurementsJson([row])].join("")))).toBe(true);
  expect(fits({version: 1, measurements: [{...row, value: "1.5"}]})).toBe(false);
  expect(fits({version: 2, measurements: []})).toBe(false);
});
