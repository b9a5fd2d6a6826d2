/** Attributes, listeners and children of a new element. */
export interface ElementChoice {
  readonly class?: string;
  /** Attributes by name; undefined values are omitted. */
  readonly set?: Readonly<Record<string, string | number | undefined>>;
  readonly onClick?: () => void;
}

/** Makes an element; texts among the children become text, never markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  choice: ElementChoice = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (choice.class !== undefined) element.className = choice.class;
  for (const [key, value] of Object.entries(choice.set ?? {}))
    if (value !== undefined) element.setAttribute(key, String(value));
  if (choice.onClick) element.addEventListener("click", choice.onClick);
  element.append(...children);
  return element;
}

/** Makes a button. */
export function makeButton(
  label: string,
  onClick: () => void,
  choice: ElementChoice = {},
): HTMLButtonElement {
  return make("button", {...choice, onClick, set: {type: "button", ...choice.set}}, label);
}
