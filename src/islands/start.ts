import {isPageVersion} from "../contract/version.ts";
import {listenForSearch} from "./site-search/search-keys.ts";

/** Islands by element name; each is loaded only on pages that have its element. */
const ISLANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  "theme-toggle": () => import("./theme-toggle.ts"),
  "benchmark-list": () => import("./benchmark-list.ts"),
  "trend-chart": () => import("./trend-chart.ts"),
  "filter-list": () => import("./filter-list.ts"),
  "contents-list": () => import("./contents-list.ts"),
  "copy-code": () => import("./copy-code.ts"),
  "copy-menu": () => import("./copy-menu.ts"),
  "cited-version": () => import("./cited-version.ts"),
  "facet-filter": () => import("./facet-filter.ts"),
  "sortable-table": () => import("./sortable-table.ts"),
  "site-search": () => import("./site-search.ts"),
  "flame-graph": () => import("./flame-graph.ts"),
  "graph-view": () => import("./graph-view.ts"),
  "compare-files": () => import("./compare-files.ts"),
};

/** Starts the page's elements; a cached page of another version is left as it is. */
function loadIslands(): void {
  if (!isPageVersion(document.documentElement.dataset)) return;
  for (const [name, load] of Object.entries(ISLANDS)) {
    if (document.querySelector(name)) void load();
  }
}

loadIslands();
if (isPageVersion(document.documentElement.dataset)) listenForSearch();
// An island that draws a view dispatches this event, to start the islands within the view.
document.addEventListener("view-placed", loadIslands);
