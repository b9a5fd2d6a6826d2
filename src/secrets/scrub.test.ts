import {expect, test} from "vitest";
import {makeMeter, unmetered, WorkExhausted} from "../meter.ts";
import {readProfile} from "../pprof/index.ts";
import {decodeProfile} from "../pprof/profile/decode.ts";
import {encodeProfile} from "../pprof/profile/encode.ts";
import {prepareReport} from "../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../pprof/report/report-options.ts";
import {topOf, topText} from "../pprof/report/top.ts";
import {numberPlaceholders} from "./placeholders.ts";
import {profileStrings} from "./profile-strings.ts";
import type {SearchedFile} from "./scrub.ts";
import {searchFile} from "./scrub.ts";
import {findSecrets} from "./search-text.ts";
import {ENVIRONMENT, PLANTED} from "./testdata/planted.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function searched(bytes: Uint8Array): SearchedFile {
  const file = searchFile(bytes, "run.log", unmetered);
  if (!file) throw new Error("neither text nor profile");
  return file;
}

function scrubbed(bytes: Uint8Array): Uint8Array {
  const file = searched(bytes);
  return file.replaced(file.secrets, numberPlaceholders(file.texts));
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test.each(PLANTED)("finds %s in a text and in a log", (_, line, value) => {
  for (const text of [line, `{"level":"info"}\n${line}\nok  \texample.com/sip\t1.2s\n`]) {
    const found = findSecrets(text, "run.log", unmetered);
    expect(found.length).toBeGreaterThan(0);
    if (value !== "") expect(found.map(one => one.value)).toContain(value);
    const after = textOf(scrubbed(bytesOf(text)));
    if (value !== "") expect(after).not.toContain(value);
    expect(textOf(scrubbed(bytesOf(after)))).toBe(after);
  }
});

test("finds the environment of a shell", () => {
  const after = textOf(scrubbed(bytesOf(ENVIRONMENT)));
  expect(after).not.toContain("mallory");
  expect(after).toContain("PATH=/usr/bin\n");
});

test("equal values get equal placeholders, other lines stay as they are", () => {
  const text = "\ufeffa /home/mallory/x\r\nb\u00e4 /home/trent/y\nc /home/mallory/z";
  expect(new TextDecoder("utf-8", {ignoreBOM: true}).decode(scrubbed(bytesOf(text)))).toBe(
    "\ufeffa /home/user-1/x\r\nb\u00e4 /home/user-2/y\nc /home/user-1/z",
  );
});

test("numbers go on behind those that a file has already", () => {
  expect(textOf(scrubbed(bytesOf("/home/user-1/a /home/mallory/b")))).toBe("/home/user-1/a /home/user-2/b");
});

test.each([
  "golang.org/toolchain@v0.0.1-go1.26.1.linux-amd64/src/runtime/proc.go",
  "git@github.com:golang/go.git",
  "/home/runner/work/repo/repo/main.go",
  "internal/runtime/maps.(*groupReference).ctrls jdk.internal.misc.Unsafe.park",
  "PASSWORD=$SECRET TOKEN=*** API_KEY=<your key>",
  "127.0.0.1:8080 10.0.0.0/8 version 10.2.0.17",
  "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
])("raises no alarm for %s", text => {
  expect(findSecrets(text, "run.log", unmetered)).toEqual([]);
});

/** A folded profile with planted frames, as pprof writes it. */
function plantedProfile(): Uint8Array {
  const frames = PLANTED.filter(([, line]) => !line.includes("\n")).map(([, line]) =>
    line.replaceAll(/[;\t]/g, " ").replaceAll(" ", "_"),
  );
  const {profile} = readProfile(
    bytesOf(`${frames.map((frame, i) => `main;${frame} ${i + 1}`).join("\n")}\n`),
    "stacks.folded",
  );
  return encodeProfile(profile);
}

function topOfBytes(bytes: Uint8Array): string {
  const decoded = decodeProfile(bytes);
  if ("fault" in decoded) throw new Error(decoded.fault.message);
  return topText(topOf(prepareReport(decoded.profile, "top", DEFAULT_OPTIONS)));
}

test("a profile keeps every byte that is no string's, and its numbers", () => {
  const before = plantedProfile();
  const after = scrubbed(before);
  expect(searched(before).format).toBe("profile");
  const [old, now] = [profileStrings(before), profileStrings(after)];
  expect(now.texts.length).toBe(old.texts.length);
  const changed = new Map(
    old.texts
      .map((text, number) => [number, text] as const)
      .filter(([number, text]) => now.texts[number] !== text),
  );
  expect(changed.size).toBeGreaterThanOrEqual(10);
  expect(now.replaced(changed)).toEqual(before);
  const numbers = (text: string): string[] => text.split("\n").map(line => line.slice(0, 50));
  expect(numbers(topOfBytes(after))).toEqual(numbers(topOfBytes(before)));
});

test("a search is paid for before it is made", () => {
  const hostile = "okta.key_token=secret ".repeat(400_000);
  expect(() => findSecrets(hostile, "run.log", makeMeter().spend)).toThrow(WorkExhausted);
});
