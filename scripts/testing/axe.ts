import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs again where the page changed meanwhile: a script of the page may still add elements, at which axe may throw. */
const RUN = `async options => {
  for (let runs = 0; ; runs++) {
    let isChanged = false;
    const observer = new MutationObserver(() => { isChanged = true; });
    observer.observe(document, {childList: true, subtree: true});
    const settled = await axe.run(document, options).then(value => ({value}), error => ({error}));
    isChanged ||= observer.takeRecords().length > 0;
    observer.disconnect();
    if (isChanged && runs < 20) continue;
    if (settled.error) throw settled.error;
    const element = ({target, html}) => target + " " + html.slice(0, 120);
    return JSON.stringify(settled.value.violations.map(({id, help, nodes}) =>
      id + ": " + help + " " + nodes.slice(0, 3).map(element).join(" | ")));
  }
}`;

/**
 * Runs axe on a page and returns its violations, a line a rule: all rules, or those of `rules`. It runs in a world of its
 * own, which the page's policy does not govern.
 */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const {frameTree} = await session.send("Page.getFrameTree");
    const {executionContextId} = await session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName: "axe",
    });
    await session.send("Runtime.evaluate", {expression: axe, contextId: executionContextId});
    const options = {resultTypes: ["violations"], ...(rules && {runOnly: rules})};
    const {result, exceptionDetails} = await session.send("Runtime.evaluate", {
      expression: `(${RUN})(${JSON.stringify(options)})`,
      contextId: executionContextId,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(String(result.value));
  } finally {
    await session.detach();
  }
}
