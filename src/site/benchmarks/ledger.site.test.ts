import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {BuiltSite} from "../../../scripts/testing/built-site.ts";
import {sharedSample} from "../../../scripts/testing/built-site.ts";

interface Row {
  readonly kind: string;
  readonly machine: string;
  readonly entry: string;
  readonly title: string;
  readonly base: number | null;
  readonly head: number;
  readonly ratio: number | null;
  readonly p: number | null;
  readonly n: readonly number[] | null;
  readonly significant: boolean;
  readonly attributed: boolean;
}

interface Document {
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly ledger: readonly Row[];
  readonly totals: readonly {
    readonly machine: string;
    readonly first: number;
    readonly last: number;
    readonly total: number | null;
    readonly byEntries: number | null;
    readonly between: number | null;
  }[];
  readonly chained: readonly {readonly entry: string; readonly index: number}[];
  readonly series: readonly {
    readonly machine: string;
    readonly state: string;
    readonly why: string | null;
    readonly points: {readonly entry: readonly string[]; readonly median: readonly number[]};
    readonly changes: readonly {readonly entry: string | null; readonly ratio: number | null}[];
  }[];
}

interface EntryEffect {
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly machine: string;
  readonly ratio: number | null;
  readonly p: number | null;
  readonly significant: boolean;
  readonly attributed: boolean;
}

const PATH = "benchmarks/example.com/siplab/sip/Parse~msg=invite";

let site: BuiltSite;
let documents: {path: string; data: Document}[];
let entries: Map<string, readonly EntryEffect[]>;

beforeAll(async () => {
  site = await sharedSample();
  documents = filesOf("benchmarks", ".json").map(path => ({path, data: readJson<Document>(path)}));
  entries = new Map(
    filesOf("entries", ".json")
      .filter(path => /^entries\/[^/]+$/.test(path))
      .map(path => readJson<{id: string; effects: readonly EntryEffect[]}>(path))
      .map(({id, effects}) => [id, effects]),
  );
});

afterAll(() => site?.close());

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(join(site.folder, folder), {recursive: true, encoding: "utf8"})
    .filter(path => path.endsWith(ending))
    .map(path => `${folder}/${path}`);
}

function readText(path: string): string {
  return readFileSync(join(site.folder, path), "utf8");
}

function readJson<Value>(path: string): Value {
  return JSON.parse(readText(path)) as Value;
}

/** The page of a document: that of its unit, or the benchmark's own where that leads on. */
function pageOf(path: string): string {
  const own = readText(path.replace(/\.json$/, "/index.html"));
  return own.includes('http-equiv="refresh"') ? readText(path.replace(/@[^/]*$/, "index.html")) : own;
}

/** The searched text of each page that Pagefind's index has, by the page's path. */
function searchedTexts(): Map<string, string> {
  const folder = join(site.folder, "pagefind/fragment");
  return new Map(
    readdirSync(folder).map(name => {
      const text = gunzipSync(readFileSync(join(folder, name))).toString("utf8");
      const {url, content} = JSON.parse(text.slice(text.indexOf("{"))) as {url: string; content: string};
      return [url, content];
    }),
  );
}

/** As benchstat prints a ratio: `-62.98%`. */
function percent(ratio: number): string {
  const text = ((ratio - 1) * 100).toFixed(2);
  return `${text.startsWith("-") ? "" : "+"}${text}%`;
}

/** Neighbouring points that the ledger has no row of. */
function differences(
  {entry, median}: Document["series"][number]["points"],
  rows: readonly Row[],
): Pick<Row, "ratio">[] {
  const leads = new Set(rows.filter(({kind}) => kind !== "entry").map(row => row.entry));
  return median.flatMap((value, i) => {
    const before = median[i - 1];
    return before === undefined || leads.has(entry[i] ?? "") ? [] : {ratio: value / before};
  });
}

const product = (rows: readonly Pick<Row, "ratio">[]) =>
  rows.reduce((value, {ratio}) => value * (ratio ?? Number.NaN), 1);

