import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {csvKind} from "../csv/kind.ts";
import {jsonKind} from "../json/kind.ts";

const PLACE = {id: "x", size: "embed"} as const;
const opened = (kind: typeof csvKind, name: string, text: string) =>
  kind.open(artifactFile(name, name, new TextEncoder().encode(text)));

test("tableComparison(base, head) sets the medians of shared columns of numbers beside each other, and tests nothing", () => {
  const base = opened(
    csvKind,
    "before.csv",
    "run,p50,p99,host,old\na,10,90,x,1\nb,12,110,x,1\nc,14,100,x,1\n",
  );
  const head = opened(csvKind, "after.csv", "run,p99,p50,host,new\na,50,12,x,1\nb,45,12,x,1\n");
  const html = (base.compare(head, PLACE) ?? []).map(node => toHtml(node)).join("");
  const rows = [
    ...(html.split("<details")[0] ?? "").matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/g),
  ].map(([, name, cells = ""]) => [name, ...[...cells.matchAll(/>([^<]*)<\/td>/g)].map(([, cell]) => cell)]);
  expect(rows).toEqual([
    ["p50", "12", "12", "same"],
    ["p99", "100", "47.5", "-52.50%"],
  ]);
  expect(html).toContain("Medians of 3 rows and 2 rows. What a row stands for is not known");
  expect(html).toContain("First rows of the base");
});

test("tableComparison(base, head) has nothing to say of tables that share no column of numbers", () => {
  const base = opened(jsonKind, "before.json", '[{"name": "a", "n": 1}, {"name": "b", "n": 2}]');
  const head = opened(jsonKind, "after.json", '[{"name": "a", "m": 1}, {"name": "b", "m": 2}]');
  expect(base.compare(head, PLACE)).toBeUndefined();
});
