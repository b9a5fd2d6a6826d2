import {describe, expect, test} from "vitest";
import {profileTitle} from "../../artifacts/profile/profile-title.ts";
import {decodeProfile} from "../profile/decode.ts";
import type {Profile} from "../profile/profile.ts";
import {parseFlags} from "../report/flags.ts";
import {DEFAULT_OPTIONS} from "../report/report-options.ts";
import {runReport} from "../report/run-report.ts";
import {readingOf, sampleBytes, sampleFile, sampleText, stacksOf, textFile} from "./testdata/samples-fs.ts";

function report(profile: Profile, ...flags: string[]): string {
  const request = parseFlags([...flags, "profile"], DEFAULT_OPTIONS);
  if ("usage" in request) throw new Error(request.usage);
  return runReport(request, [profile], [], () => undefined).text;
}

/** Values and numeric label of each sample that `pprof -raw` printed, without those that are all 0. */
function rawSamples(text: string): string[] {
  const lines = text.slice(text.indexOf("Samples:\n"), text.indexOf("Locations\n")).split("\n").slice(2);
  const samples: string[] = [];
  for (const line of lines) {
    const values = /^\s*([\d ]+): /.exec(line)?.[1]?.trim().split(/ +/).join(" ");
    const label = /bytes:\[(\d+)\]/.exec(line)?.[1];
    if (values !== undefined) samples.push(values);
    else if (label !== undefined) samples.push(`${samples.pop()} {bytes=${label}}`);
  }
  return samples.filter(sample => !/^[0 ]+(?:\{bytes=0\})?$/.test(sample));
}

describe("the text profiles of Go have the numbers of go tool pprof -raw, and names besides", () => {
  test.each(["heap", "allocs", "block", "mutex", "custom", "goroutine"])("%s", name => {
    const {profile, problems} = readingOf(sampleFile(`go-text/${name}.debug1.txt`));
    const ours = stacksOf(profile)
      .map(line => line.slice(line.lastIndexOf(": ") + 2))
      .map(line => line.replace(/ \{(?:method|peer).*\}$/, ""))
      .filter(line => !/^[0 ]+$/.test(line));
    expect(ours).toEqual(rawSamples(sampleText(`go-text/${name}.debug1.raw.txt`)));
    expect(problems).toEqual([]);
    expect(stacksOf(profile).filter(line => line.includes("0x"))).toEqual([]);
  });
});

test("the text of threadcreate, which go tool pprof calls malformed, has a sample without a stack", () => {
  const {profile, problems} = readingOf(sampleFile("go-text/threadcreate.debug1.txt"));
  expect(stacksOf(profile)).toEqual([": 5"]);
  expect(problems).toEqual([]);
});

describe("text and protobuf of one moment tell the same", () => {
  const both = (name: string): [Profile, Profile] => {
    const decoded = decodeProfile(sampleBytes(`go-text/pairs/${name}.pb.gz`));
    if ("fault" in decoded) throw new Error(decoded.fault.message);
    return [readingOf(sampleFile(`go-text/pairs/${name}.debug1.txt`)).profile, decoded.profile];
  };

  test.each(["block", "mutex"])("%s: every report, inlined calls, lines and addresses", name => {
    const [ours, theirs] = both(name);
    const withoutFile = (text: string) => text.replace(/^(?:File|Build ID|Time): .*\n/gm, "");
    for (const flags of [
      ["-traces", "-lines"],
      ["-top"],
      ["-top", "-addresses"],
      ["-tree"],
      ["-top", "-noinlines"],
    ])
      expect(report(ours, ...flags)).toBe(withoutFile(report(theirs, ...flags)));
  });

  test.each(["heap", "allocs"])("%s: every stack but those of writing the profile", name => {
    const own = (profile: Profile): Map<string, number> => {
      const sums = new Map<string, number>();
      for (const line of stacksOf(profile)) {
        const [, stack = "", values = "", bytes = ""] = /^(.*): ([\d ]+)(.*)$/.exec(line) ?? [];
        if (stack.includes("runtime/pprof") || /^[0 ]+$/.test(values)) continue;
        values.split(" ").forEach((value, type) => {
          const key = `${type} ${bytes} ${stack}`;
          sums.set(key, (sums.get(key) ?? 0) + Number(value));
        });
      }
      return sums;
    };
    const [ours, theirs] = both(name);
    expect(own(theirs).size).toBeGreaterThan(8);
    expect(own(ours)).toEqual(own(theirs));
  });

  test("goroutine: labels and stacks, without the runtime's frames at the leaf", () => {
    const [ours, theirs] = both("goroutine");
    const shown = (profile: Profile) =>
      stacksOf(profile)
        .filter(line => !line.includes("main.write"))
        .map(line =>
          line.replaceAll(
            / → \[?runtime\.(?:gopark|chanrecv1?|block|goparkunlock|semacquire1|sync\w+)\]?/g,
            "",
          ),
        )
        .sort();
    expect(shown(ours).map(line => line.replace(/ → internal\/sync.runtime_Semacq.*?:/, ":"))).toEqual(
      shown(theirs).map(line => line.replace(/ → internal\/sync.runtime_Semacq.*?:/, ":")),
    );
    expect(shown(ours).join("\n")).toContain('{n=1, peer=keep"alive}');
  });
});

