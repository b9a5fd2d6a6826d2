import {describe, expect, test} from "vitest";
import {attachedName, nameAttachments} from "./attachment-name.ts";
import {entryDate, entryFolder, entryId, localDate} from "./entry-place.ts";

describe("entryId(title, date, slug)", () => {
  test.each([
    ["Pool the message headers", "pool-the-message-headers"],
    ["Überholt: 2× schneller!", "uberholt-2-schneller"],
    ["snake_case & spaces  twice", "snake-case-spaces-twice"],
    [`${"long ".repeat(30)}end`, "long-long-long-long-long-long-long-long-long-long-long-long-long-long"],
  ])("makes of %j %s", (title, slug) =>
    expect(entryId(title, "2026-05-03", undefined)).toBe(`2026-05-03-${slug}`),
  );

  test("takes the slug it is given", () => {
    expect(entryId("Any", "2026-05-03", "pool-2")).toBe("2026-05-03-pool-2");
    for (const slug of ["", "Pool", "a--b", "-a", "a/b", "é"])
      expect(() => entryId("Any", "2026-05-03", slug)).toThrow("--slug takes");
  });
});

test("entryDate(text) takes days of the calendar only", () => {
  expect(entryDate("2028-02-29")).toBe("2028-02-29");
  for (const text of ["2026-02-29", "2026-13-01", "2026-5-3", "today", "", "2026-05-03T00:00:00Z"])
    expect(() => entryDate(text)).toThrow(`got "${text}"`);
});

test("localDate(now) is the day of the author's calendar", () => {
  const noon = new Date(2026, 0, 9, 12).getTime();
  expect(localDate(noon)).toBe("2026-01-09");
});

test("entryFolder(dir, id, component) stays below the journal's folder", () => {
  expect(entryFolder("content", "2026-05-03-x", undefined)).toBe("content/2026-05-03-x");
  expect(entryFolder("docs/perf", "2026-05-03-x", "parser")).toBe("docs/perf/parser/2026-05-03-x");
  for (const component of ["..", ".", "a/b", "/a", "", "2026-05-03-other"])
    expect(() => entryFolder("content", "2026-05-03-x", component)).toThrow("--component takes");
});

describe("nameAttachments(runs, others, placed, pairs)", () => {
  const never = () => false;
  const names = (
    benchmarks: string[],
    others: string[] = [],
    pairs: (names: readonly string[]) => boolean = never,
  ) =>
    nameAttachments(
      benchmarks.map(from => ({from})),
      others,
      [],
      pairs,
    ).map(({name}) => name);

  test("calls two benchmark files before and after, and keeps what they are", () => {
    expect(names(["a/x.txt", "b/x.txt"])).toEqual(["before.txt", "after.txt"]);
    expect(names(["x.bench.gz", "y"])).toEqual(["before.bench.gz", "after.txt"]);
    expect(names(["x.gz", "y.txt.zst"])).toEqual(["before.txt.gz", "after.txt.zst"]);
  });

  test("keeps names that pair, one alone, and more than two", () => {
    expect(names(["old.txt", "new.txt"], [], () => true)).toEqual(["old.txt", "new.txt"]);
    expect(names(["x.txt"], ["cpu.pb.gz"])).toEqual(["x.txt", "cpu.pb.gz"]);
    expect(names(["1.txt", "2.txt", "3.txt"])).toEqual(["1.txt", "2.txt", "3.txt"]);
  });

  test("refuses two files of one name, case aside", () => {
    expect(() => names(["x.txt"], ["b/X.TXT"])).toThrow(
      '"x.txt" and "b/X.TXT" would both be attached as "X.TXT"',
    );
  });

  test("attachedName(path) writes a name that every system takes", () => {
    expect(attachedName("/tmp/my profile (1).pb.gz")).toBe("my-profile-1-.pb.gz");
    expect(attachedName(".hidden.txt")).toBe("hidden.txt");
    expect(() => attachedName("INDEX.md")).toThrow("cannot be attached under its own name");
    expect(() => attachedName("...")).toThrow("cannot be attached under its own name");
  });
});
