import type {Element} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {SORT_CELL, SORT_HEAD} from "../../contract/tables.ts";
import {cutText, foldGenerics} from "../../stacks/function-names.ts";
import type {PrintedContext, PrintedTopRow, ReportBody} from "./model.ts";

type Written = Extract<ReportBody, {type: "written"}>;

/** Draws rows of `top`, each with its id and a bar beside each percentage; readers may sort them. */
export function printedTopTable(
  rows: readonly PrintedTopRow[],
  label: string,
  ids: readonly string[],
): Element {
  const widest = (of: (row: PrintedTopRow) => number): number =>
    Math.max(...rows.map(row => Math.abs(of(row))), 0);
  const [flat, cum] = [widest(row => row.flat.value), widest(row => row.cum.value)];
  const names = ["flat", "flat%", "", "sum%", "cum", "cum%", "", "function"];
  return sortable(label, [
    h(
      "thead",
      h(
        "tr",
        names.map((name, column) => headCell(name, column, name === "function", isSorted(name))),
      ),
    ),
    h(
      "tbody",
      rows.map((row, index) =>
        h("tr", {id: ids[index]}, [
          numberCell(row.flat.text, row.flat.value),
          numberCell(row.flatPercent),
          barCell(row.flat.value, flat),
          numberCell(row.sumPercent),
          numberCell(row.cum.text, row.cum.value),
          numberCell(row.cumPercent),
          barCell(row.cum.value, cum),
          nameCell(row.name, row.inline),
        ]),
      ),
    ),
  ]);
}

/** Shares of the total have the order of their values. */
function isSorted(name: string): boolean {
  return name !== "" && name !== "sum%" && !name.endsWith("%");
}

/** Draws a table written by hand, a row with its id, with bars where a column has numbers. */
export function writtenTable({heads, rows}: Written, label: string, ids: readonly string[]): Element {
  const numbers = heads.map((_, column) => rows.map(row => leadingNumber(row[column] ?? "")));
  const isNumeric = numbers.map(
    (column, index) => index > 0 && column.filter(isKnown).length * 2 > column.length,
  );
  const drawn = isNumeric.indexOf(true);
  const widest = Math.max(...(numbers[drawn] ?? []).filter(isKnown), 0);
  return sortable(label, [
    h(
      "thead",
      h("tr", [
        ...heads.flatMap((name, column) => [
          headCell(
            name,
            column + (drawn >= 0 && column > drawn ? 1 : 0),
            !isNumeric[column],
            column === 0 || isNumeric[column] === true,
          ),
          ...(column === drawn ? [h("td")] : []),
        ]),
      ]),
    ),
    h(
      "tbody",
      rows.map((row, index) =>
        h("tr", {id: ids[index]}, [
          ...row.flatMap((text, column) => [
            column === 0
              ? nameCell(text, "")
              : isNumeric[column]
                ? numberCell(text, numbers[column]?.[index])
                : h("td", text),
            ...(column === drawn ? [barCell(numbers[drawn]?.[index] ?? 0, widest)] : []),
          ]),
        ]),
      ),
    ),
  ]);
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined;
}

/** The number a cell begins with: `11.5` of `11.5 + 7.7`; undefined for `—`. */
function leadingNumber(text: string): number | undefined {
  const match = /^[~<]?\s*(\d{1,12}(?:\.\d{1,6})?)/.exec(text);
  return match ? Number(match[1]) : undefined;
}

/** Draws functions between their callers and callees, as `peek` and `tree` print them. */
export function printedContextTable(
  contexts: readonly PrintedContext[],
  label: string,
  most: number,
): Element {
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top.profile-context", [
      h("caption.visually-hidden", `${label}: for each function its callers, itself, its callees`),
      h(
        "thead",
        h("tr", [
          h("th", {scope: "col"}, "who"),
          h("th.num", {scope: "col"}, "cost"),
          h("th.num", {scope: "col"}, "share"),
          h("th", {scope: "col"}, "function"),
        ]),
      ),
      ...contexts.map(context => contextBlock(context, most)),
    ]),
  ]);
}

function contextBlock({row, callers, callees}: PrintedContext, most: number): Element {
  const own = (word: string, value: string, percent: string, name: Element): Element =>
    h(`tr${word === "cum" ? ".profile-own" : ""}`, [
      h("td", word),
      h("td.num", value),
      h("td.num", percent),
      name,
    ]);
  const calls = (word: string, all: PrintedContext["callers"]): Element[] => [
    ...all
      .slice(0, most)
      .map(({weight, percent, name, inline}) => own(word, weight.text, percent, nameCell(name, inline))),
    ...(all.length > most
      ? [own(word, "", "", h("td.profile-name.profile-inline", `${all.length - most} more`))]
      : []),
  ];
  return h("tbody", [
    ...calls("caller", callers),
    ...(row
      ? [
          own("cum", row.cum.text, row.cumPercent, nameCell(row.name, row.inline)),
          own(
            "flat",
            row.flat.text,
            row.flatPercent,
            h("td.profile-name.profile-inline", `in itself, sum% ${row.sumPercent}`),
          ),
        ]
      : []),
    ...calls("callee", callees),
  ]);
}

function sortable(label: string, parts: readonly Element[]): Element {
  return h("sortable-table", [
    h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
      h("table.profile-top.pprof-text-table", [h("caption.visually-hidden", label), ...parts]),
    ]),
  ]);
}

function headCell(name: string, column: number, isText: boolean, isSortable: boolean): Element {
  if (name === "") return h("td");
  const sort = isSortable ? SORT_HEAD.encode({column, text: isText}) : {};
  return h(isText ? "th" : "th.num", {scope: "col", ...sort}, name);
}

function numberCell(text: string, value?: number): Element {
  return h("td.num", SORT_CELL.encode({sort: value}), text);
}

function barCell(value: number, widest: number): Element {
  return h("td.pprof-text-bar", [bar(widest === 0 ? 0 : Math.abs(value) / widest)]);
}

/** A function's name, or a word where the text lost it. */
function nameCell(name: string, inline: string): Element {
  const shown = cutText(foldGenerics(name));
  return h("th.profile-name", {scope: "row", ...(shown === name ? {} : {title: cutText(name)})}, [
    name === "" ? h("span.profile-inline", "name not in the text") : shown,
    ...(inline === "" ? [] : [" ", h("span.profile-inline", inline)]),
  ]);
}
