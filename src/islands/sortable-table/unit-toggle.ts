import {makeButton} from "../dom.ts";

/** Makes the row above each unit a button that hides the unit's rows; tables of a single unit stay as they are. */
export function addUnitToggles(table: HTMLElement): void {
  const bodies = [...table.querySelectorAll<HTMLTableSectionElement>("tbody")];
  const heads = bodies.map(body => body.querySelector<HTMLElement>(":scope > .benchmark-unit > th"));
  if (heads.filter(Boolean).length < 2) return;
  for (const [place, head] of heads.entries()) if (head) addToggle(head, bodies[place]);
}

function addToggle(head: HTMLElement, body: HTMLTableSectionElement | undefined): void {
  const button = makeButton("", () => {
    const isOpen = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(isOpen));
    for (const row of body?.rows ?? []) if (!row.contains(head)) row.hidden = !isOpen;
  });
  button.setAttribute("aria-expanded", "true");
  button.replaceChildren(...head.childNodes);
  head.append(button);
}
