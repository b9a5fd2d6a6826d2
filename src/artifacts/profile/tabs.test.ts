import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import type {MeasuredBenchmark} from "../../pprof/diff/benchmarks.ts";
import {emptyProfile} from "../../pprof/profile/profile.ts";
import {growingStrings} from "../../pprof/profile/string-table.ts";
import {recordedProfile, recordedSource} from "../../pprof/testdata/profiles-fs.ts";
import type {ProfilePage} from "./tabs.ts";
import {PROFILE_TABS, tabsOf} from "./tabs.ts";

const benchmark: MeasuredBenchmark = {
  name: "BenchmarkParse",
  medians: new Map([["sec/op", new Map([["Parse-8", 2e-6]])]]),
};
const page: ProfilePage = {
  profile: recordedProfile("cpu-after.pb.gz"),
  context: {id: "profile", size: "page"},
  fileName: "cpu.after.pb.gz",
  benchmarks: [benchmark],
  base: {
    profile: recordedProfile("cpu-before.pb.gz"),
    benchmarks: {base: [benchmark], head: [benchmark]},
  },
  readSource: recordedSource,
  layOut: async ({nodes, edges}) => ({
    width: 1,
    height: 1,
    nodes: nodes.map(() => ({x: 0, y: 0})),
    edges: edges.map(() => ({curve: [], tip: {x: 0, y: 0}, label: {x: 0, y: 0}})),
  }),
};

async function draw(name: string, of: ProfilePage = page): Promise<string> {
  const tab = PROFILE_TABS.find(known => known.name === name);
  if (!tab) throw new Error(`no tab ${name}`);
  return toHtml(await tab.draw(of));
}

describe("PROFILE_TABS", () => {
  test.each(PROFILE_TABS.map(({name}) => name))(
    "draws %j without style, script or regions of one name",
    async name => {
      for (const file of ["cpu-after", "labels-cpu", "mem-after", "goroutine", "block-after"]) {
        const html = await draw(name, {...page, profile: recordedProfile(`${file}.pb.gz`)});
        expect(html).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
        const regions = [...html.matchAll(/role="region" aria-label="([^"]*)"/g)].map(match =>
          match[1]?.toLowerCase(),
        );
        expect(new Set(regions).size).toBe(regions.length);
        const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(match => match[1]);
        expect(new Set(ids).size).toBe(ids.length);
        expect(html.length).toBeLessThan(800_000);
      }
    },
  );

  test("has a section for each benchmark that was measured, with values per operation", async () => {
    const html = await draw("");
    expect(html).toMatch(/<code>BenchmarkParse<\/code>, [\d.]+% of cpu, 2us\/op measured/);
    expect(html).toContain("flat/op");
  });

  test("holds a head's functions against its base, in values that compare", async () => {
    expect(await draw("top")).toMatch(/<th class="num" scope="col" data-column="5">points vs base<\/th>/);
    expect(await draw("top", {...page, base: undefined})).not.toContain("vs base");
  });

  test("shows the heaviest stacks, and says where all of them are", async () => {
    const html = await draw("reports");
    expect(html.slice(html.indexOf('id="traces"')).match(/<details/g)).toHaveLength(100);
    expect(html).toContain("perf-journal pprof -traces cpu.after.pb.gz");
  });

  test("shows labels with their shares, and what gives labels where there are none", async () => {
    const html = await draw("reports", {...page, profile: recordedProfile("labels-cpu.pb.gz")});
    expect(html).toContain("<code>method</code>");
    expect(await draw("reports")).toContain("pprof.Do");
  });
});

describe("tabsOf(page)", () => {
  const names = (of: ProfilePage) => tabsOf(of).map(({name}) => name);
  test("has a diff for heads of a pair only, and one tab for what is empty", () => {
    expect(names(page)).toEqual(["", "diff", "top", "graph", "reports"]);
    expect(names({...page, base: undefined})).not.toContain("diff");
    expect(names({...page, profile: emptyProfile(growingStrings())})).toEqual([""]);
    expect(names({...page, profile: recordedProfile("idle-cpu.pb.gz")})).toEqual([""]);
  });
});
