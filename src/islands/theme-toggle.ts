const KEY = "perf-journal:theme";
const ORDER = ["auto", "light", "dark"] as const;
type Theme = (typeof ORDER)[number];

/** Lets the button within switch between auto, light and dark and stores the choice. */
class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    if (!button) return;
    const show = (theme: Theme): void => {
      button.textContent = `Theme: ${theme}`;
    };
    show(currentTheme());
    button.addEventListener("click", () => {
      const next = ORDER[(ORDER.indexOf(currentTheme()) + 1) % ORDER.length] ?? "auto";
      applyTheme(next);
      show(next);
    });
  }
}

function currentTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "auto";
}

function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be denied; the choice then lasts for this page.
  }
}

customElements.define("theme-toggle", ThemeToggle);

export {};
