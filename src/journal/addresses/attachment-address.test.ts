import {expect, test} from "vitest";
import {attachmentAddress, safeName} from "./attachment-address.ts";

test("attachmentAddress(name, sha256, isText) is of the content's digest and a name", () => {
  expect(attachmentAddress("runs/before.txt", "0123456789abcdef0123", true)).toBe(
    "/files/0123456789abcdef/before.txt",
  );
});

test.each([
  ["cpu.pb.gz", false, "cpu.pb.gz"],
  ["cpu.prof", false, "cpu.prof.bin"],
  ["parse.go", true, "parse.go.txt"],
  ["chart.svg", true, "chart.svg.txt"],
  ["page.HTML", true, "page.HTML.txt"],
  ["x.js", true, "x.js.txt"],
  ["feed.xml", true, "feed.xml.txt"],
  ["memprofile", false, "memprofile.bin"],
  ["notes", true, "notes.txt"],
  ["../..", true, "file.txt"],
  ["a b<c>.csv", true, "a-b-c-.csv"],
  ["Photo.JPG", false, "Photo.JPG"],
  ["日本.png", false, "file.png"],
  ["page.html.gz", false, "page-html.gz"],
  ["drawing.svg.txt", true, "drawing-svg.txt"],
  ["go1.26.txt", true, "go1.26.txt"],
  ["x.php5.json", true, "x-php5.json"],
])("safeName(%s) never has an extension that a browser runs", (name, isText, expected) => {
  expect(safeName(name, isText)).toBe(expected);
});
