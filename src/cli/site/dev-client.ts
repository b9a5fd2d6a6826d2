/** Elements that the development server adds to a page: files, since a page's CSP refuses inline code. */
export const OVERLAY_TAGS =
  '<link rel="stylesheet" href="/~perf-journal/overlay.css"><script src="/~perf-journal/reload.js"></script>';

/** Script that loads the page again after a change and after a restart of the server. */
export const RELOAD_SCRIPT = `
let lost = false;
const changes = new EventSource("/~perf-journal/changes");
changes.onmessage = () => location.reload();
changes.onerror = () => { lost = true; };
changes.onopen = () => { if (lost) location.reload(); };
`;

/** Style sheet of the list of problems. */
export const OVERLAY_STYLES = `
.dev-problems {
  position: fixed; inset: auto 0 0 0; z-index: 100; max-height: 40vh; overflow: auto; padding: 0.5rem 1rem;
  font: 0.85rem/1.4 monospace; color: #fff; background: #7a1022; border-top: 2px solid #fff;
}
.dev-problems summary { cursor: pointer; }
.dev-problems ul { margin: 0.5rem 0 0; padding: 0; list-style: none; }
.dev-problems pre { margin: 0 0 0.5rem; white-space: pre-wrap; }
@media print { .dev-problems { display: none; } }
`;
