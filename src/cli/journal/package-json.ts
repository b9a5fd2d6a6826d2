import {readFileSync} from "node:fs";
import {join} from "node:path";
import {PROJECT} from "./journal-folder.ts";

/** The fields of this package's package.json that commands use. */
interface PackageJson {
  readonly version: string;
  readonly repository?: string | {readonly url: string};
}

/** Returns the version of this package: `1.2.3`. */
export function packageVersion(): string {
  return packageJson().version;
}

/**
 * Returns the web address of this package's repository, without a slash at its end; undefined if absent from
 * package.json.
 */
export function packageRepository(): string | undefined {
  const {repository} = packageJson();
  const address = typeof repository === "object" ? repository.url : repository;
  const web = address?.replace(/^git\+/, "").replace(/(?:\.git)?\/?$/, "");
  return web?.startsWith("https://") ? web : undefined;
}

function packageJson(): PackageJson {
  return JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as PackageJson;
}
