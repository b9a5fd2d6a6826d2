import type {Element} from "hast";
import {fromHtml} from "hast-util-from-html";
import {toHtml} from "hast-util-to-html";
import {visit} from "unist-util-visit";
import {expect, test} from "vitest";
import type {DrawnParts} from "./finding-excerpt.ts";
import {findingExcerpts} from "./finding-excerpt.ts";

const FIGURE = (id: string, file: string): string =>
  `<figure class="figure" id="${id}"><figcaption><span class="figure-files"><code>${file}</code></span><copy-menu data-kind="figure" data-id="${id}" data-text="T (${file})" data-code="0123456789ab" data-files="${file}"></copy-menu></figcaption><details class="copy-forms"><details data-name="benchstat text"><pre>a 1\n</pre></details><details data-name="CSV"><pre>a,1\n</pre></details></details></figure>`;

const HTML = `<p id="before">x</p><section class="finding" id="a"><header><copy-menu data-kind="finding" data-id="a" data-text="So." data-code="01234567" data-status="open"><a class="anchor" href="#a">#</a></copy-menu></header><p>So, as <a href="#before">before</a> and in <a href="#fig-in">this</a>.</p>${FIGURE("fig-in", "in.txt")}</section>${FIGURE("fig-out", "out.txt")}${FIGURE("fig-other", "other.txt")}`;

const elements = (name: string, html: string) => {
  const found: {id: string; element: Element}[] = [];
  visit(fromHtml(html, {fragment: true}), "element", element => {
    if (element.tagName === name) found.push({id: String(element.properties.id), element});
  });
  return found;
};
const page = (html: string): DrawnParts => ({
  findings: elements("section", html).map(({id, element}) => ({
    id,
    alone: element,
    ids: [id, ...elements("figure", toHtml(element)).map(figure => figure.id)],
  })),
  figures: elements("figure", html).map(({id, element}) => ({
    element,
    ids: [id],
    record: {kind: "figure", id, title: "T", source: "", text: "T", code: "", files: [`${id.slice(4)}.txt`]},
  })),
});

const PARTS = page(HTML);

test("findingExcerpts(parts, findings, page) cuts out the section, its links leading back to the entry", () => {
  const before = structuredClone(PARTS);
  const html = findingExcerpts(PARTS, [{id: "a"}], "/entries/x/")[0]?.html;
  expect(html).toContain('<a href="/entries/x/#before">before</a> and in <a href="#fig-in">this</a>');
  expect(html).toContain('<figure class="figure" id="fig-in">');
  expect(html).not.toContain("fig-out");
  expect(findingExcerpts(PARTS, [{id: "none"}], "/")).toEqual([]);
  expect(PARTS).toEqual(before);
});

test("findingExcerpts(parts, findings, page) takes the figures along that are its evidence, by file or by id", () => {
  const evidence = ["out.txt", "#fig-other"];
  const html = findingExcerpts(PARTS, [{id: "a", evidence}], "/entries/x/")[0]?.html;
  expect(html?.match(/(?<=figure" id=")[^"]*/g)).toEqual(["fig-in", "fig-out", "fig-other"]);
});

test("findingExcerpts(parts, findings, page) takes large figures along as long as there is room for them", () => {
  const ids = Array.from({length: 50}, (_, index) => `f${index}`);
  const sections = ids.map(id => `<section class="finding" id="${id}"></section>`).join("");
  const large = page(`${sections}<figure id="fig-a"><pre>${"x".repeat(500_000)}</pre></figure>`);
  const excerpts = findingExcerpts(
    large,
    ids.map(id => ({id, evidence: ["#fig-a"]})),
    "/entries/x/",
  );
  expect(excerpts.filter(({html}) => html.includes("<figure")).length).toBe(7);
  expect(excerpts.length).toBe(50);
});
