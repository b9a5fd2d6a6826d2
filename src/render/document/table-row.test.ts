import {toHtml} from "hast-util-to-html";
import type {Root} from "mdast";
import {toHast} from "mdast-util-to-hast";
import {remark} from "remark";
import remarkGfm from "remark-gfm";
import {expect, test} from "vitest";
import {tableRow} from "./table-row.ts";

function html(source: string): string {
  const tree = remark().use(remarkGfm).parse(source) as Root;
  return toHtml(toHast(tree, {handlers: {tableRow}})).replace(/\n/g, "");
}

test("tableRow keeps whole rows as they are, with the alignment of their columns", () => {
  const whole = "|a|b|\n|-|-:|\n|1|2|\n";
  expect(html(whole)).toBe(toHtml(toHast(remark().use(remarkGfm).parse(whole) as Root)).replace(/\n/g, ""));
});

test("tableRow makes one cell of those that a row lacks, and drops those it has too many", () => {
  expect(html("|a|b|c|\n|-|-|-|\n|1|\n|1|2|\n|1|2|3|4|\n")).toContain(
    '<tr><td>1</td><td colspan="2"></td></tr><tr><td>1</td><td>2</td><td></td></tr><tr><td>1</td><td>2</td><td>3</td></tr>',
  );
});
