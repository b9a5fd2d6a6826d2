/** What Astro knows of the pages it compiles. */
declare module "virtual:astro:manifest" {
  export const manifest: import("astro").SSRManifest;
}
