import {toHtml} from "hast-util-to-html";
import {h} from "hastscript";
import {describe, expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {withShortTypes} from "../../pprof/profile/profile.ts";
import {recordedBytes, recordedProfile} from "../../pprof/testdata/profiles-fs.ts";
import type {Artifact} from "../kind.ts";
import {profileKind} from "./kind.ts";
import {flameGraphView, profileView, topView} from "./view.ts";

function fileOf(name: string, bytes: Uint8Array) {
  return artifactFile(`content/2026-11-21-x/${name}`, name, bytes, "gzip");
}

function open(name: string, as = name): Artifact {
  return profileKind.open(fileOf(as, recordedBytes(name)));
}

const context = {id: "fig", size: "page"} as const;

test.each([
  ["cpu-before.pb.gz", "CPU profile"],
  ["heap-before.pb.gz", "Heap profile"],
  ["mem-before.pb.gz", "Allocation profile"],
  ["block-before.pb.gz", "Block profile"],
  ["mutex-before.pb.gz", "Mutex profile"],
  ["goroutine.pb.gz", "Goroutine profile"],
  ["threadcreate.pb.gz", "Thread creation profile"],
  ["custom.pb.gz", "example.com/sip.dialogs profile"],
])("profileKind calls %s a %s", (name, title) => {
  expect(open(name).title).toBe(title);
});

test.each([
  ["load-mutex.pb.gz", "locks.pb.gz", "Mutex profile"],
  ["load-block.pb.gz", "locks.pb.gz", "Block profile"],
  ["load-mutex.pb.gz", "block.pb.gz", "Block profile"],
])(
  "profileKind tells block and mutex profiles apart by name, else by what they end in: %s as %s",
  (name, as, title) => {
    expect(open(name, as).title).toBe(title);
  },
);

test("profileKind gives pprof's header as facts, and busy cores in words", () => {
  expect(open("deep-cpu.pb.gz").facts).toEqual([
    {name: "File", value: "sipload"},
    {name: "Type", value: "cpu"},
    {name: "Time", value: "2026-11-21 05:00:32 UTC"},
    {name: "Duration", value: "3.15s, Total samples = 5.79s (183.72%), 1.84 cores busy on average"},
  ]);
});

describe("profileKind.detect(file)", () => {
  const text = new TextEncoder().encode("goos: linux\ngoarch: amd64\n");
  test.each<[string, Uint8Array, boolean]>([
    ["anything", recordedBytes("cpu-before.pb.gz"), true],
    ["anything", recordedBytes("threadcreate.pb.gz"), true],
    ["cpu.pb.gz", recordedBytes("broken/truncated-inside.pb.gz"), true],
    ["cpu.pb.gz", recordedBytes("broken/junk.bin"), true],
    ["cpu.pprof", new Uint8Array(), true],
    ["anything", recordedBytes("broken/truncated-inside.pb.gz"), false],
    ["anything", new Uint8Array(), false],
    ["bench.txt", text, false],
    ["notes.prof", text, false],
    ["x.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), false],
  ])("of %s", (name, bytes, expected) => {
    expect(profileKind.detect(fileOf(name, bytes))).toBe(expected);
  });
});

describe("profileKind.parse(file) reports", () => {
  test.each([
    ["broken/concatenated.pb.gz", "error", "PJ060", "parsing profile: concatenated profiles detected"],
    [
      "broken/truncated-inside.pb.gz",
      "error",
      "PJ060",
      "parsing profile: unrecognized profile format (at byte 4991 of 5000: field 4 needs 17 bytes, 9 are left)",
    ],
    ["idle-cpu.pb.gz", "warning", "PJ062", "profile has no samples"],
    [
      "heap-before.pb.gz",
      "warning",
      "PJ061",
      "profile has too few sampled allocations, expected at least 100, got 27",
    ],
  ])("%s", (name, severity, code, message) => {
    const {problems} = open(name);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({severity, code, message, file: `content/2026-11-21-x/${name}`});
    expect(problems[0]?.hint).not.toBe("");
  });

  test("nothing about a good one", () => {
    expect(open("cpu-before.pb.gz").problems).toEqual([]);
  });
});

describe("profileKind.view(profile, context)", () => {
  test.each(["custom.pb.gz", "idle-cpu.pb.gz", "threadcreate.pb.gz"])("of %s", async name => {
    const html = toHtml(open(name).view(context)).replaceAll(/<(?=[a-z])/g, "\n<");
    await expect(html).toMatchFileSnapshot(`testdata/view/${name.replace(".pb.gz", ".html")}`);
  });

  test("has the numbers of pprof's top table", () => {
    const html = toHtml(open("cpu-before.pb.gz").view(context));
    expect(html).toContain(
      '<tr><td class="num">0.41s</td><td class="num">5.81%</td><td class="num">43.20%</td><td class="num">2.01s</td><td class="num">28.47%</td><th class="profile-name" scope="row">runtime.mallocgc</th></tr>',
    );
    expect(html).toContain(
      "Showing nodes accounting for 6.38s, 90.37% of 7.06s total · Dropped 93 nodes (cum &#x3C; 0.04s)",
    );
  });

  test("shows the default sample type openly and the others folded", () => {
    const html = toHtml(open("mem-before.pb.gz").view(context));
    expect(html.indexOf("Flame graph of alloc_space")).toBeLessThan(
      html.indexOf('<details class="profile-type">'),
    );
    expect(html.match(/<details class="profile-type">/g)).toHaveLength(3);
  });

  test("warns of stacks that were cut", () => {
    expect(toHtml(open("deep-cpu.pb.gz").view(context))).toContain(
      "99 stacks (51.12% of the total) are cut at Go’s limit".replace("’", "'"),
    );
  });

  test("has no style attribute and no script", () => {
    const html = toHtml(open("labels-cpu.pb.gz").view(context));
    expect(html).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
  });

  test("draws a flame graph of less than 60 kB", () => {
    const svg =
      /<svg class="flame-graph".*?<\/svg>(?=<\/(?!svg))/.exec(
        toHtml(open("load-cpu.pb.gz").view(context)),
      )?.[0] ?? "";
    expect(svg.length).toBeGreaterThan(10_000);
    expect(svg.length).toBeLessThan(60_000);
  });

  test("says why there is nothing to see of a broken profile", () => {
    expect(toHtml(open("broken/junk.bin").view(context))).toContain("could not be read as a profile");
  });
});

describe("topView(profile, options, context)", () => {
  const profile = recordedProfile("mem-before.pb.gz");

  test("lists the sample types there are", () => {
    expect(topView(profile, {sample: "cpu"}, context)).toEqual({
      code: "PJ074",
      severity: "error",
      message:
        'unknown sample type, expected one of "alloc_objects", "alloc_space", "inuse_objects", "inuse_space", got "cpu"',
      hint: "write sample=alloc_space",
    });
  });

  test("explains a bad expression and one that matches nothing", () => {
    expect(topView(profile, {focus: "("}, context)).toMatchObject({
      code: "PJ071",
      message: "parsing focus regexp: error parsing regexp: missing closing ): `(`",
    });
    expect(flameGraphView(profile, {focus: "nosuch"}, context)).toMatchObject({code: "PJ071"});
  });

  test("opens n rows and sorts by cum", () => {
    const result = topView(profile, {n: 2, cum: true, sample: "alloc_objects"}, context);
    const html = "view" in result ? toHtml(result.view) : "";
    expect(html.slice(0, html.indexOf("<details")).match(/<tr>/g)).toHaveLength(3);
    expect(html).toContain("Functions by cum alloc_objects");
  });
});

test("profileKind.compare(base, head) prints the differences of pprof -diff_base, with their signs", () => {
  const html = toHtml(open("mem-before.pb.gz").compare(open("mem-after.pb.gz"), context) ?? []);
  expect(html).toContain("percentages of the base's total");
  expect(html).toMatch(
    /<td class="num delta-better">-[\d.]+MB<\/td><td class="num delta-better">-[\d.]+%<\/td>/,
  );
});

test("profileKind.compare(base, head) says when two profiles do not compare", () => {
  const html = toHtml(open("mem-before.pb.gz").compare(open("cpu-after.pb.gz"), context) ?? []);
  expect(html).toContain("cannot be compared");
});

test("profileKind.view(profile, context) stays small, whatever a file claims", () => {
  const base = recordedProfile("custom.pb.gz");
  const monster = "x".repeat(100_000);
  const strings = {count: base.strings.count, at: (index: number) => (index === 0 ? "" : monster)};
  const sampleTypes = Array.from({length: 50}, () => ({type: monster, unit: monster}));
  const values = new Float64Array(base.samples.count * 50).fill(1);
  const profile = {
    ...base,
    strings,
    sampleTypes,
    comments: sampleTypes.map(() => monster),
    samples: {...base.samples, values},
  };
  expect(toHtml(profileView(withShortTypes(profile), context)).length).toBeLessThan(500_000);
});

test("profileKind.open(file) calls thin what the journal calls so", () => {
  const file = artifactFile(
    "content/2026-11-21-x/heap.pb.gz",
    "heap.pb.gz",
    recordedBytes("heap-before.pb.gz"),
  );
  expect(profileKind.open({...file, fewSamples: 20}).problems).toEqual([]);
  expect(profileKind.open({...file, fewSamples: 28}).problems[0]?.message).toContain(
    "expected at least 28, got 27",
  );
});

test("profileKind.view(profile, context) shows a difference that one file holds as a difference", () => {
  const text = "main;lock;wait 10 2000\nmain;parse 500 490\nmain;gone 900 0\n";
  const file = artifactFile(
    "content/2026-11-21-x/diff.folded",
    "diff.folded",
    new TextEncoder().encode(text),
  );
  const html = toHtml(h("div", profileKind.open(file).view({id: "fig", size: "page"})));
  expect(html).toContain("flame-pattern");
  expect(html).toContain("wait: 10 → 2000, +1990");
  expect(html).toContain("gone: 900 → 0, -900; gone");
});

test("profileKind draws the messages of a profile in protobuf from the meter before it reads them", () => {
  const drawn: string[] = [];
  const file = fileOf("cpu.pb.gz", recordedBytes("cpu-before.pb.gz"));
  const spend = (kind: string): void => {
    drawn.push(kind);
    if (kind === "profileRoom") throw new RangeError("empty");
  };
  expect(() => profileKind.open({...file, spend})).toThrow("empty");
  expect(drawn).toEqual(["profileSteps", "profileRoom"]);
});
