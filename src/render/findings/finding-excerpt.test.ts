import type {Root} from "hast";
import {fromHtml} from "hast-util-from-html";
import {h} from "hastscript";
import {expect, test} from "vitest";
import {copiedParts} from "../figures/copied-parts.ts";
import {findingExcerpts} from "./finding-excerpt.ts";

const FIGURE = (id: string, file: string): string =>
  `<figure class="figure" id="${id}"><figcaption><span class="figure-files"><code>${file}</code></span><copy-menu data-kind="figure" data-id="${id}" data-text="T (${file})" data-code="0123456789ab" data-files="${file}"></copy-menu></figcaption><details class="copy-forms"><details data-name="benchstat text"><pre>a 1\n</pre></details><details data-name="CSV"><pre>a,1\n</pre></details></details></figure>`;

const HTML = `<p id="before">x</p><section class="finding" id="a"><header><copy-menu data-kind="finding" data-id="a" data-text="So." data-code="01234567" data-status="open"><a class="anchor" href="#a">#</a><a class="finding-card" href="/entries/x/a/">history</a></copy-menu></header><p>So, as <a href="#before">before</a> and in <a href="#fig-in">this</a>.</p>${FIGURE("fig-in", "in.txt")}<p class="finding-resolved note">Resolved.</p></section>${FIGURE("fig-out", "out.txt")}${FIGURE("fig-other", "other.txt")}`;

const TREE = fromHtml(HTML, {fragment: true});

test("findingExcerpts(tree, findings, page) cuts out the section, its links leading back to the entry", () => {
  const before = structuredClone(TREE);
  const html = findingExcerpts(TREE, [{id: "a"}], "/entries/x/")[0]?.html;
  expect(html).toContain('<a href="/entries/x/#before">before</a> and in <a href="#fig-in">this</a>');
  expect(html).toContain('<figure class="figure" id="fig-in">');
  expect(html).not.toContain("history");
  expect(html).not.toContain("Resolved");
  expect(html).not.toContain("fig-out");
  expect(findingExcerpts(TREE, [{id: "none"}], "/")).toEqual([]);
  expect(TREE).toEqual(before);
});

test("findingExcerpts(tree, findings, page) takes the figures along that are its evidence, by file or by id", () => {
  const evidence = ["out.txt", "#fig-other"];
  const html = findingExcerpts(TREE, [{id: "a", evidence}], "/entries/x/")[0]?.html;
  expect(html?.match(/(?<=figure" id=")[^"]*/g)).toEqual(["fig-in", "fig-out", "fig-other"]);
});

test("copiedParts(tree) reads findings and figures with what benchstat prints of them", () => {
  expect(copiedParts(TREE).map(({kind, id, code, files, table}) => [kind, id, code, files, table])).toEqual([
    ["finding", "a", "01234567", [], "a 1\n"],
    ["figure", "fig-in", "0123456789ab", ["in.txt"], "a 1\n"],
    ["figure", "fig-out", "0123456789ab", ["out.txt"], "a 1\n"],
    ["figure", "fig-other", "0123456789ab", ["other.txt"], "a 1\n"],
  ]);
});

test("findingExcerpts(tree, findings, page) takes large figures along as long as there is room for them", () => {
  const figure = h("figure#fig-a", h("pre", "x".repeat(500_000)));
  const ids = Array.from({length: 50}, (_, index) => `f${index}`);
  const tree: Root = {type: "root", children: [...ids.map(id => h("section.finding", {id})), figure]};
  const excerpts = findingExcerpts(
    tree,
    ids.map(id => ({id, evidence: ["#fig-a"]})),
    "/entries/x/",
  );
  expect(excerpts.filter(({html}) => html.includes("<figure")).length).toBe(7);
  expect(excerpts.length).toBe(50);
});
