import {deltaClass} from "../../../artifacts/profile/compare/diff-change.ts";
import type {FlameFunction} from "../../../stacks/flame-data.ts";
import {OTHERS} from "../../../stacks/frame-tree.ts";
import {make, makeButton} from "../../dom.ts";
import type {Picture} from "../scene/picture.ts";
import type {Scene} from "../scene/scene.ts";
import {mainPicture} from "../scene/scene.ts";
import type {TopChange, ViewerTopRow} from "../scene/top-rows.ts";
import {netRows, topChanges, topRows} from "../scene/top-rows.ts";
import {AFTER, BEFORE} from "../tree/unite-trees.ts";
import {amount, frameShare} from "./frame-text.ts";
import type {Palette} from "./palette.ts";

/** Actions of a reader in the table. */
export interface TopEvents {
  readonly sort: (by: "flat" | "cum") => void;
  /** Asks for callers and callees of a function. */
  readonly pivot: (name: number) => void;
}

const MOST_ROWS = 60;

/** The functions of the zoomed part, in numbers. */
export class TopView {
  readonly element: HTMLElement;
  readonly #events: TopEvents;
  readonly #caption = make("caption", {class: "flame-caption"});
  readonly #heads: Readonly<Record<"flat" | "cum", HTMLElement>>;
  readonly #body = make("tbody");

  constructor(events: TopEvents) {
    this.#events = events;
    const head = (by: "flat" | "cum"): HTMLElement =>
      make(
        "th",
        {class: "num", set: {scope: "col", colspan: 2}},
        makeButton(by, () => events.sort(by)),
      );
    this.#heads = {flat: head("flat"), cum: head("cum")};
    const name = make("th", {set: {scope: "col"}}, "function");
    const table = make(
      "table",
      {},
      this.#caption,
      make("thead", {}, make("tr", {}, this.#heads.flat, this.#heads.cum, name)),
      this.#body,
    );
    const set = {tabindex: 0, role: "region", "aria-label": "Functions of what is zoomed"};
    this.element = make("div", {class: "flame-top", set}, table);
  }

  show(scene: Scene, sort: "flat" | "cum", palette: Palette): void {
    const picture = mainPicture(scene);
    if (!picture) return;
    const rows = rowsOf(scene, picture, sort);
    const zoomed = scene.functions[picture.layout.tree.names[picture.zoom] ?? 0]?.label ?? "";
    const what = scene.diff ? "Changes in functions" : "Functions";
    const more = rows.length > MOST_ROWS ? `, the first ${MOST_ROWS} of ${rows.length}` : "";
    this.#caption.textContent = `${what} of ${zoomed}${more}`;
    for (const by of ["flat", "cum"] as const) {
      this.#heads[by].setAttribute("aria-sort", by === sort ? "descending" : "none");
      this.#heads[by].setAttribute("colspan", scene.diff && by !== sort ? "1" : "2");
    }
    this.#body.replaceChildren(
      ...rows
        .slice(0, MOST_ROWS)
        .map(row =>
          make(
            "tr",
            scene.matches?.[row.name] === 1 ? {class: "flame-match"} : {},
            ...(["flat", "cum"] as const).flatMap(by => cells(scene, row, by, by === sort)),
            make(
              "td",
              {},
              this.#name(scene.functions[row.name], row.name, palette, scene.diff !== undefined),
            ),
          ),
        ),
    );
  }

  #name(known: FlameFunction | undefined, number: number, palette: Palette, isDiff: boolean): HTMLElement {
    if (!known) return make("span");
    const swatches: HTMLElement[] = [];
    if (!isDiff) {
      const swatch = make("span", {class: "flame-swatch", set: {"aria-hidden": "true"}});
      swatch.style.backgroundColor = palette.fill(known);
      swatches.push(swatch);
    }
    if (number === OTHERS) return make("span", {}, ...swatches, known.label);
    const button = makeButton("", () => this.#events.pivot(number), {
      class: "flame-name",
      set: {title: `${known.name}: its callers and what it calls`},
    });
    // A long name breaks behind a dot or a slash rather than anywhere.
    button.append(...known.label.split(/(?<=[./])/).flatMap(part => [part, make("wbr")]));
    return make("span", {}, ...swatches, button);
  }
}

/** The functions below the zoomed frame; in a comparison with their costs at the same place of the base. */
function rowsOf(
  {diff, functions}: Scene,
  picture: Picture,
  sort: "flat" | "cum",
): readonly (ViewerTopRow | TopChange)[] {
  const {layout, zoom, isInverted, diff: changes} = picture;
  const rows = (column: number): readonly ViewerTopRow[] =>
    netRows(topRows(layout.tree, zoom, isInverted, sort, column), functions, sort);
  if (!diff || !changes) return rows(0);
  return topChanges(rows(AFTER), rows(BEFORE), diff.look.scale, sort);
}

/** The cells of a column; of a comparison the change alone, unless both numbers `isFull` asks for. */
function cells(
  {diff, type, whole}: Scene,
  row: ViewerTopRow | TopChange,
  by: "flat" | "cum",
  isFull: boolean,
): HTMLElement[] {
  if (!diff || !("flatBefore" in row))
    return [
      make("td", {class: "num"}, amount(row[by], type)),
      make("td", {class: "num"}, frameShare(row[by], whole)),
    ];
  const {scale} = diff.look;
  const [before, after] = [row[`${by}Before`] * scale.base, row[by] * scale.head];
  const change = after - before;
  const judged = deltaClass(row[`${by}Before`], row[by], diff.look);
  const told = scale.mode === "share" ? scale.formatChange(change) : scale.cellChange(change);
  return [
    ...(isFull ? [make("td", {class: "num"}, `${scale.cell(before)} → ${scale.cell(after)}`)] : []),
    make("td", {class: `num ${judged}`}, change === 0 ? "~" : told),
  ];
}
