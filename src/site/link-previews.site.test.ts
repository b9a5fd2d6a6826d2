import {readFileSync} from "node:fs";
import {fromHtml} from "hast-util-from-html";
import {visit} from "unist-util-visit";
import {beforeAll, describe, expect, test} from "vitest";
import type {BuiltSite} from "../../scripts/testing/built-site.ts";
import {SAMPLE, sharedSample} from "../../scripts/testing/built-site.ts";
import {htmlFiles} from "../../scripts/testing/dist-links.ts";

/** The address that the sample is built for, without the slash at its end. */
const SITE = (SAMPLE.site + SAMPLE.base).replace(/\/$/, "");

/** Fields of a page for programs that show its link, by name or property. */
type Fields = ReadonlyMap<string, string>;

let site: BuiltSite;
/** Fields of pages that search engines may list, by address. */
let pages: ReadonlyMap<string, Fields>;

beforeAll(async () => {
  site = await sharedSample();
  pages = new Map(
    htmlFiles(site.folder).flatMap(file => {
      const html = readFileSync(`${site.folder}/${file}`, "utf8");
      const isHidden = html.includes('name="robots"');
      return isHidden ? [] : [[`/${file.replace(/index\.html$/, "")}`, fieldsOf(html)] as const];
    }),
  );
});

function fieldsOf(html: string): Fields {
  const fields = new Map<string, string>();
  const head = html.slice(0, html.indexOf("</head>"));
  visit(fromHtml(head), "element", ({tagName, properties}) => {
    const name = properties.property ?? properties.name;
    if (tagName !== "meta" || typeof name !== "string") return;
    expect(fields.has(name), `${name} is there twice`).toBe(name === "theme-color" && fields.has(name));
    fields.set(name, String(properties.content ?? ""));
  });
  return fields;
}

/** Names of the fields that break a rule, by address. */
function breaking(rule: (fields: Fields, address: string) => string | undefined): [string, string][] {
  return [...pages].flatMap(([address, fields]) => {
    const broken = rule(fields, address);
    return broken === undefined ? [] : [[address, broken] as [string, string]];
  });
}

describe("fields of link previews", () => {
  test("have what the Open Graph protocol asks for, with full addresses", () => {
    expect(
      breaking((fields, address) => {
        if (!fields.get("og:title")?.trim()) return "og:title";
        if (!["website", "article"].includes(fields.get("og:type") ?? "")) return "og:type";
        if (fields.get("og:url") !== SITE + address) return "og:url";
        return /^\d{4}-\d{2}-\d{2}$/.test(fields.get("article:published_time") ?? "2026-01-01")
          ? undefined
          : "article:published_time";
      }),
    ).toEqual([]);
  });

  test("name a picture that exists, of the size that they give and small enough for X and Slack", () => {
    expect(
      breaking(fields => {
        const image = fields.get("og:image");
        if (image === undefined) return fields.get("twitter:card") === "summary" ? undefined : "twitter:card";
        if (!image.startsWith(`${SITE}/previews/`)) return "og:image";
        const png = readFileSync(site.folder + image.slice(SITE.length));
        const size = [png.readUInt32BE(16), png.readUInt32BE(20)].map(String);
        const given = [fields.get("og:image:width"), fields.get("og:image:height")];
        if (png.subarray(1, 4).toString() !== "PNG" || fields.get("og:image:type") !== "image/png")
          return "og:image:type";
        if (size.join() !== given.join() || size.join() !== "1200,630") return "og:image:width";
        if (png.length > 1_000_000) return "size";
        if (fields.get("twitter:card") !== "summary_large_image") return "twitter:card";
        if (fields.get("twitter:image") !== image) return "twitter:image";
        return (fields.get("og:image:alt")?.length ?? 421) > 420 ? "og:image:alt" : undefined;
      }),
    ).toEqual([]);
  });

  test("give Slack facts as pairs of a name and a value, at most two", () => {
    expect(
      breaking(fields => {
        const names = [...fields.keys()].filter(name => /^twitter:(label|data)\d/.test(name));
        if (names.some(name => !/[12]$/.test(name) || !fields.get(name)?.trim())) return names.join();
        return names.length % 2 === 0 ? undefined : names.join();
      }),
    ).toEqual([]);
  });

  test("fit in a line: texts without line ends, descriptions of at most 300 characters", () => {
    expect(
      breaking(fields => {
        const description = fields.get("og:description") ?? "";
        if (/[\n\r]/.test(`${fields.get("og:title")}${description}`)) return "line end";
        return fields.has("og:image") && description.length > 300 ? description : undefined;
      }),
    ).toEqual([]);
  });

  test("have a picture on every entry and finding", () => {
    const cards = [...pages].filter(([address]) => /^\/entries\/[^/]+\/([^/]+\/)?$/.test(address));
    expect(cards.length).toBeGreaterThan(20);
    expect(cards.filter(([, fields]) => !fields.has("og:image"))).toEqual([]);
    const pictures = new Set(cards.map(([, fields]) => fields.get("og:image")));
    expect(pictures.size).toBe(cards.length);
  });
});