test("every benchmark of the sample has a ledger that multiplies to last/first", () => {
  expect(documents.length).toBeGreaterThan(100);
  for (const {path, data} of documents) {
    for (const {machine, first, last, total, byEntries, between} of data.totals) {
      const own = data.ledger.filter(row => row.machine === machine);
      const kept = own.filter(({attributed}) => attributed);
      const points = data.series.find(one => one.machine === machine)?.points ?? {entry: [], median: []};
      const others = [...own.filter(({kind}) => kind === "between"), ...differences(points, own)];
      expect(last, path).toBe(points.median.at(-1));
      // Where a value is 0 nothing can be multiplied.
      if (total === null || byEntries === null || between === null) continue;
      expect(product([...kept, ...others]) / (last / first), path).toBeCloseTo(1, 12);
      expect(byEntries * between, path).toBeCloseTo(total, 12);
      if (data.totals.length === 1 && data.chained.length > 0)
        expect(data.chained.at(-1)?.index, path).toBeCloseTo(byEntries, 12);
    }
  }
});

test("the search finds what moved each benchmark by the entry's title and by its number", () => {
  const texts = searchedTexts();
  let moves = 0;
  for (const {path, data} of documents) {
    const text = texts.get(`/${path.replace(/@[^/]*$/, "")}`);
    const own = pageOf(path);
    if (text === undefined || data.unit !== "sec/op" || !own.includes('id="ledger"')) continue;
    for (const {title, ratio} of data.ledger.filter(row => row.attributed && row.significant)) {
      expect(text, path).toContain(title);
      expect(text, path).toContain(percent(ratio ?? Number.NaN));
      moves++;
    }
  }
  expect(moves).toBeGreaterThan(20);
});

test("every page of the sample agrees with its JSON: rows, headline numbers, the last move, a reason in words", () => {
  for (const {path, data} of documents) {
    const page = pageOf(path);
    for (const {why, state, changes} of data.series) {
      expect(why, path).toMatch(/\S/);
      expect(["drifting", "no change shown"].includes(state), path).toBe(changes.length === 0);
    }
    for (const {kind, title, ratio} of data.ledger.filter(row => row.kind === "entry")) {
      expect(kind).toBe("entry");
      expect(page, path).toContain(escaped(title));
      if (ratio !== null) expect(page, path).toContain(percent(ratio));
    }
    const newest = data.totals[0];
    if (
      newest?.byEntries &&
      data.ledger.some(({attributed, machine}) => attributed && machine === newest.machine)
    )
      expect(page, path).toMatch(
        new RegExp(`by entries</dt>\\s*<dd[^>]*>${literal(percent(newest.byEntries))}<`),
      );
    const move = data.ledger.findLast(({attributed, significant}) => attributed && significant);
    expect(page.includes("last moved by"), path).toBe(move !== undefined);
    if (move) expect(page, path).toContain(`/entries/${move.entry}/`);
  }
});

test("every entry row is an effect of the entry's own document, and of a change with that entry as its cause", () => {
  for (const {path, data} of documents.filter(({data: {kind}}) => kind === "benchmark")) {
    const {group, name, unit} = data;
    for (const row of data.ledger.filter(({kind, attributed}) => kind === "entry" && attributed)) {
      const effect = entries
        .get(row.entry)
        ?.find(
          one => one.group === group && one.name === name && one.unit === unit && one.machine === row.machine,
        );
      expect(effect, path).toMatchObject({ratio: row.ratio, p: row.p, significant: row.significant});
      const series = data.series.find(({machine}) => machine === row.machine);
      const caused = series?.changes.some(({entry, ratio}) => entry === row.entry && ratio === row.ratio);
      expect(caused, `${path} ${row.entry}`).toBe(row.significant);
    }
  }
});

test("the index names the newest move of every benchmark in its first unit, and colours nothing beside no change", () => {
  const rows = readText("benchmarks/index.html").split("<tr").slice(1);
  const first = documents.filter(({path}) =>
    readText(path.replace(/\.json$/, "/index.html")).includes("refresh"),
  );
  expect(first.length).toBeGreaterThan(10);
  for (const {path, data} of first.filter(({data: {kind}}) => kind === "benchmark")) {
    const address = `${site.base}${path.replace(/@[^/]*$/, "")}"`;
    const row = rows.find(text => text.includes(`href="${address}`)) ?? "";
    const change = data.series[0]?.changes.at(-1);
    if (change?.entry) {
      expect(row, path).toContain(`/entries/${change.entry}/`);
      if (change.ratio !== null) expect(row, path).toContain(percent(change.ratio));
    }
    if (row.includes(">no change shown")) expect(row, path).not.toMatch(/delta-(?:better|worse)/);
  }
});

