/** Styles of kinds, charts, embeds, the renderer and the copy menu, each kept beside its view. Pages with figures import them. */
// Astro orders style sheets by the places of their imports: those of every page come first.
import "./page-styles.ts";

import.meta.glob(
  [
    "../../artifacts/shared/*.css",
    "../../artifacts/*/view.css",
    "../../charts/*/*.css",
    "../../embeds/lib/*.css",
    "../../render/*/*.css",
    "../../islands/copy-menu/*.css",
  ],
  {eager: true},
);
