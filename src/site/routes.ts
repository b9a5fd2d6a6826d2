import {
  componentAddress,
  entryAddress,
  findingCardAddress,
  functionAddress,
  functionDataAddress,
  monthAddress,
  profileFramesAddress,
  profileTabAddress,
  sincePreviousAddress,
  tagAddress,
  yearAddress,
} from "../journal/addresses/addresses.ts";
import type {Journal} from "../journal/journal.ts";
import {ATOM_ADDRESS} from "../publish/feeds/atom.ts";
import {JSON_FEED_ADDRESS} from "../publish/feeds/json-feed.ts";
import {previewImages} from "../publish/previews/preview-images.ts";
import {benchmarkDataRoutes, benchmarkRoutes, smallChartRoutes} from "./benchmarks/benchmark-routes.ts";
import {docRoutes} from "./docs/doc-routes.ts";
import {entriesByComponent, entriesByMonth, entriesByTag, entriesByYear} from "./entries/archive.ts";
import {NAMES_ADDRESS} from "./layout/navigation.ts";
import {profilePages} from "./profiles/profile-routes.ts";
import {profilesOf} from "./profiles/profiles.ts";

/** The addresses that a page has in a journal, below the base and beginning with `/`. */
type Addresses = (journal: Journal) => readonly string[];

/**
 * Every route of the site by its file below `src/pages`, with the addresses it has in a journal.
 * The link checker takes an address for a page only if a route has it.
 */
export const ROUTES: Readonly<Record<string, Addresses>> = {
  "index.astro": () => ["/"],
  "404.astro": () => ["/404.html"],
  "search/index.astro": () => ["/search/"],
  "search/names.json.ts": () => [NAMES_ADDRESS],
  "feed.xml.ts": () => [ATOM_ADDRESS],
  "feed.json.ts": () => [JSON_FEED_ADDRESS],
  "llms.txt.ts": () => ["/llms.txt"],
  "theme.css.ts": ({theme}) => (theme.css === undefined ? [] : ["/theme.css"]),
  "data/measurements.csv.ts": () => ["/data/measurements.csv"],
  "data/measurements.parquet.ts": () => ["/data/measurements.parquet"],
  "index.json.ts": () => ["/index.json"],
  "[year]/index.astro": ({entries}) => entriesByYear(entries).map(({year}) => yearAddress(year)),
  "[year]/[month].astro": ({entries}) => entriesByMonth(entries).map(({month}) => monthAddress(month)),
  "components/[component].astro": ({entries}) =>
    entriesByComponent(entries).map(({component}) => componentAddress(component)),
  "components/[component]/feed.xml.ts": ({entries}) =>
    entriesByComponent(entries).map(({component}) => `${componentAddress(component)}feed.xml`),
  "tags/index.astro": () => ["/tags/"],
  "tags/[tag].astro": ({entries}) => entriesByTag(entries).map(({tag}) => tagAddress(tag)),
  "tags/[tag]/feed.xml.ts": ({entries}) => entriesByTag(entries).map(({tag}) => `${tagAddress(tag)}feed.xml`),
  "previews/[name].png.ts": journal => previewImages(journal).map(({address}) => address),
  "entries/index.astro": () => ["/entries/"],
  "entries/[id].astro": ({entries}) =>
    entries.flatMap(({id, meta}) => [id, ...meta.aliases].map(entryAddress)),
  "entries/[id].json.ts": ({entries}) => entries.map(({id}) => `/entries/${id}.json`),
  "entries/[id].md.ts": ({entries}) => entries.map(({id}) => `/entries/${id}.md`),
  // Of entries with earlier versions, which git knows.
  "entries/[id]/revisions.json.ts": () => [],
  "entries/[id]/[finding].astro": ({findings}) =>
    findings.flatMap(({entry, finding}) =>
      [entry.id, ...entry.meta.aliases].map(id => findingCardAddress(id, finding.id)),
    ),
  // Figures are known once their entries are drawn.
  "entries/[id]/fig/[name]/index.astro": () => [],
  "entries/[id]/fig/[name]/figure.json.ts": () => [],
  "entries/[id]/fig/[name]/figure.csv.ts": () => [],
  "entries/[id]/fig/[name]/oembed.json.ts": () => [],
  "entries/[id]/fig/[name]/figure.svg.ts": () => [],
  "entries/[id]/fig/[name]/figure.png.ts": () => [],
  "entries/[id]/fig/[name]/figure-dark.png.ts": () => [],
  "findings/index.astro": () => ["/findings/"],
  "findings.json.ts": () => ["/findings.json"],
  "files/[...path].ts": publishedFiles,
  "benchmarks/index.astro": () => ["/benchmarks/"],
  "benchmarks/[...path].astro": ({benchmarks}) =>
    [...benchmarkRoutes(benchmarks).keys()].map(path => `/benchmarks/${path}/`),
  "benchmarks/[...path].csv.ts": benchmarkData("csv"),
  "benchmarks/[...path].json.ts": benchmarkData("json"),
  "benchmarks/[...path].svg.ts": ({benchmarks}) =>
    [...smallChartRoutes(benchmarks).keys()].map(path => `/benchmarks/${path}.svg`),
  "compare/index.astro": () => ["/compare/"],
  "compare/files.json.ts": () => ["/compare/files.json"],
  "compare/[id].astro": ({previous}) => [...previous.keys()].map(sincePreviousAddress),
  "docs/[...path].astro": journal =>
    [...docRoutes(journal).keys()].map(path => `/docs/${path && `${path}/`}`),
  "functions/index.astro": () => ["/functions/"],
  "functions/[name].astro": ({functions}) => functions.functions.map(({name}) => functionAddress(name)),
  "functions/[name].json.ts": ({functions}) => functions.functions.map(({name}) => functionDataAddress(name)),
  "profiles/index.astro": () => ["/profiles/"],
  "profiles/[id]/[name]/[...tab].astro": journal =>
    profilePages({journal, href: path => path}).flatMap(({entry, attachment, tabs}) =>
      tabs.map(tab => profileTabAddress(entry.id, attachment.name, tab.name)),
    ),
  "profiles/[id]/[name]/frames.json.ts": ({entries}) =>
    entries.flatMap(entry =>
      profilesOf(entry)
        .filter(({artifact}) => !artifact.isEmpty)
        .map(({attachment}) => profileFramesAddress(entry.id, attachment.name)),
    ),
};

/** Lists the addresses of attachments and of the logo. */
export function publishedFiles({entries, theme}: Journal): string[] {
  const attachments = entries.flatMap(entry => entry.attachments.map(({address}) => address));
  return theme.logo ? [...attachments, theme.logo.address] : attachments;
}

function benchmarkData(format: "csv" | "json"): Addresses {
  return ({benchmarks}) =>
    [...benchmarkDataRoutes(benchmarks).keys()].map(path => `/benchmarks/${path}.${format}`);
}

/** Returns a test of whether the site of a journal has an address; the routes of a segment are read when first asked for. */
export function siteAddresses(journal: Journal): (address: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return address => {
    const file = Object.keys(ROUTES).filter(name => isFor(name, address));
    return file.some(name => {
      const addresses = known.get(name) ?? new Set(ROUTES[name]?.(journal));
      known.set(name, addresses);
      return addresses.has(address);
    });
  };
}

/** True if a route may have an address, by their first segments. */
function isFor(file: string, address: string): boolean {
  const [first = ""] = file.split("/");
  const [, segment = ""] = address.split("/");
  return !file.includes("/") || first.startsWith("[") || first === segment;
}
