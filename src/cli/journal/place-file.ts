import {readFileSync} from "node:fs";
import {join} from "node:path";
import {isMissingFile} from "../../input/system-error.ts";
import {DIR_RULE, PLACE_FILE, readDir} from "../../journal/read/journal-place.ts";
import {isYamlFault, parseYaml} from "../../markdown/yaml.ts";
import {didYouMean} from "../../text/suggest.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";

/**
 * Reads the folder of the entries from perf-journal.yaml in `root`; undefined if the file is absent or names none.
 * Throws CommandError with the line for anything else.
 */
export function readPlaceFile(root: string): string | undefined {
  const text = readIfPresent(join(root, PLACE_FILE));
  if (text === undefined) return undefined;
  const yaml = parseYaml(text);
  if (isYamlFault(yaml)) throw fault(yaml.line, yaml.message, yaml.hint);
  const unknown = Object.keys(yaml.value).find(key => key !== "dir");
  if (unknown !== undefined)
    throw fault(
      yaml.lines.get(unknown) ?? 1,
      `unknown key "${unknown}"`,
      didYouMean(unknown, ["dir"]) ?? `the only key is dir; settings of the site belong to journal.yaml`,
    );
  const {dir} = yaml.value;
  if (dir === undefined) return undefined;
  const read = typeof dir === "string" ? readDir(dir) : undefined;
  if (read === undefined)
    throw fault(yaml.lines.get("dir") ?? 1, `dir ${DIR_RULE}, got ${JSON.stringify(dir)}`, "dir: docs/perf");
  return read;
}

/** Returns the text of perf-journal.yaml for a folder of entries. */
export function placeFileText(dir: string): string {
  return `# Folder of the performance journal: journal.yaml and the entries.\ndir: ${JSON.stringify(dir)}\n`;
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

function fault(line: number, message: string, hint: string | undefined): CommandError {
  return new CommandError(EXIT.configuration, `${PLACE_FILE}:${line}: ${message}`, hint);
}
