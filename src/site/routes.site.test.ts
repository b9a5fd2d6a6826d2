import {readdirSync, readFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";
import {SAMPLE, sharedSample} from "../../scripts/testing/built-site.ts";
import {figureAddress, revisionsAddress} from "../journal/addresses/addresses.ts";
import {openPublication} from "../publish/publication-fs.ts";
import {ROUTES} from "./routes.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Files that a build adds beside the pages: assets, the search index, hosts' settings. */
const ADDED =
  /^\/(?:_astro|pagefind|schemas)\/|^\/(?:favicon\.svg|robots\.txt|urls\.json|theme\.js|_headers|sitemap-[^/]*\.xml|\.[^/]+)$/;

test("the built sample has exactly the addresses of the routes", async () => {
  const built = await sharedSample();
  const {journal, render, history} = await openPublication(PROJECT, {
    ...SAMPLE,
    drafts: false,
    packageRoot: PROJECT,
  });
  const expected = new Set(Object.values(ROUTES).flatMap(addresses => addresses(journal)));
  for (const entry of journal.entries) {
    const {figures, figurePages} = await render(entry);
    if (history(entry).isRevised) expected.add(revisionsAddress(entry.id));
    for (const [at, {id, csv}] of figures.entries()) {
      for (const alias of entry.meta.aliases) expected.add(figureAddress(alias, id));
      const files = ["", "figure.json", "oembed.json", ...(csv === undefined ? [] : ["figure.csv"])];
      const picture = figurePages[at]?.tree ? ["figure.svg"] : [];
      for (const file of [...files, ...picture]) expected.add(figureAddress(entry.id, id) + file);
    }
  }
  const files = readdirSync(built.folder, {recursive: true, withFileTypes: true}).filter(file =>
    file.isFile(),
  );
  const addresses = files
    .map(file => `/${relative(built.folder, join(file.parentPath, file.name)).split(sep).join("/")}`)
    .map(path => path.replace(/\/index\.html$/, "/"))
    .filter(path => !ADDED.test(path));
  expect(addresses.filter(address => !expected.has(address))).toEqual([]);
  const written = new Set(addresses);
  expect([...expected].filter(address => !written.has(address))).toEqual([]);
});

test("/entries/<id>.json has the claims that the entry's page shows", async () => {
  const built = await sharedSample();
  const {journal, render} = await openPublication(PROJECT, {...SAMPLE, drafts: false, packageRoot: PROJECT});
  for (const entry of journal.entries) {
    const document = JSON.parse(readFileSync(join(built.folder, "entries", `${entry.id}.json`), "utf8"));
    const page = readFileSync(join(built.folder, "entries", entry.id, "index.html"), "utf8");
    const {claims} = await render(entry);
    expect(document.claims.map((claim: {text: string}) => claim.text)).toEqual(claims.map(({text}) => text));
    expect(page.match(/\(claimed /g)?.length ?? 0).toBe(
      claims.filter(({column}) => column !== undefined).length,
    );
  }
});
