import {expect, test} from "vitest";
import {changelogSection} from "./changelog-section.ts";

const CHANGELOG = `# Changelog

## Unreleased

- Next.

## [0.2.0] - 2026-11-29

- Second.

### Fixed

- A fault.

## 0.1.0

- First.
`;

test.each([
  ["Unreleased", "- Next."],
  ["0.2.0", "- Second.\n\n### Fixed\n\n- A fault."],
  ["0.1.0", "- First."],
])("changelogSection(changelog, %j) returns the text below its heading", (version, text) => {
  expect(changelogSection(CHANGELOG, version)).toBe(text);
});

test.each(["0.2", "1.0.0", "Fixed", ""])(
  "changelogSection(changelog, %j) is undefined without such a heading",
  version => {
    expect(changelogSection(CHANGELOG, version)).toBeUndefined();
  },
);
