import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {gunzipSync, gzipSync} from "node:zlib";
import {h} from "hastscript";
import {toString as textOf} from "mdast-util-to-string";
import type {Page} from "playwright-core";
import {afterAll, beforeEach, expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {SCREENS, screenContext, sidewaysOverflow, watchPage} from "../../../scripts/testing/browser.ts";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {watchedSite} from "../../../scripts/testing/watched-site.ts";
import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {profileCompareView} from "../../artifacts/profile/compare/compare.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import {run as benchstat} from "../../cli/commands/benchstat.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {measuredBenchmarks} from "../../pprof/diff/measured-benchmarks.ts";
import {recordedBytes} from "../../pprof/testdata/profiles-fs.ts";

const POOL = "2026-05-03-pool";
const SCAN = "2026-06-03-scan";
const OTHER = "2026-07-01-other";
const PROFILES = fileURLToPath(new URL("../../pprof/testdata/pprof", import.meta.url));

/** A limit against hanging only: on a busy machine a worker starts late. */
const PATIENT = {timeout: 60_000};

let journal: TemporaryJournal;
let page: Page;

const site = watchedSite(async () => {
  journal = temporaryJournal({
    [`content/${POOL}/index.md`]: entryText("Pool the messages", "Text.", "claims: [Parse sec/op <= -20%]\n"),
    [`content/${POOL}/before.txt`]: benchmarks({Parse: 1000, Render: 210, Search: 77}),
    [`content/${POOL}/after.txt`]: benchmarks({Parse: 700, Render: 211, Search: 77}),
    [`content/${SCAN}/index.md`]: entryText(
      "Scan bytes",
      "Text.",
      "claims: [Parse sec/op <= -90%]\npairs: [{base: before.txt, head: after.txt.gz}]\n",
    ),
    [`content/${OTHER}/index.md`]: entryText("Other things"),
    [`content/${OTHER}/queue.txt`]: benchmarks({Queue: 5}),
    [`content/${OTHER}/rates.txt`]: benchmarks({Parse: 5, Render: 6}, "req/s"),
    [`content/${OTHER}/arm.txt`]: benchmarks({Parse: 400}).replace("cpu: A", "cpu: B"),
  });
  journal.write(`content/${SCAN}/before.txt`, benchmarks({Parse: 705, Render: 212}));
  journal.write(`content/${SCAN}/after.txt.gz`, gzipSync(benchmarks({Parse: 350, Render: 209})));
  for (const name of ["cpu-before.pb.gz", "cpu-after.pb.gz", "mem-before.pb.gz", "mem-after.pb.gz"])
    journal.write(`content/${POOL}/${name}`, readFileSync(join(PROFILES, name)));
  return {root: journal.root};
});

afterAll(() => journal?.remove());

beforeEach(async () => {
  page = await site.newPage();
});

function benchmarks(centers: Readonly<Record<string, number>>, unit = "ns/op"): string {
  const lines = Object.entries(centers).flatMap(([name, center]) =>
    Array.from({length: 10}, (_, i) => `Benchmark${name}-8 100 ${center * (0.991 + 0.002 * i)} ${unit}\n`),
  );
  return `goos: linux\npkg: example.org/x\ncpu: A\n${lines.join("")}`;
}

const compared = (base: string, head: string, more = "") =>
  `${site.address}compare/?base=${base}&head=${head}${more}`;
const base = () => page.getByLabel("File of the base");
const head = () => page.getByLabel("File of the head");
const heading = () => page.locator(".compare-result h2");
const status = () => page.locator(".compare-status").textContent();

/** Rows of the table as benchstat prints them, without spaces. */
async function rows(): Promise<string[]> {
  const cells = await page
    .locator(".compare-result tbody tr[id]")
    .evaluateAll(all =>
      all.map(row =>
        [...row.querySelectorAll("th, td:not([aria-hidden])")].map(cell => cell.textContent ?? ""),
      ),
    );
  return cells.map(([name, from, to, change, p, n]) =>
    `${name}${from}${to}${change}(p=${p}n=${n})`.replace(/\s+/g, ""),
  );
}

test("two files are chosen, by filter and list, and the address holds the choice there and back", async () => {
  await page.goto(`${site.address}compare/`);
  await page.getByLabel("Filter for the base").fill("pool after");
  expect(await base().locator("option").allTextContents()).toEqual(["Choose a file", `after.txt · ${POOL}`]);
  await base().selectOption(`${POOL}/after.txt`);
  await head().selectOption(`${SCAN}/after.txt.gz`);
  await heading().waitFor();
  const address = compared(`${POOL}/after.txt`, `${SCAN}/after.txt.gz`);
  expect(page.url()).toBe(address);
  expect(await heading().textContent()).toBe(`${POOL} → ${SCAN}`);
  const shown = await rows();
  expect(shown).toHaveLength(3);
  await page.getByRole("button", {name: "Swap base and head"}).click();
  await expect.poll(() => heading().textContent(), PATIENT).toBe(`${SCAN} → ${POOL}`);
  expect(await rows()).not.toEqual(shown);
  await page.goBack();
  await expect.poll(() => heading().textContent(), PATIENT).toBe(`${POOL} → ${SCAN}`);
  expect(page.url()).toBe(address);
  expect(await rows()).toEqual(shown);
  await page.goBack();
  await expect.poll(() => page.locator(".compare-result").textContent(), PATIENT).toBe("");
  await page.goto(address);
  await heading().waitFor();
  expect(await rows()).toEqual(shown);
  expect(await base().inputValue()).toBe(`${POOL}/after.txt`);
});

test.each([
  [`${POOL}/before.txt`, `${POOL}/after.txt`],
  [`${POOL}/after.txt`, `${SCAN}/after.txt.gz`],
])("the digits of %s and %s are those that perf-journal benchstat prints", async (from, to) => {
  await page.goto(compared(from, to));
  await heading().waitFor();
  const io = recordingIo();
  // benchstat reads no compressed files.
  const path = (file: string) => {
    const bytes = readFileSync(join(journal.root, "content", file));
    journal.write(`plain/${file}`, file.endsWith(".gz") ? gunzipSync(bytes) : bytes);
    return join(journal.root, "plain", file);
  };
  expect(await benchstat([path(from), path(to)], io)).toBe(0);
  const printed = io.output().replace(/[ \t]+/g, "");
  const both = (await rows()).filter(row => !row.includes("undefined"));
  expect(both.length).toBeGreaterThan(1);
  for (const row of both) expect(printed).toContain(row);
});

test("the table of two files is sorted like that of an entry", async () => {
  await page.goto(compared(`${POOL}/before.txt`, `${POOL}/after.txt`));
  await page.getByRole("columnheader", {name: "change"}).getByRole("button").click();
  expect((await rows())[0]).toContain("Parse");
  expect(await page.getByRole("columnheader", {name: "change"}).getAttribute("aria-sort")).toBe("ascending");
});

test("two profiles have the flame graph and the numbers of an entry's own comparison, of every sample type", async () => {
  await page.goto(compared(`${POOL}/mem-before.pb.gz`, `${POOL}/mem-after.pb.gz`));
  await heading().waitFor();
  expect(await page.locator(".compare-result svg").count()).toBeGreaterThan(0);
  const table = () => page.locator(".compare-result table").first().textContent();
  const [before, after] = ["mem-before.pb.gz", "mem-after.pb.gz"].map(name => {
    const model = profileKind.modelOf(profileKind.open(artifactFile(name, name, recordedBytes(name))));
    if (!model) throw new Error(`${name} is no profile`);
    return model;
  });
  if (!before || !after) throw new Error("two profiles");
  const measured = (name: string) => {
    const bytes = readFileSync(join(journal.root, `content/${POOL}/${name}`));
    return measuredBenchmarks(benchmarkKind.open(artifactFile(name, name, bytes)).measurements);
  };
  const benchmarks = {base: measured("before.txt"), head: measured("after.txt")};
  const own = profileCompareView(before, after, {id: "x", size: "page"}, benchmarks);
  const text = textOf(h("div", own));
  expect(text).toContain(await table());
  await page.getByLabel("Sample type").selectOption("alloc_objects");
  await expect
    .poll(() => page.locator(".compare-result .profile-facts").textContent(), PATIENT)
    .toContain("alloc_objects");
  expect(page.url()).toContain("&sample=alloc_objects");
  expect(text).not.toContain(await table());
});

test.each([
  [
    `${OTHER}/queue.txt`,
    `${POOL}/after.txt`,
    "These files have no benchmark in common: the base has Queue-8; the head has Parse-8, Render-8, Search-8.",
  ],
  [
    `${OTHER}/rates.txt`,
    `${POOL}/after.txt`,
    "These files do not measure in the same unit: the base in req/s, the head in sec/op.",
  ],
  [
    `${POOL}/after.txt`,
    `${OTHER}/arm.txt`,
    "Base and head were measured on different machines: cpu: A → B. The change may be theirs.",
  ],
  [`${POOL}/cpu-after.pb.gz`, `${POOL}/mem-after.pb.gz`, "These profiles cannot be compared"],
  [`${POOL}/after.txt`, `${POOL}/mem-after.pb.gz`, "choose two files of one kind"],
  [
    `${POOL}/gone.txt`,
    `${POOL}/after.txt`,
    `This journal has no benchmark results or profile at ${POOL}/gone.txt. Choose another file.`,
  ],
  [`${POOL}/after.txt`, `${POOL}/after.txt`, "Both sides are the same file."],
])("%s and %s: it is said what is wrong", async (from, to, said) => {
  await page.goto(compared(from, to));
  const warnings = page.locator("compare-files .warning");
  await warnings.first().waitFor();
  expect((await warnings.allTextContents()).join(" ")).toContain(said);
});

test("a file that cannot be fetched or unpacked is named, and the next choice works", async () => {
  await page.route("**/files/**/after.txt", route =>
    route.fulfill({body: Buffer.from([0x1f, 0x8b, 1, 2, 3])}),
  );
  await page.goto(compared(`${POOL}/before.txt`, `${POOL}/after.txt`));
  await expect
    .poll(status, PATIENT)
    .toBe("after.txt could not be unpacked: its gzip is broken, or of several parts.");
  await page.unroute("**/files/**/after.txt");
  await head().selectOption(`${SCAN}/before.txt`);
  await heading().waitFor();
  expect(await status()).toBe("Compared; the result is below.");
});

/** Results of 60 MiB, which take seconds to read. */
function manyResults(): Buffer {
  const lines = Array.from(
    {length: 5000},
    (_, i) => `BenchmarkParse-8 \t 100\t ${700 + (i % 97)}.5 ns/op\t 64 B/op\n`,
  );
  const part = Buffer.from(lines.join(""));
  return Buffer.concat(Array.from({length: Math.floor((60 * 2 ** 20) / part.length)}, () => part));
}

test("a comparison of 60 MiB leaves the page free to cancel it, and the next choice works", async () => {
  const body = manyResults();
  await page.route("**/files/**/after.txt", route => route.fulfill({body}));
  await page.goto(compared(`${POOL}/before.txt`, `${POOL}/after.txt`));
  const cancel = page.getByRole("button", {name: "Cancel"});

  await cancel.click();
  await expect.poll(status, PATIENT).toBe("Canceled. Choose a file to compare again.");
  expect(await cancel.isVisible()).toBe(false);
  expect(await page.locator(".compare-result").textContent()).toBe("");
  await head().selectOption(`${SCAN}/before.txt`);
  await heading().waitFor();
  expect(await rows()).toHaveLength(3);
  await head().selectOption(`${POOL}/after.txt`);
  await expect.poll(status, PATIENT).toBe("Compared; the result is below.");
  expect(await rows()).not.toEqual([]);
});

test("a file of more than 64 MiB is refused by name", async () => {
  const body = Buffer.alloc(65 * 2 ** 20, "BenchmarkParse-8 1 2 ns/op\n");
  await page.route("**/files/**/after.txt", route => route.fulfill({body}));
  await page.goto(compared(`${POOL}/before.txt`, `${POOL}/after.txt`));
  await expect.poll(status, PATIENT).toBe("after.txt is larger than 64 MiB, too large to be compared here.");
});

test("by keyboard alone two files are chosen and swapped, and passing over files is one step back", async () => {
  await page.goto(`${site.address}compare/?base=${POOL}/after.txt`);
  await head().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await heading().waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Swap base and head");
  await page.goBack();
  await expect.poll(() => head().inputValue(), PATIENT).toBe("");
});

test("nothing of the comparison's code is fetched before two files are chosen, and what is fetched stays small", async () => {
  const scripts = new Set<string>();
  page.on("response", response => {
    if (response.url().endsWith(".js")) scripts.add(response.url());
  });
  // Fetched again, since a browser keeps no body of the script that a worker starts with.
  const size = async () => {
    const all = await Promise.all([...scripts].map(async url => (await fetch(url)).arrayBuffer()));
    return all.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
  };
  await page.goto(`${site.address}compare/`, {waitUntil: "networkidle"});
  expect(await size()).toBeLessThan(8_000);
  await page.goto(compared(`${POOL}/before.txt`, `${POOL}/after.txt`), {waitUntil: "networkidle"});
  await heading().waitFor();
  // Common benchmark formats are read in the browser at once, the others when no common one knows a file. Long names are left out,
  // and JSON is paid for by its texts: 0.6 kB.
  expect(await size()).toBeLessThan(117_500);
  await page.goto(compared(`${POOL}/cpu-before.pb.gz`, `${POOL}/cpu-after.pb.gz`), {
    waitUntil: "networkidle",
  });
  await heading().waitFor();
  // Names of C++ and Rust are demangled in the browser too: 9 kB. Rows of tables are records, and lines like the one before are
  // read in one pass: 1 kB each. Memory maps of old profiles are bisected, and what a profile is made of is paid for: 0.7 kB.
  // JSON is paid for by its texts, and calls put into one place: 0.4 kB.
  expect(await size()).toBeLessThan(182_500);
});

test("without JavaScript the page leads to every entry, and to what changed since the one before", async () => {
  const still = await site.browser.newContext({javaScriptEnabled: false});
  const plain = await still.newPage();
  await plain.goto(`${site.address}compare/`);
  expect(await plain.locator("compare-files").textContent()).toContain("Choosing files needs JavaScript.");
  await plain.getByRole("link", {name: /^2026-05-03/}).click();
  expect(await plain.locator("h1").textContent()).toBe("Compared with the previous entry");
  const parse = await plain.locator("tbody tr", {hasText: "Parse"}).textContent();
  expect(parse).toContain("-50.00%");
  await plain.goto(`${site.address}entries/${SCAN}/`);
  const since = plain.locator("section.since");
  expect(await since.textContent()).toContain("Pool the messages");
  expect(await since.getByRole("link", {name: "Compare with the previous entry"}).getAttribute("href")).toBe(
    `/compare/${SCAN}/`,
  );
  expect(
    await plain.goto(`${site.address}entries/${POOL}/`).then(() => plain.locator("section.since").count()),
  ).toBe(0);
  await still.close();
});

test("an entry says how its claims stand; one that the data contradict is not hidden", async () => {
  await page.goto(`${site.address}entries/${POOL}/`);
  expect(await page.locator(".claims summary").textContent()).toBe("One claim, which holds");
  await page.goto(`${site.address}entries/${SCAN}/`);
  const claim = page.locator(".claims li");
  expect(await claim.isVisible()).toBe(true);
  expect((await claim.textContent())?.replace(/\s+/g, " ")).toContain(
    "contradicted Parse sec/op <= -90% measured -50.35% (p=0.000 n=10)",
  );
  expect(await axeViolations(page)).toEqual([]);
});

/** Both schemes and both sizes once. */
const LOOKED_AT = ["desktop, dark", "phone, light"];

test.each(SCREENS.filter(({name}) => LOOKED_AT.includes(name)))(
  "on a $name everything fits, and axe finds nothing",
  async screen => {
    const other = await screenContext(site.browser, screen);
    page = await other.newPage();
    const seen = watchPage(page, new URL(site.address).origin);
    for (const address of [
      `${site.address}compare/`,
      compared(`${POOL}/before.txt`, `${SCAN}/after.txt.gz`),
      compared(`${POOL}/cpu-before.pb.gz`, `${POOL}/cpu-after.pb.gz`),
      `${site.address}compare/${SCAN}/`,
    ]) {
      await page.goto(address);
      if (address.includes("base=")) await heading().waitFor();
      else await page.locator("h1").waitFor();
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    }
    expect(seen).toEqual([]);
    await other.close();
  },
);
