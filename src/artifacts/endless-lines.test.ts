import {expect, test} from "vitest";
import {ENDLESS_FILES} from "../../scripts/testing/endless-texts.ts";
import {artifactFile} from "../input/artifact-file.ts";
import {KINDS, openArtifact} from "./kinds.ts";

const encoder = new TextEncoder();

test.each(ENDLESS_FILES)("every kind detects and draws endless %s", (_, name, text) => {
  const file = artifactFile(name, name, encoder.encode(text));
  for (const kind of KINDS) expect(typeof kind.detect(file)).toBe("boolean");
  expect(openArtifact(file).view({id: "x", size: "embed"}).length).toBeGreaterThan(0);
});
