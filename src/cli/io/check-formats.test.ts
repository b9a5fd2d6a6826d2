import {describe, expect, test} from "vitest";
import type {Problem} from "../../problem.ts";
import {codeQualityReport, sarifLog} from "./check-formats.ts";

const PROBLEMS: readonly Problem[] = [
  {
    file: "content/2026-01-01-a b/index.md",
    line: 3,
    column: 2,
    severity: "error",
    code: "PJ013",
    message: 'unknown key "verdit"',
    hint: 'did you mean "verdict"?',
  },
  {
    file: "content/2026-01-01-a b/index.md",
    line: 3,
    severity: "error",
    code: "PJ013",
    message: 'unknown key "verdit"',
  },
  {file: "content/2026-01-02-b/before.txt", severity: "warning", code: "PJ056", message: "few samples"},
];

test("sarifLog(problems) names rules, places and levels", () => {
  expect(sarifLog(PROBLEMS.slice(0, 1), "docs/", "1.2.3")).toEqual({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "perf-journal",
            version: "1.2.3",
            rules: [
              {
                id: "PJ013",
                shortDescription: {text: "unknown key in front matter"},
                fullDescription: {text: expect.stringMatching(/\.$/)},
                help: {text: expect.stringContaining("\n\n")},
              },
            ],
          },
        },
        results: [
          {
            ruleId: "PJ013",
            ruleIndex: 0,
            level: "error",
            message: {text: 'unknown key "verdit"\ndid you mean "verdict"?'},
            locations: [
              {
                physicalLocation: {
                  artifactLocation: {uri: "docs/content/2026-01-01-a%20b/index.md"},
                  region: {startLine: 3, startColumn: 2},
                },
              },
            ],
            partialFingerprints: {"perfJournal/v1": expect.stringMatching(/^[0-9a-f]{40}$/)},
          },
        ],
      },
    ],
  });
});

describe("codeQualityReport(problems)", () => {
  test("gives each problem a fingerprint of its own, the same every time", () => {
    const report = codeQualityReport(PROBLEMS, "") as {fingerprint: string}[];
    expect(new Set(report.map(({fingerprint}) => fingerprint)).size).toBe(3);
    expect(codeQualityReport(PROBLEMS, "")).toEqual(report);
    expect(report[2]).toMatchObject({
      check_name: "PJ056",
      severity: "minor",
      location: {path: "content/2026-01-02-b/before.txt", lines: {begin: 1}},
    });
  });
});
