import {make, makeButton} from "../../dom.ts";
import type {FrameText} from "./frame-text.ts";

/** Actions on the current frame's function. */
export type FrameAction = (typeof ACTIONS)[number][0];

const ACTIONS = [
  ["pivot", "Callers and callees"],
  ["focus", "Focus"],
  ["ignore", "Ignore"],
  ["hide", "Hide"],
  ["copy", "Copy name"],
] as const;

/** Details of the hovered frame, else of the current frame. */
export class DetailsView {
  readonly element: HTMLElement;
  readonly #line = make("p", {class: "flame-line"});
  readonly #spoken = make("p", {class: "visually-hidden", set: {"aria-live": "polite"}});
  readonly #buttons: readonly HTMLButtonElement[];

  constructor(act: (action: FrameAction) => void) {
    const known = ACTIONS.filter(([action]) => action !== "copy" || navigator.clipboard);
    this.#buttons = known.map(([action, label]) => makeButton(label, () => act(action)));
    this.element = make(
      "div",
      {class: "flame-details"},
      this.#line,
      this.#spoken,
      make(
        "p",
        {class: "flame-actions", set: {role: "group", "aria-label": "With this function"}},
        ...this.#buttons,
      ),
    );
  }

  /** Shows a frame's details; `isFunction` is false for the root and for merged frames, which have no actions. */
  show({name, file, value, shares, self}: FrameText, isFunction: boolean): void {
    const numbers = [value, ...shares, self].filter(Boolean).join(" · ");
    this.#line.replaceChildren(
      make("code", {}, name),
      make("span", {class: "flame-numbers"}, numbers),
      ...(file === "" ? [] : [make("span", {class: "flame-file"}, file)]),
    );
    // Not disabled outright: keys must always have something to stop at in a row that may scroll.
    for (const button of this.#buttons) button.setAttribute("aria-disabled", String(!isFunction));
  }

  /** Has the line read aloud: for those who walk by keys. */
  speak(): void {
    this.#spoken.textContent = [...this.#line.children].map(part => part.textContent).join(", ");
  }
}
