import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {fromHtml} from "hast-util-from-html";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {BuiltSite} from "../../scripts/testing/built-site.ts";
import {sharedSample} from "../../scripts/testing/built-site.ts";
import {missingMeasurements, missingTableRows} from "../../scripts/testing/document-page.ts";
import type {PageRow} from "../../scripts/testing/page-numbers.ts";
import {hasNumber, pageRows, textOf} from "../../scripts/testing/page-numbers.ts";
import type {EntryReport} from "../cli/reports/entry-report.ts";
import {reportNumbers} from "../cli/reports/entry-report.ts";
import type {ArtifactDocument, MeasurementDocument} from "../publish/artifact-document.ts";
import {openPublication} from "../publish/publication-fs.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const PREFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  µ: 1e-6,
  m: 1e-3,
  k: 1e3,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

interface Page {
  readonly rows: readonly PageRow[];
  readonly text: string;
}

interface Part {
  readonly entry: EntryReport;
  readonly name: string;
  readonly document: ArtifactDocument;
  readonly page: Page;
}

let site: BuiltSite;
let parts: readonly Part[];
/** The page of each benchmark and unit. */
let benchmarks: ReadonlyMap<string, string>;

beforeAll(async () => {
  site = await sharedSample();
  const {journal} = await openPublication(PROJECT, {drafts: false, packageRoot: PROJECT});
  parts = journal.entries.flatMap(entry => partsOf(reportNumbers(entry, journal)));
  benchmarks = new Map(
    filesOf("benchmarks", ".json").map(path => {
      const {group, name, unit} = JSON.parse(readText(path)) as MeasurementDocument;
      return [`${group}\0${name}\0${unit}`, path.replace(/\.json$/, "/index.html")];
    }),
  );
});

afterAll(() => site?.close());

function readText(path: string): string {
  return readFileSync(join(site.folder, path), "utf8");
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(join(site.folder, folder), {recursive: true, encoding: "utf8"})
    .filter(path => path.endsWith(ending))
    .map(path => `${folder}/${path}`);
}

const pages = new Map<string, Page>();

function pageOf(path: string): Page {
  const known = pages.get(path);
  if (known) return known;
  const root = fromHtml(readText(path));
  const page = {rows: pageRows(root), text: textOf(root)};
  pages.set(path, page);
  return page;
}

/** Files and fences with their numbers, and the pages that draw them. */
function partsOf(entry: EntryReport): Part[] {
  const own = pageOf(`entries/${entry.id}/index.html`);
  const part = (name: string, document: Partial<ArtifactDocument>): Part[] => {
    const {kind, title = "", environment = {}, facts = [], measurements = [], tables = []} = document;
    if (kind === undefined) return [];
    const folder = `profiles/${entry.id}/${name}`;
    const isProfile = existsSync(join(site.folder, folder));
    const drawn = isProfile ? [`${folder}/index.html`, `${folder}/top/index.html`].map(pageOf) : [];
    const page = {
      rows: [own, ...drawn].flatMap(({rows}) => rows),
      text: [own, ...drawn].map(({text}) => text).join("\n"),
    };
    return [{entry, name, document: {kind, title, environment, facts, measurements, tables}, page}];
  };
  return [
    ...entry.files.flatMap(file => part(file.name, file)),
    ...entry.fences.flatMap(fence => part(`line ${fence.line}`, fence)),
  ];
}

/** Facts that a page counts out: lines of a text, rows of a table, nodes of a drawing; and the package, its benchmarks' heading. */
const COUNTED = /^(?:lines|benchmarks|samples|pkg|nodes|edges|clusters|bytes|size)$/;

test("every fact of show --json is on the page of its entry or of its profile", () => {
  const missing = parts.flatMap(({entry, name, document, page}) =>
    document.facts
      .filter(fact => !COUNTED.test(fact.name) && !page.rows.some(row => showsFact(row, fact)))
      .map(fact => `${entry.id} ${name}: ${fact.name} ${fact.value}`),
  );
  expect(missing).toEqual([]);
  expect(parts.flatMap(({document}) => document.facts).length).toBeGreaterThan(300);
});

function showsFact(
  {cells}: PageRow,
  {name, value}: {readonly name: string; readonly value: string},
): boolean {
  return cells[0] === name && cells.slice(1).some(cell => cell === value.replace(/\s+/g, " ").trim());
}

test("every row of a table of show --json is on the page", () => {
  const missing = parts.flatMap(({entry, name, document, page}) =>
    missingTableRows(document, page.rows, page.text).map(row => `${entry.id} ${name}: ${row}`),
  );
  expect(missing).toEqual([]);
  expect(parts.flatMap(({document}) => document.tables.flatMap(({rows}) => rows)).length).toBeGreaterThan(
    4000,
  );
});

test("every measurement of show --json is on the entry's page or on the benchmark's", () => {
  let compared = 0;
  const missing = parts.flatMap(({entry, name, document, page}) => {
    compared += document.measurements.length;
    return missingMeasurements(document.measurements, page.rows)
      .filter(one => !isOnOwnPage(one, entry.date))
      .map(one => `${entry.id} ${name}: ${one.name} ${one.center} ${one.unit}`);
  });
  expect(missing).toEqual([]);
  expect(compared).toBeGreaterThan(800);
});

/** Whether the page of a benchmark has a measurement of a day, with its interval: in the unit of the column, or with its own. */
function isOnOwnPage({group, name, unit, center, interval}: MeasurementDocument, date: string): boolean {
  const path = benchmarks.get(`${group}\0${name}\0${unit}`);
  if (path === undefined) return false;
  const {rows} = readText(path).includes('http-equiv="refresh"')
    ? pageOf(path.replace(/@[^/]*\/index\.html$/, "index.html"))
    : pageOf(path);
  const [low, high] = interval;
  const column = rows.find(({cells}) => cells.includes("samples") && cells.includes("interval"))?.cells[2];
  const scale = PREFIXES[/^([nµmk]|[KMG]i)(?=s|B|\b)/.exec(column ?? "")?.[1] ?? ""] ?? 1;
  return rows.some(({cells}) => {
    const [day = "", , value = "", ends = ""] = cells;
    if (!day.startsWith(date)) return false;
    const isPoint =
      hasNumber(value, center / scale) &&
      [low, high].every(end => end === null || hasNumber(ends, end / scale));
    return isPoint || cells.slice(2).some(cell => hasNumber(cell, center));
  });
}
