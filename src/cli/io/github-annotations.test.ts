import {expect, test} from "vitest";
import type {Problem} from "../../problem.ts";
import {breakCommands, githubAnnotations, withoutCommands, workspacePrefix} from "./github-annotations.ts";

const problem: Problem = {
  file: "content/2026-05-03-pool/index.md",
  line: 9,
  column: 2,
  severity: "error",
  code: "PJ072",
  message: 'no attachment "cpu.pb.gz"',
};

test("githubAnnotations(problems) writes a command with file, line, column and code", () => {
  expect(githubAnnotations([problem])).toEqual([
    '::error file=content/2026-05-03-pool/index.md,line=9,col=2,title=PJ072::no attachment "cpu.pb.gz"',
  ]);
});

test("githubAnnotations(problems) cannot be made to write a second command or another property", () => {
  const hostile: Problem = {
    ...problem,
    file: "content/a,title=x::\n::error::forged/index.md",
    message: "50%\r\n::error file=README.md::forged",
    hint: "\n::set-output name=x::y",
  };
  const [line = "", ...others] = githubAnnotations([hostile]);
  expect(others).toEqual([]);
  expect(line).not.toMatch(/[\r\n]/);
  expect(line).toBe(
    "::error file=content/a%2Ctitle=x%3A%3A<U+000A>%3A%3Aerror%3A%3Aforged/index.md,line=9,col=2,title=PJ072::" +
      "50%25<U+000D><U+000A>::error file=README.md::forged%0Ahint: <U+000A>::set-output name=x::y",
  );
});

test("githubAnnotations(problems) writes ten of a level, errors first", () => {
  const many = Array.from({length: 12}, (_, line): Problem[] => [
    {...problem, severity: "info", line: line + 1},
    {...problem, severity: "warning", line: line + 1},
    {...problem, severity: "error", line: line + 1},
  ]).flat();
  const levels = githubAnnotations(many).map(line => /^::(\w+) /.exec(line)?.[1]);
  expect(levels).toEqual(
    [..."e".repeat(10), ..."w".repeat(10), ..."n".repeat(10)].map(
      first => ({e: "error", w: "warning", n: "notice"})[first],
    ),
  );
});

test("githubAnnotations(problems, prefix) names files from the workspace on", () => {
  expect(workspacePrefix("/w/repo/docs/journal", "/w/repo")).toBe("docs/journal/");
  expect(workspacePrefix("/w/repo", "/w/repo")).toBe("");
  expect(workspacePrefix("/elsewhere", "/w/repo")).toBe("");
  expect(workspacePrefix("/w/repo", undefined)).toBe("");
  expect(
    githubAnnotations(
      [{file: "content/journal.yaml", severity: "warning", code: "PJ002", message: "m"}],
      "docs/",
    ),
  ).toEqual(["::warning file=docs/content/journal.yaml,title=PJ002::m"]);
});

test("withoutCommands(text, token) stops commands around the text", () => {
  expect(withoutCommands("##[error]forged\n", "k3y")).toBe(
    "::stop-commands::k3y\n##[error]forged\n::k3y::\n",
  );
});

test("breakCommands(text, env) leaves nothing that a runner takes for a command, elsewhere the text itself", () => {
  const text = "  ::error::a\n::stop-commands::b\nx ##[add-mask]c a::b\n";
  expect(breakCommands(text, {})).toBe(text);
  expect(breakCommands(text, {GITHUB_ACTIONS: "true"})).toBe(
    "  <U+003A>:error::a\n<U+003A>:stop-commands::b\nx #<U+0023>[add-mask]c a::b\n",
  );
  expect(breakCommands("::x", {GITHUB_ACTIONS: "true"}, () => "&#58;")).toBe("&#58;:x");
});
