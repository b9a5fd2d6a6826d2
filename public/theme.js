// Applies the reader's chosen colour scheme before the first paint.
(() => {
  try {
    const theme = localStorage.getItem("perf-journal:theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be denied; the system's scheme then holds.
  }
})();
