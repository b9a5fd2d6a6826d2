import {readFileSync} from "node:fs";
import {join} from "node:path";
import {PROJECT} from "./journal-folder.ts";

/** Returns the version of this package: `1.2.3`. */
export function packageVersion(): string {
  const file = readFileSync(join(PROJECT, "package.json"), "utf8");
  return (JSON.parse(file) as {version: string}).version;
}
