import {expect, test} from "vitest";
import type {FileList} from "../../contract/compare-files.ts";
import {fileOf, filterFiles, readChoice, writeChoice} from "./choice.ts";

const file = (name: string, kind: "benchmark" | "profile", title = "") => ({
  name,
  kind,
  title,
  isBase: false,
  address: `/files/0/${name}`,
});
const list: FileList = {
  version: 1,
  alpha: 0.05,
  confidence: 0.95,
  entries: [
    {
      id: "2026-06-03-scan",
      aliases: ["2026-06-01-scanner"],
      title: "Scan bytes",
      date: "2026-06-03",
      address: "/entries/2026-06-03-scan/",
      files: [file("after.txt", "benchmark"), file("old/cpu a&b.pb.gz", "profile", "CPU profile")],
    },
    {
      id: "2026-05-03-pool",
      aliases: [],
      title: "Pool the messages",
      date: "2026-05-03",
      address: "/entries/2026-05-03-pool/",
      files: [file("after.txt", "benchmark")],
    },
  ],
};

test("writeChoice(choice) keeps slashes readable and escapes the rest; readChoice(query) gives the choice back", () => {
  const choice = {
    base: "2026-06-03-scan/old/cpu a&b.pb.gz",
    head: "2026-05-03-pool/100%+é.txt",
    sample: "cpu",
  };
  const query = writeChoice(choice);
  expect(query).toBe(
    "?base=2026-06-03-scan/old/cpu%20a%26b.pb.gz&head=2026-05-03-pool/100%25%2B%C3%A9.txt&sample=cpu",
  );
  expect(readChoice(query)).toEqual(choice);
  expect(writeChoice({base: "", head: "", sample: ""})).toBe("");
  expect(readChoice("")).toEqual({base: "", head: "", sample: ""});
});

test("fileOf(list, key) finds a file by its entry's id, an earlier one, and nothing else", () => {
  expect(fileOf(list, "2026-06-03-scan/old/cpu a&b.pb.gz")?.file.kind).toBe("profile");
  expect(fileOf(list, "2026-06-01-scanner/after.txt")?.entry.id).toBe("2026-06-03-scan");
  for (const key of ["", "after.txt", "2026-06-03-scan", "2026-06-03-scan/", "x/after.txt"])
    expect(fileOf(list, key)).toBeUndefined();
});

test("filterFiles(list, kind, filter) keeps what has every word", () => {
  const found = (kind: "benchmark" | "profile", filter: string) =>
    filterFiles(list, kind, filter).flatMap(entry => entry.files.map(({name}) => `${entry.id}/${name}`));
  expect(found("benchmark", "")).toEqual(["2026-06-03-scan/after.txt", "2026-05-03-pool/after.txt"]);
  expect(found("benchmark", "  POOL after ")).toEqual(["2026-05-03-pool/after.txt"]);
  expect(found("profile", "scan cpu")).toEqual(["2026-06-03-scan/old/cpu a&b.pb.gz"]);
  expect(found("profile", "pool")).toEqual([]);
});
