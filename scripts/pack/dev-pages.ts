import process from "node:process";

/** Serves the pages of this checkout with Astro's own dev server: a page reloads when its source changes. */
process.env.PERF_JOURNAL_DEV = "1";
process.env.ASTRO_TELEMETRY_DISABLED = "1";
const astro = await import("astro");
const {address} = await astro.dev({logLevel: "warn", devToolbar: {enabled: false}});
process.stdout.write(`http://localhost:${address.port}/\n`);
