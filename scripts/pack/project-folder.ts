import {fileURLToPath} from "node:url";

/** The checkout's folder; absolute. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
