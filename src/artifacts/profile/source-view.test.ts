import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {recordedProfile, recordedSource, recordedText} from "../../pprof/testdata/profiles-fs.ts";
import {sourceView} from "./source-view.ts";

const context = {id: "fig", size: "embed"} as const;
const profile = recordedProfile("cpu-before.pb.gz");

function draw(options: {function?: string; sample?: string}, read = recordedSource, of = profile): string {
  const result = sourceView(of, options, context, read);
  if (!("view" in result)) throw new Error(result.message);
  return toHtml(result.view);
}

describe("sourceView(profile, options, context, read)", () => {
  test("has the lines and numbers of pprof -list", async () => {
    const html = draw({function: "splitVia"}).replaceAll(/<(?=t[rb])/g, "\n<");
    await expect(html).toMatchFileSnapshot("testdata/view/source-splitVia.html");
    const recorded = recordedText("cpu-before.list.splitVia.txt").matchAll(/^ +(\S+) +(\S+) +(\d+):/gm);
    let lines = 0;
    for (const [, flat = "", cum = "", number] of recorded) {
      const cell = (text: string) => `<td class="num">${text === "." ? "" : text}</td>`;
      expect(html).toContain(`${cell(flat)}${cell(cum)}<th class="num" scope="row">${number}</th>`);
      lines++;
    }
    expect(lines).toBeGreaterThan(10);
  });

  test("begins with the functions of the highest cum, of those whose source is there", () => {
    const html = draw({});
    expect(html.indexOf("Source of sip.ParseSplit")).toBeLessThan(
      html.indexOf("Source of sip.canonicalSplit"),
    );
    expect(html).toMatch(
      /Source is attached for 5 of the profile's \d+ functions\. The 2 with the least cum/,
    );
  });

  test("says what to attach where no source is", () => {
    const html = draw({function: "splitVia"}, () => undefined);
    expect(html).toContain("No source is attached for <code>example.com/sip/parse_split.go</code>");
    expect(html).toContain("<code>parse_split.after.go</code>");
    expect(draw({}, () => undefined)).toContain("No source is attached for any function");
  });

  test("says when the attached file is another version", () => {
    const short = (path: string) => recordedSource(path)?.slice(0, 60);
    expect(draw({function: "splitVia"}, short)).toContain(
      "The profile has samples of line 62, which the attached file does not have: it is another version.",
    );
  });

  test("says when the file has something else where the function begins", () => {
    const startLines = profile.functions.startLines.map(() => 53);
    const started = {...profile, functions: {...profile.functions, startLines}};
    const moved = (path: string) => recordedSource(path)?.slice(1);
    const wrong =
      "The profile has this function begin at line 53, which the attached file has something else at";
    expect(draw({function: "splitVia"}, moved, started)).toContain(wrong);
    expect(draw({function: "splitVia"}, recordedSource, started)).not.toContain("another version");
  });

  test("shows source as text, whatever is in it, and cuts endless lines", () => {
    const hostile = () => Array.from({length: 100}, () => `</code><script>${"x".repeat(10_000)}`);
    const html = draw({function: "splitVia"}, hostile);
    expect(html).not.toContain("<script");
    expect(html.length).toBeLessThan(20_000);
  });

  test("says what stands against what was asked", () => {
    const of = (options: object) => sourceView(profile, options, context, recordedSource);
    expect(of({sample: "x"})).toMatchObject({code: "PJ074"});
    expect(of({function: "("})).toMatchObject({code: "PJ071"});
    expect(of({function: "nosuch"})).toMatchObject({code: "PJ071"});
  });
});
