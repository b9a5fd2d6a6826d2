import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Plugin} from "rolldown";
import license from "rollup-plugin-license";
import {PROJECT} from "./project-folder.ts";

/** A package whose code is in a bundle. */
interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  /** Licence and notice as the package has them; "" without. */
  readonly text: string;
}

/** File beside bundles that lists the packages in them. */
const LIST = "third-party.json";

/** Packages of fonts, which are no modules. */
const FONTS = ["source-code-pro", "source-sans-3", "source-serif-4"].map(
  name => `@fontsource-variable/${name}`,
);

/** Returns a plugin that adds the packages in a bundle to the list in a folder. */
export function listThirdParty(folder: string): Plugin {
  return license({
    thirdParty: {
      multipleVersions: true,
      output: found =>
        addThirdParty(
          folder,
          found.map(one => ({
            name: one.name ?? "",
            version: one.version ?? "",
            license: one.license ?? "",
            text: [one.licenseText, one.noticeText].flatMap(text => text?.trim() ?? []).join("\n\n"),
          })),
        ),
    },
  }) as unknown as Plugin;
}

/** Removes the lists in folders, and returns their packages and those of fonts as Markdown: each with its licence, by name. */
export function takeNotices(folders: readonly string[]): string {
  const all = [...folders.flatMap(listed), ...FONTS.map(installed)];
  for (const folder of folders) rmSync(join(folder, LIST), {force: true});
  const byName = new Map(all.map(one => [`${one.name} ${one.version}`, one]));
  const sections = [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, {license: spdx, text}]) => `## ${title}\n\n${spdx}\n${text && `\n${quoted(text)}\n`}`);
  return `# Packages in this package\n\n${sections.join("\n")}`;
}

function addThirdParty(folder: string, found: readonly ThirdParty[]): void {
  const all = new Map([...listed(folder), ...found].map(one => [`${one.name} ${one.version}`, one]));
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, LIST), `${JSON.stringify([...all.values()], undefined, 1)}\n`);
}

function listed(folder: string): ThirdParty[] {
  const path = join(folder, LIST);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as ThirdParty[]) : [];
}

function installed(name: string): ThirdParty {
  const folder = join(PROJECT, "node_modules", name);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Omit<ThirdParty, "text">;
  const text = readFileSync(join(folder, "LICENSE"), "utf8").trim();
  return {name, version: manifest.version, license: manifest.license, text};
}

function quoted(text: string): string {
  return text.replace(/^.*$/gm, line => `    ${line}`.trimEnd());
}
