import {describe, expect, test} from "vitest";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {isYamlFault, parseYaml} from "../../markdown/yaml.ts";
import {buildSeries} from "../history/build-series.ts";
import {followEntry} from "../history/followed-entry.ts";
import {journalQueries} from "../queries.ts";
import {testJournal} from "../testdata/journal.ts";
import {typeConfig} from "./config-schema.ts";
import {renameBenchmark, unusedRenames} from "./renames.ts";

describe("renameBenchmark(name, renames)", () => {
  test.each([
    ["Parse", "Parse", "ParseMessage"],
    ["Parse", "Parse-8", "ParseMessage-8"],
    ["Parse", "Parse/msg=invite-8", "ParseMessage/msg=invite-8"],
    ["Parse", "ParseAll-8", "ParseAll-8"],
    ["Parse", "Parse-fast-8", "Parse-fast-8"],
    ["Parse-8", "Parse-8", "ParseMessage"],
    ["Parse/msg=invite", "Parse/msg=invite-8", "ParseMessage-8"],
    ["Parse/msg=invite", "Parse/msg=invites-8", "Parse/msg=invites-8"],
    ["arse", "Parse", "Parse"],
  ])("from %s makes of %s %s", (from, name, expected) => {
    expect(renameBenchmark({group: "p", name}, [{from, to: "ParseMessage"}])).toEqual({
      group: "p",
      name: expected,
    });
  });

  test.each([
    ["example.com/sip", "example.com/lab/sip"],
    ["example.com/sip/header", "example.com/lab/sip/header"],
    ["example.com/sip, note: x", "example.com/lab/sip, note: x"],
    ["example.com/sipper", "example.com/sipper"],
  ])("moves the package %s", (group, expected) => {
    const renames = [{from: "example.com/sip", to: "example.com/lab/sip"}];
    expect(renameBenchmark({group, name: "Parse-8"}, renames)).toEqual({group: expected, name: "Parse-8"});
  });

  test("makes the renames in their order", () => {
    const [first, second] = [
      {from: "A", to: "B"},
      {from: "B", to: "C"},
    ];
    expect(renameBenchmark({group: "", name: "A-8"}, [first, second]).name).toBe("C-8");
    expect(renameBenchmark({group: "", name: "A-8"}, [second, first]).name).toBe("B-8");
  });
});

const run = (...names: string[]) =>
  `pkg: p\n${names.map((name, i) => `Benchmark${name} 1 ${i + 1} ns/op\n`).join("")}`;
const entries = [
  testEntry({id: "2026-01-01-a", files: {"run.txt": run("Parse-8", "Render-8")}}),
  testEntry({id: "2026-02-01-b", files: {"run.txt": run("Parse-8", "ParseMessage-8")}}),
  testEntry({id: "2026-03-01-c", files: {"run.txt": run("ParseMessage-8")}}),
];
const renames = [{from: "Parse", to: "ParseMessage", line: 3}];

test("followEntry(entry, renames) keeps the history of a renamed benchmark", () => {
  const series = buildSeries(
    entries.map(entry => followEntry(entry, renames)),
    CONFIG.thresholds,
  );
  expect(series.map(({name, formerly}) => ({name, formerly}))).toEqual([
    {name: "ParseMessage-8", formerly: [{group: "p", name: "Parse-8"}]},
    {name: "Render-8", formerly: undefined},
  ]);
  // The entry that measured both is believed for the new name: its second line, 2 ns.
  expect(series[0]?.points.map(({entry, center}) => [entry, Math.round(center * 1e9)])).toEqual([
    ["2026-01-01-a", 1],
    ["2026-02-01-b", 2],
    ["2026-03-01-c", 1],
  ]);
});

test("journalQueries(journal).series(name) knows a benchmark by its earlier name", () => {
  const queries = journalQueries(
    testJournal({
      entries,
      findings: [],
      series: buildSeries(
        entries.map(entry => followEntry(entry, renames)),
        CONFIG.thresholds,
      ),
    }),
  );
  for (const name of ["Parse", "BenchmarkParse-8", "ParseMessage"])
    expect(queries.series(name, "sec/op").map(series => series.name)).toEqual(["ParseMessage-8"]);
});

test("unusedRenames(entries, renames) warns of names that no entry measures", () => {
  expect(unusedRenames(entries, renames, "content/journal.yaml")).toEqual([]);
  expect(
    unusedRenames(entries, [...renames, {from: "Pares", to: "X", line: 5}], "content/journal.yaml"),
  ).toEqual([
    {
      file: "content/journal.yaml",
      line: 5,
      severity: "warning",
      code: "PJ003",
      message: 'renames: no entry measures "Pares"',
      hint: expect.stringMatching(/^did you mean ".+"\?$/),
    },
  ]);
  expect(unusedRenames([], [{from: "A", to: "B"}], "j.yaml")).toMatchObject([{hint: "remove the rename"}]);
});

describe("typeConfig(mapping) reads renames", () => {
  const type = (text: string) => {
    const mapping = parseYaml(text);
    if (isYamlFault(mapping)) throw new Error(mapping.message);
    return typeConfig(mapping, "content/journal.yaml");
  };

  test("with their lines, without go test's prefix", () => {
    const {value, problems} = type(
      "renames:\n  - {from: BenchmarkParse, to: ParseMessage}\n  - from: p\n    to: q\n",
    );
    expect(problems).toEqual([]);
    expect(value?.renames).toEqual([
      {from: "Parse", to: "ParseMessage", line: 2},
      {from: "p", to: "q", line: 3},
    ]);
  });

  test.each([
    ["renames:\n  - {from: A, to: A}\n", '"renames.0" must be a rename to another name'],
    ["renames:\n  - {from: A}\n", '"renames.0.to" is missing'],
    [
      "renames:\n  - {from: A B, to: C}\n",
      '"renames.0.from" must be a name without spaces, not ending in "/", got "A B"',
    ],
    [
      "renames:\n  - {from: A/, to: C}\n",
      '"renames.0.from" must be a name without spaces, not ending in "/", got "A/"',
    ],
    ["renames:\n  - {frmo: A, to: C}\n", '"renames.0.from" is missing'],
    [
      "thresholds: {least-change: 2}\n",
      '"thresholds.least-change" must be a number between 0 and 1, got "2"',
    ],
  ])("and refuses %j", (text, message) => {
    const {problems} = type(text);
    expect(problems).toContainEqual(expect.objectContaining({severity: "error", message}));
  });

  test("and has none by default", () => {
    expect(type("title: x\n").value).toMatchObject({renames: [], thresholds: {leastChange: 0.02}});
  });
});
