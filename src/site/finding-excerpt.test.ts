import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {copiedParts} from "./copied-parts.ts";
import {findingExcerpt} from "./finding-excerpt.ts";

const FIGURE = (id: string, file: string): string =>
  `<figure class="figure" id="${id}"><figcaption><span class="figure-files"><code>${file}</code></span><copy-menu data-kind="figure" data-id="${id}" data-text="T (${file})" data-code="0123456789ab" data-files="${file}"></copy-menu></figcaption><details class="copy-forms"><details data-name="CSV"><pre>a,1\n</pre></details></details></figure>`;

const HTML = `<p id="before">x</p><section class="finding" id="a"><header><copy-menu data-kind="finding" data-id="a" data-text="So." data-code="01234567" data-status="open"><a class="anchor" href="#a">#</a><a class="finding-card" href="/entries/x/a/">history</a></copy-menu></header><p>So, as <a href="#before">before</a> and in <a href="#fig-in">this</a>.</p>${FIGURE("fig-in", "in.txt")}<p class="finding-resolved note">Resolved.</p></section>${FIGURE("fig-out", "out.txt")}${FIGURE("fig-other", "other.txt")}`;

test("findingExcerpt(html, finding) cuts out the section, its links leading back to the entry", () => {
  const html = findingExcerpt(HTML, {id: "a"}, "/entries/x/")
    .map(node => toHtml(node))
    .join("");
  expect(html).toContain('<a href="/entries/x/#before">before</a> and in <a href="#fig-in">this</a>');
  expect(html).toContain('<figure class="figure" id="fig-in">');
  expect(html).not.toContain("history");
  expect(html).not.toContain("Resolved");
  expect(html).not.toContain("fig-out");
  expect(findingExcerpt(HTML, {id: "none"}, "/")).toEqual([]);
});

test("findingExcerpt(html, finding) takes the figures along that are its evidence, by file or by id", () => {
  const evidence = ["out.txt", "#fig-other"];
  const taken = findingExcerpt(HTML, {id: "a", evidence}, "/entries/x/");
  expect(taken.map(({properties}) => properties.id)).toEqual(["a", "fig-out", "fig-other"]);
});

test("copiedParts(html) reads findings and figures with the texts that they hold", () => {
  expect(
    copiedParts(HTML).map(({kind, id, code, files, forms}) => [kind, id, code, files, [...forms]]),
  ).toEqual([
    ["finding", "a", "01234567", [], [["CSV", "a,1\n"]]],
    ["figure", "fig-in", "0123456789ab", ["in.txt"], [["CSV", "a,1\n"]]],
    ["figure", "fig-out", "0123456789ab", ["out.txt"], [["CSV", "a,1\n"]]],
    ["figure", "fig-other", "0123456789ab", ["other.txt"], [["CSV", "a,1\n"]]],
  ]);
});