/** The text of a piece of HTML. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The items of the first list of headlines in a piece of HTML. */
function headlinesOf(html: string): string[] {
  const [list = ""] = /<ul class="headline"[\s\S]*?<\/ul>/.exec(html) ?? [];
  return list.split("<li>").slice(1).map(textOf);
}

test("home, archive and tags print the headlines of the entry's own page, and the feed the first one", () => {
  const feed = readText("feed.xml");
  const lists = ["index.html", ...["tags", "2026"].flatMap(folder => filesOf(folder, "index.html"))];
  let compared = 0;
  for (const id of entries.keys()) {
    // Below the text is the comparison with the previous entry.
    const [head = ""] = readText(`entries/${id}/index.html`).split('class="entry-body"');
    const own = headlinesOf(head);
    expect(feed, id).toContain(own[0] ?? "");
    for (const path of lists) {
      const html = readText(path);
      const start = html.indexOf(`href="${site.base}entries/${id}/"`);
      if (start < 0) continue;
      const end = html.indexOf(`href="${site.base}entries/`, start + 1);
      const shown = headlinesOf(html.slice(start, end < 0 ? undefined : end));
      if (shown.length === 0) continue;
      expect(shown, `${path} ${id}`).toEqual(own);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(entries.size / 2);
});

test("no page prints a ratio from 0, and no list of headlines has bytes or allocations before time", () => {
  const pages = ["benchmarks", "entries", "tags", "2026"].flatMap(folder => filesOf(folder, ".html"));
  for (const path of ["index.html", ...pages]) {
    const html = readText(path);
    expect(textOf(html), path).not.toMatch(/Infinity%|NaN%|Inf%/);
    const units = headlinesOf(html).map(text => text.split(" ")[0]);
    const [time, other] = [
      units.indexOf("sec/op"),
      units.findIndex(unit => /^(?:B|allocs)\/op$/.test(unit ?? "")),
    ];
    if (time >= 0 && other >= 0) expect(time, path).toBeLessThan(other);
  }
});

describe("Parse/msg=invite", () => {
  test("names the byte scanner and the header slice with their own pairs' numbers, the drift apart", () => {
    const {ledger, totals, series} = readJson<Document>(`${PATH}/@sec~op.json`);
    const effects = ledger.filter(({attributed, significant}) => attributed && significant);
    const named = Object.fromEntries(effects.map(({entry, ratio}) => [entry, percent(ratio ?? 0)]));
    expect(named).toMatchObject({"2026-09-12-byte-scanner": "-93.07%", "2026-11-18-header-slice": "-62.98%"});
    expect(effects.at(-1)?.n).toEqual([10, 10]);
    expect(percent(totals[0]?.byEntries ?? 0)).toBe("-97.35%");
    expect(percent(totals[0]?.between ?? 0)).toBe("-43.39%");
    expect(series[0]?.state).toBe("changed");
    expect(series[0]?.why).toBe(
      "2026-11-18-header-slice moved it: -62.98% (-63.47% to -62.37%), p=0.000 n=10",
    );
  });

  test("has the same numbers on its page, in the index and in the entry", () => {
    const page = readText(`${PATH}/index.html`);
    for (const text of ["-62.98%", "-93.07%", "-97.35%", "-43.39%", "between entries"])
      expect(page).toContain(text);
    const row = readText("benchmarks/index.html")
      .split("<tr")
      .find(text => text.includes(`href="${site.base}${PATH}/"`));
    expect(row).toContain("-62.98%");
    expect(row).toContain("/entries/2026-11-18-header-slice/");
    const entry = readText("entries/2026-11-18-header-slice/index.html");
    for (const text of ["-62.98%", "This entry moved"]) expect(entry).toContain(text);
  });
});

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function literal(text: string): string {
  return text.replace(/[.+]/g, "\\$&");
}
