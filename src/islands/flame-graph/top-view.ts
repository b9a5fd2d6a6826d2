import type {FlameFunction} from "../../charts/flame-data.ts";
import {OTHERS} from "../../charts/frame-tree.ts";
import {amount, share} from "./frame-text.ts";
import {make, makeButton} from "./make.ts";
import type {Palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {topRows} from "./top-rows.ts";

/** What a reader does in the table. */
export interface TopEvents {
  readonly sort: (by: "flat" | "cum") => void;
  /** Wants to see who calls a function and what it calls. */
  readonly pivot: (name: number) => void;
}

const MOST_ROWS = 60;

/** The functions of what is zoomed, in numbers. */
export class TopView {
  readonly element: HTMLElement;
  readonly #functions: readonly FlameFunction[];
  readonly #events: TopEvents;
  readonly #caption = make("caption", {class: "flame-caption"});
  readonly #heads: Readonly<Record<"flat" | "cum", HTMLElement>>;
  readonly #body = make("tbody");

  constructor(functions: readonly FlameFunction[], events: TopEvents) {
    this.#functions = functions;
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
    const picture = scene.pictures.at(-1);
    if (!picture) return;
    const {layout, zoom, isInverted} = picture;
    const rows = topRows(layout.tree, zoom, isInverted, sort);
    const zoomed = this.#functions[layout.tree.names[zoom] ?? 0]?.label ?? "";
    const more = rows.length > MOST_ROWS ? `, the first ${MOST_ROWS} of ${rows.length}` : "";
    this.#caption.textContent = `Functions of ${zoomed}${more}`;
    for (const by of ["flat", "cum"] as const)
      this.#heads[by].setAttribute("aria-sort", by === sort ? "descending" : "none");
    this.#body.replaceChildren(
      ...rows
        .slice(0, MOST_ROWS)
        .map(({name, flat, cum}) =>
          make(
            "tr",
            scene.matches?.[name] === 1 ? {class: "flame-match"} : {},
            ...[flat, cum].flatMap(value => [
              make("td", {class: "num"}, amount(value, scene.type)),
              make("td", {class: "num"}, share(value, scene.whole)),
            ]),
            make("td", {}, this.#name(name, palette)),
          ),
        ),
    );
  }

  #name(number: number, palette: Palette): HTMLElement {
    const known = this.#functions[number];
    if (!known) return make("span");
    const swatch = make("span", {class: "flame-swatch", set: {"aria-hidden": "true"}});
    swatch.style.backgroundColor = palette.fill(known);
    if (number === OTHERS) return make("span", {}, swatch, known.label);
    const button = makeButton("", () => this.#events.pivot(number), {
      class: "flame-name",
      set: {title: `${known.name}: its callers and what it calls`},
    });
    // A long name breaks behind a dot or a slash rather than anywhere.
    button.append(...known.label.split(/(?<=[./])/).flatMap(part => [part, make("wbr")]));
    return make("span", {}, swatch, button);
  }
}
