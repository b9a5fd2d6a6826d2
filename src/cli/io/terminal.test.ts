import {describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import {showProgress, wantsColor} from "./terminal.ts";

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
  test("writes one line, whatever an entry is called", () => {
    const io = recordingIo({stderrIsTTY: true});
    showProgress(io).update("a\n::error::b\u001b[2J\u202e");
    expect(io.messages()).toBe("\r\u001b[2Ka<U+000A>::error::b<U+001B>[2J<U+202E>");
  });

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
