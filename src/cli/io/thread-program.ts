import {existsSync} from "node:fs";
import {join} from "node:path";

/**
 * Finds the program of a thread by its file's name without ending: in the folder of its source in a checkout, `folder`, beside
 * the command line in the package.
 */
export function threadProgram(folder: string, name: string): string {
  const source = join(folder, `${name}.ts`);
  return existsSync(source) ? source : join(folder, `${name}.js`);
}
