import {describe, expect, test} from "vitest";
import {rounds} from "../../../scripts/testing/rounds.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {functionName} from "../profile/profile.ts";
import {formatOfFile, PROFILE_FORMATS} from "./formats.ts";
import {readingOf, sampleBytes, sampleFile, sampleText, textFile} from "./testdata/samples-fs.ts";

/** One sample a format: mutations of more find the same. */
const MUTATED = [
  "legacy/cpu.prof",
  "legacy/heap_v2.txt",
  "legacy/threadz.txt",
  "legacy/java-contention.txt",
  "go-text/allocs.debug1.txt",
  "go-text/goroutine.debug1.txt",
  "go-text/mutex.debug1.txt",
  "folded/load-cpu.folded",
  "perf-script/words.perf.txt",
  "v8/app.cpuprofile",
  "v8/old-form.cpuprofile",
  "v8/app.heapprofile",
  "speedscope/mem-after.speedscope.json",
  "chrome-trace/two-threads.json",
  "firefox/processed-48.json",
  "callgrind/words.callgrind",
];

/** A small generator, so that a failing mutation can be made again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Changes, drops, doubles or inserts a few pieces of a file. */
function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const result = Array.from(bytes);
  const at = () => Math.floor(random() * (result.length + 1));
  for (let changes = 1 + Math.floor(random() * 6); changes > 0; changes--) {
    const kind = Math.floor(random() * 5);
    const place = at();
    if (kind === 0) result[place] = Math.floor(random() * 256);
    else if (kind === 1) result.splice(place, 1 + Math.floor(random() * 40));
    else if (kind === 2)
      result.splice(place, 0, ...result.slice(place, place + 1 + Math.floor(random() * 60)));
    else if (kind === 3) result.splice(place, 0, ...(PIECES[Math.floor(random() * PIECES.length)] ?? []));
    else if (random() < 0.3) result.length = place;
  }
  return Uint8Array.from(result);
}

/** Puts odd values in the place of a few of a JSON text's. */
function mutateJson(bytes: Uint8Array, random: () => number): Uint8Array {
  const root: unknown = JSON.parse(new TextDecoder().decode(bytes));
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    let holder = root;
    for (let steps = Math.floor(random() * 8); steps >= 0; steps--) {
      if (typeof holder !== "object" || holder === null) break;
      const keys = Object.keys(holder);
      const key = keys[Math.floor(random() * keys.length)] ?? "samples";
      const inner: unknown = Reflect.get(holder, key);
      if (steps === 0 || typeof inner !== "object")
        Reflect.set(holder, key, structuredClone(ODD_VALUES[Math.floor(random() * ODD_VALUES.length)]));
      holder = inner;
    }
  }
  return new TextEncoder().encode(JSON.stringify(root));
}

const ODD_VALUES: readonly unknown[] = [
  null,
  -1,
  0.5,
  1e300,
  2 ** 53,
  "",
  "x",
  [],
  {},
  true,
  [null, -1, "a", {}],
  {length: 4e9},
];

const PIECES = [
  ...'0 -1 1e400 99999999999999999999 9007199254740993 null {} [] "" ; @ 0x # \n \r\n \t ( ) : = * true -'.split(
    " ",
  ),
  "__proto__",
  "(1) ",
  "calls=1 1\n",
].map(text => [...new TextEncoder().encode(text)]);

describe("no bytes make a format throw, or a profile that is not whole", () => {
  test.each(MUTATED)("mutations of %s", name => {
    const isJson = sampleText(name).startsWith("{");
    const bytes = isJson ? sampleBytes(name) : sampleBytes(name).subarray(0, 12_000);
    const format = formatOfFile(sampleFile(name));
    const random = randomFrom(name.length);
    for (let round = 0; round < rounds(2000); round++) {
      // Bytes alone would rarely leave JSON that parses.
      const changed = isJson && round % 4 > 0 ? mutateJson(bytes, random) : mutate(bytes, random);
      const file = artifactFile(name, "x", changed);
      // The format itself must hold out, whatever its own detection says.
      const {profile, problems} = format?.read(file) ?? readingOf(file);
      const {samples, locations, functions, sampleTypes} = profile;
      expect(samples.values.length).toBe(samples.count * sampleTypes.length);
      expect(samples.offsets.at(-1)).toBe(samples.frames.length);
      expect(samples.frames.every(frame => frame < locations.count)).toBe(true);
      expect(locations.lineFunctions.every(fn => fn < functions.count)).toBe(true);
      expect(samples.values.every(value => Number.isFinite(value))).toBe(true);
      expect(problems.every(problem => problem.message !== "" && (problem.line ?? 1) > 0)).toBe(true);
      if (functions.count > 0) functionName(profile, functions.count - 1);
      PROFILE_FORMATS.some(candidate => candidate.detect(file));
    }
  });
});

describe("time grows no faster than the file", () => {
  const long = 2_000_000;
  test.each([
    [
      "deep folded stacks",
      "folded stacks",
      `${"a;b 1\n".repeat(50)}${`${"f;".repeat(500_000)}g 1\n`.repeat(10)}`,
    ],
    [
      "folded stacks of many inlined frames",
      "folded stacks",
      `${"a;b 1\n".repeat(50)}${`${"f_[i];".repeat(150_000)}g 1\n`.repeat(10)}`,
    ],
    [
      "a line of blanks in perf script",
      "perf script",
      `app 1 4.5: cycles: \n\t 13 main (/a)\n\n${" 1".repeat(long / 2)}\n${"a".repeat(long)}\n`,
    ],
    [
      "unclosed quotes in labels",
      "Go profile as text",
      `goroutine profile: total 1\n1 @ 0x1\n# labels: {${'"\\'.repeat(long / 2)}\n`,
    ],
    ["a chain of calls", "callgrind profile", `events: Ir\n${chain(20_000)}`],
    ["callers of each other", "callgrind profile", `events: Ir\n${clique(300)}`],
    ["deep events", "speedscope JSON", deepEvents(200_000)],
    [
      "a tree as deep as the file",
      "V8 heap profile",
      `{"head":${'{"selfSize":1,"callFrame":{"functionName":"f"},"children":['.repeat(30_000)}${"]}".repeat(30_000)}}`,
    ],
    ["brackets", undefined, `{"nodes":${"[".repeat(long)}`],
  ])("%s", (_name, expected, content) => {
    const file = textFile(content);
    const format = formatOfFile(file);
    expect(format?.name).toBe(expected);
    if (format) profileKind.open(file);
  });
});

function chain(length: number): string {
  return Array.from(
    {length},
    (_, i) => `fn=f${i}\n1 10\ncfn=f${i + 1}\ncalls=1 1\n1 ${(length - i) * 10}\n`,
  ).join("");
}

function clique(size: number): string {
  const calls = (from: number) =>
    Array.from({length: size}, (_, to) =>
      to === from ? "" : `cfn=f${to}\ncalls=1 1\n1 ${(from * 7 + to * 13) % 97}\n`,
    ).join("");
  return Array.from({length: size}, (_, i) => `fn=f${i}\n1 1000\n${calls(i)}`).join("");
}

function deepEvents(depth: number): string {
  const events = Array.from({length: depth}, (_, at) => ({type: "O", at, frame: 0}));
  return JSON.stringify({
    $schema: "https://www.speedscope.app/file-format-schema.json",
    shared: {frames: [{name: "f"}]},
    profiles: [{type: "evented", name: "x", unit: "none", startValue: 0, endValue: depth, events}],
  });
}
