import {expect, test} from "vitest";
import {sourceAddresses} from "./repository.ts";

const PATH = "content/2026-05-03-pool/index.md";

function addresses(config: {edit?: string; repository?: string}) {
  return sourceAddresses({edit: config.edit, repository: config.repository}, PATH);
}

test("sourceAddresses(config, path) leads to the default branch of the repository", () => {
  const github = {
    edit: `https://github.com/o/r/edit/HEAD/${PATH}`,
    history: `https://github.com/o/r/commits/HEAD/${PATH}`,
    raw: `https://github.com/o/r/raw/HEAD/${PATH}`,
  };
  for (const end of ["", "/", ".git", ".git/"])
    expect(addresses({repository: `https://github.com/o/r${end}`})).toEqual(github);
  expect(addresses({repository: "https://gitlab.example.org/g/r"})).toEqual({
    edit: `https://gitlab.example.org/g/r/-/edit/HEAD/${PATH}`,
    history: `https://gitlab.example.org/g/r/-/commits/HEAD/${PATH}`,
    raw: `https://gitlab.example.org/g/r/-/raw/HEAD/${PATH}`,
  });
  expect(addresses({})).toBeUndefined();
});

test("sourceAddresses(config, path) derives history and raw text from edit, as far as its form is known", () => {
  expect(addresses({edit: "https://github.com/o/r/edit/main/tools/{path}"})).toEqual({
    edit: `https://github.com/o/r/edit/main/tools/${PATH}`,
    history: `https://github.com/o/r/commits/main/tools/${PATH}`,
    raw: `https://github.com/o/r/raw/main/tools/${PATH}`,
  });
  expect(addresses({edit: "https://codeberg.org/o/r/_edit/main/{path}"})).toMatchObject({
    history: `https://codeberg.org/o/r/commits/branch/main/${PATH}`,
    raw: `https://codeberg.org/o/r/raw/branch/main/${PATH}`,
  });
  expect(addresses({edit: "https://example.org/write?file={path}"})).toEqual({
    edit: `https://example.org/write?file=${PATH}`,
    history: undefined,
    raw: undefined,
  });
});
