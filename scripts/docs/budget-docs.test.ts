import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {BUDGETS} from "../../src/budgets.ts";
import {budgetPage} from "./budget-docs.ts";

test("docs/budgets.md lists the limits of src/budgets.ts: otherwise run npm run docs", () => {
  const page = budgetPage();
  expect(readFileSync(new URL("../../docs/budgets.md", import.meta.url), "utf8")).toBe(page);
  for (const name of Object.keys(BUDGETS)) expect(page).toMatch(new RegExp(`\\| \`${name}\` \\| \\w`));
});
