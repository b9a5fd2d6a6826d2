import {expect, test} from "vitest";
import {attributeValue, yamlList, yamlString} from "./written-values.ts";
import {parseYaml} from "./yaml.ts";

const ODD = [
  "plain words",
  "Fast: really",
  "#1",
  "- dash",
  "it's",
  '"quoted" \\ back',
  "[list]",
  "{map}",
  "&anchor *alias !tag",
  "@at `tick` %percent",
  "trailing ",
  "yes",
  "2026-05-03",
  "0x1F",
  "é – ☃ 𝒳",
  "a, b",
  "null",
];

test("yamlString(text) and yamlList(items) are read back as they were", () => {
  for (const text of ODD) {
    const yaml = parseYaml(`text: ${yamlString(text)}\nlist: ${yamlList([text, "z"])}\n`, 1);
    expect(yaml).toMatchObject({value: {text, list: [text, "z"]}});
  }
});

test("attributeValue(text) quotes what is no plain word", () => {
  expect(attributeValue("allocs/op")).toBe("allocs/op");
  expect(attributeValue("msg=invite")).toBe('"msg=invite"');
  expect(attributeValue('a "b" & c')).toBe('"a &quot;b&quot; &amp; c"');
});
