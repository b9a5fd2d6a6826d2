import type {RegexEngine} from "shiki/core";
import {expect, test} from "vitest";
import {sharedScanners} from "./shared-scanners.ts";

/** An engine that counts the scanners it has made and not released. */
function countingEngine(): {readonly engine: RegexEngine; readonly live: () => number} {
  let live = 0;
  const createScanner = (): ReturnType<RegexEngine["createScanner"]> => {
    live++;
    return {findNextMatchSync: () => null, dispose: () => void live--};
  };
  return {engine: {createScanner, createString: content => ({content})}, live: () => live};
}

test("sharedScanners(engine) compiles a list of patterns once, and no rule releases it", () => {
  const {engine, live} = countingEngine();
  const shared = sharedScanners(engine);
  expect(shared.createScanner(["a", "b"])).toBe(shared.createScanner(["a", "b"]));
  expect(shared.createScanner(["a"])).not.toBe(shared.createScanner(["b"]));
  shared.createScanner(["a"]).dispose?.();
  expect(live()).toBe(3);
});

test("sharedScanners(engine) keeps a bounded number of lists, however many words end here documents", () => {
  const {engine, live} = countingEngine();
  const shared = sharedScanners(engine);
  for (let word = 0; word < 10_000; word++) shared.createScanner([`^W${word}$`]).dispose?.();
  expect(live()).toBe(4096);
});
