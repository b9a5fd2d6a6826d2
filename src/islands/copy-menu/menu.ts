import type {MenuItem} from "./menu-items.ts";

/** Room between a menu and its button, in pixels. */
const GAP = 4;

/** How long a message of success stays, in milliseconds. */
const SAID = 2500;

/**
 * A button that opens a menu of things to copy, by the menu button pattern of the ARIA authoring practices:
 * arrows, Home, End and first letters move, Enter copies, Escape and Tab close.
 * See https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/.
 */
export function menuButton(label: string, items: () => readonly MenuItem[]): HTMLElement[] {
  const button = document.createElement("button");
  const status = document.createElement("output");
  button.type = "button";
  button.className = "copy-open";
  button.textContent = "Copy";
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  status.className = "copy-said";
  const open = (at: "first" | "last"): void => openMenu(button, items(), status, at);
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-expanded") === "true") closeMenu();
    else open("first");
  });
  button.addEventListener("keydown", event => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowDown" ? "first" : "last");
  });
  return [status, button];
}

let close: (() => void) | undefined;

/** Closes the open menu, if any. */
export function closeMenu(): void {
  close?.();
}

function openMenu(
  button: HTMLButtonElement,
  items: readonly MenuItem[],
  status: HTMLElement,
  at: "first" | "last",
): void {
  closeMenu();
  const menu = document.createElement("div");
  menu.className = "copy-list";
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", button.getAttribute("aria-label") ?? "Copy");
  const entries = items.map(item => menuEntry(item, button, status));
  menu.append(...entries);
  menu.addEventListener("keydown", event => moveFocus(event, entries, button));
  // In the top layer a table that scrolls cannot cut it off; there it is, like the button, of the page's language.
  menu.popover = "manual";
  button.after(menu);
  menu.showPopover();
  place(menu, button);
  button.setAttribute("aria-expanded", "true");
  const outside = (event: Event): void => {
    if (event.target instanceof Node && (menu.contains(event.target) || button.contains(event.target)))
      return;
    closeMenu();
  };
  const listeners = new AbortController();
  const {signal} = listeners;
  document.addEventListener("pointerdown", outside, {signal});
  document.addEventListener("focusin", outside, {signal});
  // The page may move below an open menu: it stays with its button.
  addEventListener("scroll", () => place(menu, button), {signal, capture: true, passive: true});
  addEventListener("resize", closeMenu, {signal});
  close = () => {
    close = undefined;
    listeners.abort();
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    if (hadFocus) button.focus();
  };
  entries.at(at === "first" ? 0 : -1)?.focus({preventScroll: true});
}

/** Below the button, or above it where there is no room; never beyond the window's sides. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const {left, right, top, bottom} = button.getBoundingClientRect();
  const {offsetWidth: width, offsetHeight: height} = menu;
  const edge = document.documentElement.clientWidth - GAP;
  const x = left + width > edge ? Math.max(GAP, Math.min(right, edge) - width) : left;
  const y = bottom + GAP + height > innerHeight && top - GAP - height > 0 ? top - GAP - height : bottom + GAP;
  menu.style.left = `${x}px`;
  menu.style.top = `${y}px`;
}

function menuEntry(item: MenuItem, button: HTMLElement, status: HTMLElement): HTMLElement {
  const entry = document.createElement("button");
  entry.type = "button";
  entry.setAttribute("role", "menuitem");
  entry.tabIndex = -1;
  entry.textContent = item.name;
  entry.addEventListener("click", async () => {
    closeMenu();
    button.focus();
    say(status, await done(item));
  });
  return entry;
}

function moveFocus(event: KeyboardEvent, entries: readonly HTMLElement[], button: HTMLElement): void {
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? entries.indexOf(focused) : -1;
  const count = entries.length;
  const letter = event.key.length === 1 ? event.key.toLowerCase() : undefined;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % count,
    ArrowUp: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  const startsWith = (_: unknown, step: number): boolean =>
    letter !== undefined &&
    entries[(at + 1 + step) % count]?.textContent?.toLowerCase().startsWith(letter) === true;
  const found = letter === undefined ? -1 : entries.findIndex(startsWith);
  const next = found >= 0 ? (at + 1 + found) % count : steps[event.key];
  if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    closeMenu();
    button.focus();
    return;
  }
  if (next === undefined) return;
  event.preventDefault();
  entries[next]?.focus();
}

/** Copies or saves an item; returns what was done, for the reader. */
async function done(item: MenuItem): Promise<string> {
  const {file} = item;
  try {
    if (file && (!item.image || typeof ClipboardItem === "undefined")) return await saved(file);
    await copy(item);
    return `${item.name} copied`;
  } catch (error) {
    // The reader or the browser's settings may deny access.
    if (!(error instanceof DOMException)) throw error;
    return file && item.image && error.name === "NotAllowedError"
      ? await saved(file)
      : "The browser does not let us copy";
  }
}

async function copy(item: MenuItem): Promise<void> {
  const {text, html} = item.content();
  // The clipboard takes the promise: a wait before it would end the permission of the click.
  if (item.image) await navigator.clipboard.write([new ClipboardItem({"image/png": item.image()})]);
  else if (html === undefined || typeof ClipboardItem === "undefined")
    await navigator.clipboard.writeText(text);
  else await navigator.clipboard.write([clipboardItem(text, html)]);
}

async function saved({name, content}: NonNullable<MenuItem["file"]>): Promise<string> {
  const address = URL.createObjectURL(await content());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return `${name} saved`;
}

function clipboardItem(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    "text/plain": new Blob([text], {type: "text/plain"}),
    "text/html": new Blob([html], {type: "text/html"}),
  });
}

function say(status: HTMLElement, text: string): void {
  status.textContent = text;
  setTimeout(() => {
    if (status.textContent === text) status.textContent = "";
  }, SAID);
}
