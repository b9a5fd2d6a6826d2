import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {expect, test} from "vitest";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {readJournal} from "../../journal/read/journal-fs.ts";
import {partKeeper} from "./kept-parts-fs.ts";
import type {ParquetPart} from "./parquet-file.ts";
import {measurementsParquet} from "./parquet-file.ts";

const runs = (...times: readonly number[]) => times.map(time => `BenchmarkA-8 1 ${time} ns/op\n`).join("");

test("parts of an earlier build give the same file; only that of a changed entry is made again", async () => {
  const journal = temporaryJournal({});
  const write = (day: string, ...times: readonly number[]) => {
    journal.write(`content/${day}-run/index.md`, entryText(day));
    journal.write(`content/${day}-run/run.txt`, runs(...times));
  };
  for (const [i, day] of ["2026-01-05", "2026-03-31", "2026-04-01", "2027-01-05"].entries())
    write(day, 10 + i, 11 + i, 12 + i);
  const place = {folder: join(journal.root, "data"), version: "1"};
  const made: string[] = [];
  const build = async (version: string, isKept = true) => {
    const {entries} = await readJournal({root: journal.root});
    const keep = partKeeper({...place, version});
    made.length = 0;
    return measurementsParquet(entries, (name, source, make) => {
      const noted = (): ParquetPart => {
        made.push(name);
        return make();
      };
      return isKept ? keep(name, source, noted) : noted();
    });
  };
  try {
    const first = await build("1");
    expect(made).toEqual(["2026-1-0", "2026-2-0", "2027-1-0"]);
    expect(await build("1")).toEqual(first);
    expect(made).toEqual([]);
    write("2026-02-01", 20, 21);
    const more = await build("1");
    expect(made).toEqual(["2026-1-0"]);
    expect(more).toEqual(await build("1", false));
    expect(await build("2")).toEqual(more);
    expect(made).toHaveLength(3);
    rmSync(join(journal.root, "content", "2026-04-01-run"), {recursive: true});
    expect(await build("2")).toEqual(await build("2", false));
  } finally {
    journal.remove();
  }
});

test("many samples of an entry are divided into row groups, in their order", async () => {
  const journal = temporaryJournal({});
  const times = Array.from({length: 70_000}, (_, i) => i + 1);
  try {
    journal.write("content/2026-01-05-run/index.md", entryText("2026-01-05"));
    journal.write("content/2026-01-05-run/run.txt", runs(...times));
    const {entries} = await readJournal({root: journal.root});
    const file = join(journal.root, "measurements.parquet");
    writeFileSync(file, measurementsParquet(entries));
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const values = await connection.runAndReadAll(`SELECT value * 1e9 FROM '${file}'`);
    const groups = await connection.runAndReadAll(
      `SELECT DISTINCT row_group_num_rows FROM parquet_metadata('${file}') ORDER BY row_group_id`,
    );
    expect(values.getRowsJson().map(([value]) => Math.round(Number(value)))).toEqual(times);
    expect(groups.getRowsJson().map(([rows]) => Number(rows))).toEqual([65_536, 4464]);
    connection.closeSync();
  } finally {
    journal.remove();
  }
});
