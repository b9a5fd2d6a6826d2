import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The checkout's folder; absolute. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** The folder that the package is written to; absolute. */
export const PACKAGE = join(PROJECT, "package");
