import {expect, test} from "vitest";
import {layoutParts, pagesOfEveryLayout} from "./page-layouts.ts";

const page = (address: string, html: string) => ({address, html});

test("layoutParts has elements, classes, roles and states", () => {
  expect([...layoutParts('<tr hidden><td class="a b" data-x="1">text</td></tr>')]).toEqual([
    "tr",
    "tr[hidden]",
    "td",
    "td.a",
    "td.b",
    "td[data-x]",
  ]);
});

test("pagesOfEveryLayout leaves out pages without a part or word of their own", () => {
  const pages = [
    page("plain", "<p>a"),
    page("table", "<p><table>a"),
    page("note", '<p><p class="note"><em>a'),
    page("long", `<p>a ${"b".repeat(20)} <pre>${"c".repeat(30)}</pre>`),
    page("code", `<pre>${"c".repeat(30)}</pre><p>b`),
    page("same", "<p><table>b"),
  ];
  expect(pagesOfEveryLayout(pages).map(({address}) => address)).toEqual(["note", "table", "long"]);
});
