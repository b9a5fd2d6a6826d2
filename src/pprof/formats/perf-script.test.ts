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

describe("perfScript.read(file) reads what was printed", () => {
  const frame = "7fa68b1f2d84 _dl_start+0x4 (/usr/lib/ld-2.31.so)";
  test.each([
    ["without call graphs", `            sleep 39654 [001] 19115.489710:     250000 cycles:u:  ${frame}\n`],
    ["without call graphs and processor", `  sleep 39654 19115.489710:     250000 cycles:u:  ${frame}\n`],
    ["without times", `sleep 39654 250000 cycles:u:\n\t${frame}\n\n`],
    ["without times, with processes", `sleep 39654/39655 [001] 250000 cycles:u:\n\t${frame}\n\n`],
    ["without times and call graphs", `   sleep 39654 250000 cycles:u:  ${frame}\n`],
    ["with the address of data", `   sleep 39654 1.000000: 250000 cycles:P:   ffff12345678 ${frame}\n`],
  ])("%s", (_name, line) => {
    const {profile, problems} = readingOf(textFile(line.repeat(6)));
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual(["_dl_start: 6 1500000 {comm=sleep}"]);
  });

  test("without events, symbols or binaries", () => {
    const {profile, problems} = readingOf(
      textFile("ls 11 100.000001:\n\t    7f01 main\n\t    7f02\n\nls 11 100.000002:\n\t    7f01 main\n\n"),
    );
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual(["0x7f02 → main: 1 {comm=ls}", "main: 1 {comm=ls}"]);
  });

  test("with the text of sources", () => {
    const {profile, problems} = readingOf(
      textFile(
        "ls 1 [001] 100.00000: 300 cycles:u: \n\t    7f01 a+0x1 (/bin/ls)\n  ls.c:12\n|12      for (;;)\n\t    7f02 main+0x4 (/bin/ls)\n  ls.c:34\n|34\tgo(1 2);\n\n",
      ),
    );
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual(["main → a: 1 300 {comm=ls}"]);
  });

  test("with lines of sources, where some are not known", () => {
    const {profile, problems} = readingOf(
      textFile(
        "ls 11634 [001] 100.00000: 300 cycles:u: \n\t    7f01 _dl_relocate+0x1 (/lib/ld-2.29.so)\n  ld-2.29.so[11634]\n\t    7f02 main+0x4 (/bin/ls)\n  ls.c:1234\n\t    7f03 _start+0x4 (/bin/ls)\n  ??:0\n\n",
      ),
    );
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual(["_start → main → _dl_relocate: 1 300 {comm=ls}"]);
  });
});

test("perf script whose frames lost their indentation is read as with it", () => {
  const lines = [
    "java 19983 cycles:",
    "\tffffffff8103d0ca native_write (/k)",
    "\t7f72421d2d76 main (/java)",
    "",
  ];
  const whole = [...lines, ...lines].join("\n");
  const read = (content: string) => {
    const {profile, problems} = readingOf(textFile(content));
    return {count: profile.samples.count, stacks: stacksOf(profile), problems};
  };
  expect(read(whole).count).toBeGreaterThan(0);
  expect(read(whole.replaceAll("\t", ""))).toEqual(read(whole));
});
