import {describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import {printable, showProgress, wantsColor} from "./terminal.ts";

describe("wantsColor(env, tty)", () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{NO_COLOR: "1"}, true, false],
    [{NO_COLOR: ""}, true, true],
    [{FORCE_COLOR: "1"}, false, true],
    [{FORCE_COLOR: "1", NO_COLOR: "1"}, true, true],
    [{FORCE_COLOR: "0"}, true, false],
    [{TERM: "dumb"}, true, false],
  ])("%j, terminal %s: %s", (env, tty, wanted) => expect(wantsColor(env, tty)).toBe(wanted));
});

describe("showProgress(io)", () => {
  test("rewrites one line of a terminal, at most ten times a second, and takes it away", () => {
    let now = 0;
    const io = recordingIo({stderrIsTTY: true, now: () => now});
    const progress = showProgress(io);
    for (now = 0; now <= 250; now += 50) progress.update(`at ${now}`);
    progress.done();
    expect(io.messages()).toBe("\r\u001b[2Kat 0\r\u001b[2Kat 100\r\u001b[2Kat 200\r\u001b[2K");
  });

  test("writes a line every ten seconds elsewhere, and nothing of short work", () => {
    let now = 0;
    const io = recordingIo({now: () => now});
    const progress = showProgress(io);
    for (now = 0; now <= 25_000; now += 1000) progress.update(`at ${now}`);
    progress.done();
    expect(io.messages()).toBe("at 10000\nat 20000\n");
  });
});

test("printable(text) shows what would steer a terminal, and keeps lines and tabs", () => {
  expect(printable("a\tb\n\u001b[2Jc\u009b\r\u202ed")).toBe("a\tb\n<U+001B>[2Jc<U+009B><U+000D><U+202E>d");
});
