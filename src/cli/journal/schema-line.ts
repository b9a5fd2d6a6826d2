import {existsSync} from "node:fs";
import {join, relative, sep} from "node:path";

/** A JSON Schema of the package, which editors complete and check YAML by. */
export type SchemaName = "journal.schema.json" | "entry.schema.json";

/**
 * Returns the comment that names an editor the schema of a file in `folder`, both below `root`; undefined unless this package
 * is installed at the root, since the schema must be there for everyone who edits.
 */
export function schemaLine(root: string, folder: string, name: SchemaName): string | undefined {
  const schema = join(root, "node_modules", "perf-journal", "schemas", name);
  if (!existsSync(schema)) return undefined;
  const path = relative(join(root, folder), schema).split(sep).join("/");
  return `# yaml-language-server: $schema=${path}`;
}
