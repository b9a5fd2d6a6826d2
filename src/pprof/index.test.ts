import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {
  DEFAULT_OPTIONS,
  decodeProfile,
  encodeProfile,
  functionChanges,
  parseFlags,
  prepareReport,
  readProfile,
  runReport,
  subtractBase,
  topOf,
  topText,
} from "./index.ts";
import {recordedBytes, recordedProfile} from "./testdata/profiles-fs.ts";

test("the documented example: bytes, a filter, the rows of a top table and its text", () => {
  const bytes = recordedBytes("cpu-after.pb.gz");
  const {profile, problems} = readProfile(bytes, "cpu.pb");
  const report = prepareReport(profile, "top", {...DEFAULT_OPTIONS, focus: "Parse"});
  const lines: [number, number, string][] = [];
  for (const {flat, cum, name} of topOf(report).rows) lines.push([flat, cum, name]);
  expect(problems).toEqual([]);
  expect(lines[0]).toEqual([1_540_000_000, 1_920_000_000, "example.com/sip.(*Message).scanBody"]);
  expect(topText(topOf(report))).toContain("flat  flat%   sum%        cum   cum%");
});

test("readProfile(bytes, name) reads other formats, and says what it cannot read", () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect(readProfile(encode("main;f 3\nmain;g 1\n"), "stacks").profile.samples.count).toBe(2);
  const {profile, problems} = readProfile(encode("nothing of the kind"), "x");
  expect(profile.sampleTypes).toEqual([]);
  expect(problems[0]?.severity).toBe("error");
});

test("a difference and the changes of functions", () => {
  const [base, head] = [recordedProfile("cpu-before.pb.gz"), recordedProfile("cpu-after.pb.gz")];
  const difference = subtractBase(head, base, {diff: true, normalize: false});
  expect(topOf(prepareReport(difference, "top", DEFAULT_OPTIONS)).rows.length).toBeGreaterThan(0);
  expect(functionChanges(base, head, {sample: "cpu"}).length).toBeGreaterThan(0);
});

test.each(["cpu-after", "mem-after", "labels-cpu", "mutex-after", "goroutine"])(
  "encodeProfile(profile) is read back as the same %s",
  name => {
    const profile = recordedProfile(`${name}.pb.gz`);
    const decoded = decodeProfile(encodeProfile(profile));
    if ("fault" in decoded) throw new Error(decoded.fault.message);
    const request = parseFlags(["-raw", "x"], {...DEFAULT_OPTIONS, compat: true});
    if ("usage" in request) throw new Error(request.usage);
    expect(runReport(request, [decoded.profile], []).text).toBe(runReport(request, [profile], []).text);
  },
);

test("the engine imports no Node modules and no HTML trees", () => {
  const files = readdirSync(import.meta.dirname, {recursive: true, encoding: "utf8"}).filter(
    file => file.endsWith(".ts") && !/\.(?:test|bench)\.ts$|-fs\.ts$/.test(file),
  );
  const foreign = files.flatMap(file => {
    const text = readFileSync(join(import.meta.dirname, file), "utf8");
    return [...text.matchAll(/from "([^"]+)"/g)].flatMap(([, name = ""]) =>
      /^node:|^hast|\/(?:artifacts|journal|render|site)\//.test(name) ? [`${file}: ${name}`] : [],
    );
  });
  expect(files.length).toBeGreaterThan(50);
  expect(foreign).toEqual([]);
});