test.each([
  ["heap", "Heap profile"],
  ["block", "Block profile"],
  ["mutex", "Mutex profile"],
  ["goroutine", "Goroutine profile"],
  ["custom", "example.com/sip.dialogs profile"],
])("the text of a %s profile is a %s", (name, title) => {
  expect(profileTitle(readingOf(sampleFile(`go-text/${name}.debug1.txt`)).profile, "x.txt")).toBe(title);
});

test("a heap profile keeps the statistics of memory that say how large the heap is", () => {
  const {profile} = readingOf(sampleFile("go-text/heap.debug1.txt"));
  expect(profile.comments).toEqual([
    "runtime.MemStats: TotalAlloc = 6126134480, Sys = 49329416, HeapAlloc = 17263120, HeapInuse = 23142400, HeapObjects = 54298, NumGC = 522, GCCPUFraction = 0.15188142195692664, MaxRSS = 34856960",
  ]);
});

test("recursion with an inlined call keeps its frames apart", () => {
  const {profile} = readingOf(
    textFile(
      [
        "goroutine profile: total 1",
        "1 @ 0x1011 0x1021 0x1012 0x1022",
        "#\t0x1010\tmain.leaf+0x10\ta.go:1",
        "#\t0x1020\tmain.walk+0x20\ta.go:5",
        "#\t0x1011\tmain.leaf+0x11\ta.go:1",
        "#\t0x1021\tmain.walk+0x21\ta.go:6",
        "",
      ].join("\n"),
    ),
  );
  expect(stacksOf(profile)).toEqual(["main.walk → [main.leaf] → main.walk → [main.leaf]: 1"]);
});

test("rows without symbols are addresses, one before each return address", () => {
  const {profile} = readingOf(textFile("goroutine profile: total 3\n3 @ 0x1011 0x1021\n"));
  expect(stacksOf(profile)).toEqual(["0x1020 → 0x1010: 3"]);
});

describe("bad lines of Go's texts are problems with their number", () => {
  test.each([
    ["heap profile: 1: 8 [1: 8] @ heap/1048576\n1: 8 [1: 8] @ 0x1\nnonsense\n", 3],
    ["heap profile: 1: 8 [1: 8] @ heap/1048576\n\n0: 8 [1: 8] @ 0x1\n", 3],
    ["heap profile: 1: 8 [1: 8] @ heap/1048576\n1: 8 @ 0x1\n", 2],
    ["goroutine profile: total 2\n1 @ 0x1\n#\tzz\tmain.f+0x1\ta.go:1\n", 3],
    ["goroutine profile: total 2\n1 @ 0x1\n1 @ 1\n", 3],
    ["--- mutex:\ncycles/second=abc\n", 2],
    ["--- contention:\ncycles/second=1\n1 2 3 @ 0x1\n", 3],
  ])("%j", (content, line) => {
    const {problems} = readingOf(textFile(content));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({line, code: "PJ063", severity: "warning"});
  });
});

test("a page of bad lines is ten problems and a count", () => {
  const {problems} = readingOf(textFile(`goroutine profile: total 2\n1 @ 0x1\n${"x\n".repeat(500)}`));
  expect(problems).toHaveLength(11);
  expect(problems.at(-1)?.message).toBe("490 more places cannot be read");
});

test("prose that ends like a header is no profile", () => {
  expect(() => readingOf(textFile("the goroutine profile: total 12\nwas what we looked at\n"))).toThrow(
    "no format",
  );
});
