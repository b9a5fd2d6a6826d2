import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Runs axe on a page and returns its violations, a line a rule: all rules, or those of `rules`. It runs in a world of its
 * own, which the page's policy does not govern.
 */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const {frameTree} = await session.send("Page.getFrameTree");
  const {executionContextId} = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  await session.send("Runtime.evaluate", {expression: axe, contextId: executionContextId});
  const {result, exceptionDetails} = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, {resultTypes: ["violations"], ${rules ? `runOnly: ${JSON.stringify(rules)}` : ""}}).then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.target + " " + n.html.slice(0, 120)).join(" | "))))`,
    contextId: executionContextId,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return JSON.parse(String(result.value));
}
