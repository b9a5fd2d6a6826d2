import type {FlameData} from "../../charts/flame-data.ts";
import {make, makeButton} from "./make.ts";
import type {ViewerState} from "./viewer-state.ts";
import {SHAPES} from "./viewer-state.ts";

/** What a reader does with the controls. */
export interface ToolbarEvents {
  /** Wants another state. While one types, the address keeps up without a step back for every letter. */
  readonly change: (change: Partial<ViewerState>, isTyping: boolean) => void;
  readonly nextMatch: (step: 1 | -1) => void;
  readonly reset: () => void;
  readonly copyLink: () => Promise<void>;
  /** Leaves the search for the picture. */
  readonly leaveSearch: () => void;
}

type TextField = "query" | "focus" | "ignore" | "hide" | "show";

const FILTERS = {
  focus: "only stacks through",
  ignore: "no stacks through",
  hide: "without functions",
  show: "only functions",
} as const;

/** The controls above the pictures. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #events: ToolbarEvents;
  readonly #fields: Readonly<Record<TextField, HTMLInputElement>>;
  readonly #type: HTMLSelectElement;
  readonly #shape: HTMLSelectElement;
  readonly #order: HTMLSelectElement;
  readonly #std: HTMLInputElement;
  readonly #matched = make("output", {class: "flame-matched"});
  readonly #filters: HTMLDetailsElement;

  constructor(data: FlameData, events: ToolbarEvents) {
    this.#events = events;
    this.#fields = {
      query: this.#text("query", "name or /expression/"),
      focus: this.#text("focus", "expression"),
      ignore: this.#text("ignore", "expression"),
      hide: this.#text("hide", "expression"),
      show: this.#text("show", "expression"),
    };
    this.#type = this.#select(
      data.types.map(({type}) => [type, type]),
      sampleType => ({sampleType}),
    );
    this.#shape = this.#select(
      SHAPES.map(shape => [shape, shape]),
      shape => ({shape: SHAPES.find(known => known === shape) ?? "icicle", pivot: "", zoom: ""}),
    );
    this.#order = this.#select(
      [
        ["size", "size"],
        ["name", "name"],
      ],
      order => ({order: order === "name" ? "name" : "size"}),
    );
    this.#std = make("input", {set: {type: "checkbox"}});
    this.#std.addEventListener("change", () => events.change({hideQuiet: this.#std.checked}, false));
    this.#filters = this.#filterPart();
    this.element = make("div", {class: "flame-bar"}, this.#mainPart(data), this.#filters);
    this.#fields.query.addEventListener("keydown", event => this.#pressInSearch(event));
  }

  show(state: ViewerState, sampleType: string, matched: string): void {
    for (const [name, field] of Object.entries(this.#fields))
      if (document.activeElement !== field) field.value = state[name as TextField];
    this.#type.value = sampleType;
    this.#shape.value = state.shape;
    this.#order.value = state.order;
    this.#std.checked = state.hideQuiet;
    this.#matched.textContent = matched;
    const {focus, ignore, hide, show, hideQuiet} = state;
    const count = [focus, ignore, hide, show].filter(Boolean).length + (hideQuiet ? 1 : 0);
    this.#filters.firstElementChild?.replaceChildren(count === 0 ? "Filters" : `Filters (${count})`);
    if (count > 0) this.#filters.open = true;
  }

  focusSearch(): void {
    this.#fields.query.focus();
    this.#fields.query.select();
  }

  #mainPart(data: FlameData): HTMLElement {
    const copied = makeButton("Copy link", () => {
      void this.#events.copyLink().then(() => {
        copied.textContent = "Copied";
        setTimeout(() => {
          copied.textContent = "Copy link";
        }, 1500);
      });
    });
    return make(
      "div",
      {class: "flame-controls"},
      ...(data.types.length > 1 ? [make("label", {}, "Sample ", this.#type)] : []),
      make("label", {}, "View ", this.#shape),
      make("label", {class: "flame-search"}, "Search ", this.#fields.query),
      this.#matched,
      make(
        "span",
        {class: "flame-actions"},
        makeButton("Reset", this.#events.reset),
        ...(navigator.clipboard ? [copied] : []),
      ),
    );
  }

  #filterPart(): HTMLDetailsElement {
    const fields = (["focus", "ignore", "hide", "show"] as const).map(name =>
      make("label", {set: {title: FILTERS[name]}}, make("span", {}, capitalised(name)), this.#fields[name]),
    );
    return make(
      "details",
      {class: "flame-filters"},
      make("summary", {}, "Filters"),
      make(
        "div",
        {class: "flame-controls"},
        ...fields,
        make("label", {class: "flame-check"}, this.#std, " Hide runtime and standard library"),
        make("label", {}, "Order by ", this.#order),
      ),
    );
  }

  #text(name: TextField, placeholder: string): HTMLInputElement {
    const field = make("input", {
      set: {type: "search", placeholder, maxlength: 256, spellcheck: "false", autocapitalize: "off"},
    });
    field.addEventListener("input", () => this.#events.change({[name]: field.value}, true));
    field.addEventListener("change", () => this.#events.change({[name]: field.value}, false));
    return field;
  }

  #select(
    options: readonly (readonly [string, string])[],
    change: (value: string) => Partial<ViewerState>,
  ): HTMLSelectElement {
    const select = make(
      "select",
      {},
      ...options.map(([value, label]) => make("option", {set: {value}}, label)),
    );
    select.addEventListener("change", () => this.#events.change(change(select.value), false));
    return select;
  }

  #pressInSearch(event: KeyboardEvent): void {
    if (event.key === "Enter") this.#events.nextMatch(event.shiftKey ? -1 : 1);
    else if (event.key !== "Escape") return;
    else {
      this.#fields.query.value = "";
      this.#events.change({query: ""}, false);
      this.#events.leaveSearch();
    }
    event.preventDefault();
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
