import {readdirSync, readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {DIRECTIVES} from "../markdown/directives.ts";
import {EMBEDS} from "./embeds.ts";

const folder = new URL("./", import.meta.url);

test("every file that defines an embed is listed under the file's name, and no other", () => {
  const files = readdirSync(folder).filter(
    name =>
      /^[a-z-]+\.ts$/.test(name) &&
      / (?:Leaf|Text)Embed = \{/.test(readFileSync(new URL(name, folder), "utf8")),
  );
  expect(EMBEDS.map(embed => `${embed.name}.ts`).sort()).toEqual(files.sort());
});

test("the parser knows every embed by its form, and no other directive but the containers", () => {
  const names = (form: "leaf" | "text") =>
    EMBEDS.filter(embed => embed.form === form).map(embed => embed.name);
  expect(names("leaf").sort()).toEqual([...DIRECTIVES.leaf].sort());
  expect(names("text").sort()).toEqual([...DIRECTIVES.text].sort());
});

test("no two embeds have the same name", () => {
  expect(new Set(EMBEDS.map(embed => embed.name)).size).toBe(EMBEDS.length);
});
