import {readFileSync} from "node:fs";
import {afterEach, expect, test} from "vitest";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {readJournal} from "../read/journal-fs.ts";

const DOT = readFileSync(new URL("../../artifacts/image/testdata/samples/dot.png", import.meta.url));

let journal: TemporaryJournal;

afterEach(() => journal.remove());

async function read(settings: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  journal = temporaryJournal({"content/journal.yaml": settings});
  for (const [name, bytes] of Object.entries(files)) journal.write(`content/${name}`, bytes);
  const {theme, config, problems} = await readJournal({root: journal.root});
  return {
    theme,
    config,
    problems: problems.map(({file, line, code, message}) => [`${file}:${line} ${code}`, message]),
  };
}

test("readJournal({root}) reads the theme of journal.yaml, theme.css and the logo", async () => {
  const {theme, config, problems} = await read(
    'theme:\n  accent: {light: "#7A1FA2"}\n  logo: logo.png\n  footer: {text: Ours, links: [{text: Chat, href: "https://example.org/"}]}\n',
    {"theme.css": ":root { --wide: 70rem }", "logo.png": DOT},
  );
  expect(problems).toEqual([]);
  expect(theme.css).toBe(":root:root {\n  --accent: light-dark(#7a1fa2, #7ccbc3);\n  --wide: 70rem;\n}\n");
  expect(theme.logo).toMatchObject({
    name: "logo.png",
    address: expect.stringMatching(/^\/files\/[0-9a-f]{16}\/logo\.png$/),
  });
  expect(config.theme.footer).toEqual({text: "Ours", links: [{text: "Chat", href: "https://example.org/"}]});
});

test.each([
  ['theme: {accent: {light: "#e0a030"}}', {}, "content/journal.yaml:1 PJ005"],
  ["theme:\n  accent:\n    dark: tomato", {}, "content/journal.yaml:3 PJ003"],
  [
    "theme:\n  logo: logo.svg",
    {"logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"},
    "content/journal.yaml:2 PJ003",
  ],
  ["theme:\n  logo: none.png", {}, "content/journal.yaml:2 PJ003"],
  ["theme:\n  logo: ../outside.png", {}, "content/journal.yaml:2 PJ003"],
  [
    "theme:\n  logo: logo.png",
    {"logo.png": new Uint8Array([...DOT, ...new Uint8Array(300_000)])},
    "content/journal.yaml:2 PJ003",
  ],
  ['theme: {footer: {links: [{text: x, href: "javascript:alert(1)"}]}}', {}, "content/journal.yaml:1 PJ003"],
  ["theme:\n  acent: {}", {}, "content/journal.yaml:2 PJ002"],
  ["title: x", {"theme.css": ":root {\n  --accent: #fff;\n}\n"}, "content/theme.css:2 PJ005"],
  ["title: x", {"theme.css": "\n* {}\n"}, "content/theme.css:2 PJ004"],
  ["title: x", {"theme.css": new Uint8Array([0xff, 0xfe, 0])}, "content/theme.css:undefined PJ030"],
])("readJournal({root}) reports %j", async (settings, files, problem) => {
  const {theme, problems} = await read(`${settings}\n`, files);
  expect(problems.map(([at]) => at)).toContain(problem);
  expect(theme.css ?? "").not.toMatch(/#fff|#e0a030/);
  expect(theme.logo).toBeUndefined();
});
