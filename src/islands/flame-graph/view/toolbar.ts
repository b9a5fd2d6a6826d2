import type {FlameData} from "../../../stacks/flame-data.ts";
import {make, makeButton} from "../../dom.ts";
import type {ViewerComparison, ViewerState, Widths} from "../viewer-state.ts";
import {COMPARISONS, SHAPES, WIDTHS} from "../viewer-state.ts";

/** Actions of a reader in the toolbar. */
export interface ToolbarEvents {
  /** Requests another state. During typing, the address keeps up without a step back for every letter. */
  readonly change: (change: Partial<ViewerState>, isTyping: boolean) => void;
  readonly nextMatch: (step: 1 | -1) => void;
  readonly reset: () => void;
  readonly copyLink: () => Promise<void>;
  /** Leaves the search for the picture. */
  readonly leaveSearch: () => void;
}

/** Properties of a profile that the controls depend on. */
export interface ToolbarContent {
  readonly data: FlameData;
  /** Name of the base file; "" without a base. */
  readonly baseName: string;
}

type FilterField = keyof typeof FILTERS;
type TextField = "query" | FilterField;

const FILTERS = {
  focus: {label: "Focus", title: "only stacks through such a function", example: "expression"},
  ignore: {label: "Ignore", title: "no stacks through such a function", example: "expression"},
  hide: {label: "Hide", title: "without such functions", example: "expression"},
  show: {label: "Show", title: "only such functions", example: "expression"},
  showFrom: {label: "Show from", title: "stacks from such a function on", example: "expression"},
  tagFocus: {label: "Tag focus", title: "only stacks with such a label", example: "key=expression"},
  tagIgnore: {label: "Tag ignore", title: "no stacks with such a label", example: "key=expression"},
} as const;
const FUNCTION_FILTERS = ["focus", "ignore", "hide", "show", "showFrom"] as const;
const TAG_FILTERS = ["tagFocus", "tagIgnore"] as const;

const COMPARISON_LABELS: Readonly<Record<ViewerComparison, string>> = {
  "": "no",
  absolute: "as recorded",
  "per-op": "per operation",
  share: "in shares",
};

const WIDTH_LABELS: Readonly<Record<Widths, string>> = {
  both: "base and head together",
  base: "as wide as base",
  head: "as wide as head",
  beside: "side by side",
};

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
  readonly #compare: HTMLSelectElement;
  readonly #widths: HTMLSelectElement;
  readonly #widthsLabel: HTMLElement;
  readonly #filters: HTMLDetailsElement;

  constructor({data, baseName}: ToolbarContent, events: ToolbarEvents) {
    this.#events = events;
    const filter = (name: FilterField): HTMLInputElement => this.#text(name, FILTERS[name].example);
    this.#fields = {
      query: this.#text("query", "name or /expression/"),
      focus: filter("focus"),
      ignore: filter("ignore"),
      hide: filter("hide"),
      show: filter("show"),
      showFrom: filter("showFrom"),
      tagFocus: filter("tagFocus"),
      tagIgnore: filter("tagIgnore"),
    };
    this.#compare = this.#select(
      COMPARISONS.map(mode => [mode, COMPARISON_LABELS[mode]]),
      compare => ({compare, zoom: ""}),
    );
    this.#widths = this.#select(
      WIDTHS.map(widths => [widths, WIDTH_LABELS[widths]]),
      widths => ({widths}),
    );
    this.#widthsLabel = make("label", {}, "Width ", this.#widths);
    this.#type = this.#select(
      data.types.map(({type}) => [type, type]),
      sampleType => ({sampleType}),
    );
    this.#shape = this.#select(
      SHAPES.map(shape => [shape, shape]),
      shape => ({shape, pivot: "", zoom: ""}),
    );
    this.#order = this.#select(
      [
        ["size", "size"],
        ["name", "name"],
      ],
      order => ({order}),
    );
    this.#std = make("input", {set: {type: "checkbox"}});
    this.#std.addEventListener("change", () => events.change({hideQuiet: this.#std.checked}, false));
    this.#filters = this.#filterPart(data.labels !== undefined);
    this.element = make("div", {class: "flame-bar"}, this.#mainPart(data, baseName), this.#filters);
    this.#fields.query.addEventListener("keydown", event => this.#pressInSearch(event));
  }

  show(state: ViewerState, sampleType: string, matched: string): void {
    for (const [name, field] of Object.entries(this.#fields))
      if (document.activeElement !== field) field.value = state[name as TextField];
    this.#type.value = sampleType;
    this.#shape.value = state.shape;
    this.#order.value = state.order;
    this.#compare.value = state.compare;
    this.#widths.value = state.widths;
    this.#widthsLabel.hidden = state.compare === "";
    this.#std.checked = state.hideQuiet;
    this.#matched.textContent = matched;
    const filters = [...FUNCTION_FILTERS, ...TAG_FILTERS].filter(name => state[name] !== "");
    const count = filters.length + (state.hideQuiet ? 1 : 0);
    this.#filters.firstElementChild?.replaceChildren(count === 0 ? "Filters" : `Filters (${count})`);
    if (count > 0) this.#filters.open = true;
  }

  focusSearch(): void {
    this.#fields.query.focus();
    this.#fields.query.select();
  }

  /** Enables the comparisons that a sample type allows. */
  allow(modes: readonly ViewerComparison[]): void {
    for (const option of this.#compare.options)
      option.disabled = option.value !== "" && !modes.some(mode => mode === option.value);
  }

  #mainPart(data: FlameData, baseName: string): HTMLElement {
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
      ...(baseName === ""
        ? []
        : [
            make(
              "label",
              {class: "flame-compare"},
              "Compare with ",
              make("code", {}, baseName),
              " ",
              this.#compare,
            ),
            this.#widthsLabel,
          ]),
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

  #filterPart(hasTags: boolean): HTMLDetailsElement {
    const fields = [...FUNCTION_FILTERS, ...(hasTags ? TAG_FILTERS : [])].map(name => {
      const {label, title} = FILTERS[name];
      return make("label", {set: {title}}, make("span", {}, label), this.#fields[name]);
    });
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

  #select<Value extends string>(
    options: readonly (readonly [Value, string])[],
    change: (value: Value) => Partial<ViewerState>,
  ): HTMLSelectElement {
    const select = make(
      "select",
      {},
      ...options.map(([value, label]) => make("option", {set: {value}}, label)),
    );
    select.addEventListener("change", () => {
      const [value] = options[select.selectedIndex] ?? [];
      if (value !== undefined) this.#events.change(change(value), false);
    });
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
