import {expect, test} from "vitest";
import {openArtifact} from "../artifacts/kinds.ts";
import {artifactFile} from "./artifact-file.ts";
import {sampledText} from "./sampled-text.ts";

const file = (text: string) => artifactFile("e/x.txt", "x.txt", new TextEncoder().encode(text));

test("sampledText(file) keeps one blank line of many, so that no kind takes time of a file of them", () => {
  expect(sampledText(file("a\n\n \t\n\r\n\nb\n\nc\n"))).toBe("a\n\nb\n\nc\n");
  for (const blank of ["\n", " \n", "\u000b\n", "\r\n"])
    expect(openArtifact(file(blank.repeat(700_000 / blank.length))).kind.name).toBe("text");
});
