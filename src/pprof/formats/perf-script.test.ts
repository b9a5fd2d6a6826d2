import {describe, expect, test} from "vitest";
import {profileTitle} from "../../artifacts/profile/profile-title.ts";
import {readingOf, sampleFile, sampleText, stacksOf, textFile} from "./testdata/samples-fs.ts";

describe("perfScript.read(file)", () => {
  test("reads a real recording: every sample, its time, its binary first", () => {
    const {profile, problems} = readingOf(sampleFile("perf-script/words.perf.txt"));
    expect(problems).toEqual([]);
    const headers = [
      ...sampleText("perf-script/words.perf.txt").matchAll(/^words \d+ +[\d.]+: +(\d+) cpu-clock:ppp: $/gm),
    ];
    const sums = [0, 1].map(type =>
      profile.samples.values.filter((_, i) => i % 2 === type).reduce((a, b) => a + b, 0),
    );
    expect(sums).toEqual([headers.length, headers.reduce((sum, [, period]) => sum + Number(period), 0)]);
    expect(profile.sampleTypes).toEqual([
      {type: "samples", unit: "count"},
      {type: "cpu", unit: "nanoseconds"},
    ]);
    expect(profile.mappings[0]?.file).toBe("/srv/sip/words");
    expect(profileTitle(profile, "words.txt")).toBe("CPU profile (perf)");
    expect(stacksOf(profile)[0]).toMatch(/^__libc_start_call_main → main → .*hash: \d+ \d+ \{comm=words\}$/);
  });

  test("reads inlined calls, places, unknown symbols, a comm with spaces, several events", () => {
    const {profile, problems} = readingOf(
      textFile(
        [
          "# ========",
          "# cmdline : /usr/bin/perf record -g ./app",
          "Web Content 10/12 [003]  4.000100:       1000 cycles:u: ",
          "\t    1234 memcpy (inlined)",
          "\t    1234 copy+0x10 (/srv/app)",
          "  copy.c:12",
          "\t    4000 [unknown] (/srv/lib.so (deleted))",
          "",
          "Web Content 10/12 [003]  5.000100:         50 instructions:u: ",
          "\t    1300 main+0x4 (/srv/app)",
          "",
          "app 10 4.5: cycles: ",
          "\t    1300 main+0x4 (/srv/app)",
        ].join("\n"),
      ),
    );
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual([
      "0x4000 → copy → [memcpy]: 1 1000 0 {comm=Web Content}",
      "main: 1 0 50 {comm=Web Content}",
      "main: 1 0 0 {comm=app}",
    ]);
    expect(profile.mappings.map(({file}) => file)).toEqual(["/srv/app", "/srv/lib.so"]);
    expect([...profile.locations.lineNumbers].filter(line => line > 0)).toEqual([12]);
    expect(profile.defaultSampleType).toBe("cycles");
    expect(profile.durationNanos).toBe(1e9);
    expect(profile.comments).toEqual(["recorded with /usr/bin/perf record -g ./app"]);
  });

  test("counts samples alone where no periods were written", () => {
    const {profile} = readingOf(
      textFile(
        "app 10 4.5: cycles: \n\t 1300 main (/srv/app)\n\napp 10 4.6: cycles: \n\t 1300 main (/srv/app)\n",
      ),
    );
    expect(profile.sampleTypes).toEqual([{type: "samples", unit: "count"}]);
    expect(stacksOf(profile)).toEqual(["main: 2 {comm=app}"]);
  });

  test("names the lines that it cannot read", () => {
    const {problems} = readingOf(
      textFile(
        "app 10 4.5: cycles: \n\t 1300 main (/srv/app)\n\t zz\n\nwhat is this\n\t 1300 main (/srv/app)\n",
      ),
    );
    expect(problems).toMatchObject([
      {
        line: 3,
        message: 'frame of perf script cannot be read, expected "address symbol (file)", got "\t zz"',
      },
      {
        line: 5,
        message: 'sample of perf script cannot be read, expected "comm pid time: event:", got "what is this"',
      },
    ]);
  });
});
