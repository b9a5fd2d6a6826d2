/**
 * Prints the section of CHANGELOG.md for a tag. Usage: node scripts/release/release-notes.ts v1.2.3.
 * Ends with status 1 when the tag is not the version of package.json or the changelog lacks its section.
 */
import {readFileSync} from "node:fs";
import process from "node:process";
import {fileURLToPath} from "node:url";
import {changelogSection} from "./changelog-section.ts";

const ROOT = new URL("../../", import.meta.url);

/** Returns the notes of a tag such as `v1.2.3`; throws an Error that names the mismatch. */
function releaseNotes(tag: string): string {
  const {version} = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8")) as {version: string};
  if (tag !== `v${version}`)
    throw new Error(`tag must be "v${version}", the version of package.json, got "${tag}"`);
  const section = changelogSection(readFileSync(new URL("CHANGELOG.md", ROOT), "utf8"), version);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version}"`);
  return section;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${releaseNotes(process.argv[2] ?? "")}\n`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`release-notes: ${error.message}\n`);
    process.exitCode = 1;
  }
}
