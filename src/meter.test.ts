import {expect, test} from "vitest";
import {WORK} from "./budgets.ts";
import {makeMeter, WorkExhausted} from "./meter.ts";

test("makeMeter() pays for the limit of one kind, and for no more", () => {
  const {spend, isEmpty, room} = makeMeter();
  spend("pages", WORK.pages.most);
  expect(isEmpty()).toBe(false);
  expect(room("samples")).toBe(0);
  expect(() => spend("pages", 1)).toThrow(WorkExhausted);
  expect(isEmpty()).toBe(true);
});

test("makeMeter() pays for half of one limit and half of another", () => {
  const {spend, room} = makeMeter();
  spend("pages", WORK.pages.most / 2);
  expect(room("nodes")).toBe(WORK.nodes.most / 2);
  spend("nodes", WORK.nodes.most / 2);
  expect(() => spend("samples", 1)).toThrow(WorkExhausted);
});

test("WorkExhausted names the kind that most of the meter went to", () => {
  const {spend} = makeMeter();
  spend("bytes", WORK.bytes.most * 0.75);
  spend("nodes", 1);
  try {
    spend("drawings", WORK.drawings.most * 0.5);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({kind: "bytes", amount: WORK.bytes.most * 0.75, most: WORK.bytes.most});
  }
});

test("makeMeter(used) goes on where another stage stopped, also where that was empty", () => {
  const first = makeMeter();
  first.spend("nodes", WORK.nodes.most / 4);
  const second = makeMeter(first.used());
  expect(second.room("nodes")).toBe((WORK.nodes.most * 3) / 4);
  expect(() => second.spend("pages", 2 * WORK.pages.most)).toThrow(WorkExhausted);
  expect(makeMeter(second.used()).isEmpty()).toBe(true);
});
