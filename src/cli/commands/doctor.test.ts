import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";

let folder: TemporaryJournal;

beforeEach(() => {
  folder = temporaryJournal();
});
afterEach(() => folder.remove());

async function call(...args: readonly string[]) {
  const io = recordingIo({cwd: folder.root});
  const status = await runCommandLine(args, io);
  return {status, output: io.output()};
}

describe("perf-journal doctor", () => {
  test("finds nothing missing where a journal lies", async () => {
    folder.write("content/2026-05-01-good/index.md", entryText("Good"));
    const {status, output} = await call("doctor");
    expect(output).toContain(`ok       journal in ${folder.root}`);
    expect(output).toContain("ok       .perf-journal/ and dist/ can be written");
    expect(output).toContain(`Node ${process.versions.node}`);
    expect(status).toBe(0);
  });

  test("names what is missing and the command that makes it", async () => {
    const {status, output} = await call("doctor");
    expect(output).toContain(
      `missing  no folder content/ in ${folder.root}\n         run perf-journal init\n`,
    );
    expect(status).toBe(1);
  });

  test("names LFS where attachments may be pointers", async () => {
    folder.write(".gitattributes", "*.pb.gz filter=lfs diff=lfs merge=lfs -text\n");
    expect((await call("doctor")).output).toMatch(/(?:ok {7} git LFS|absent {3}no git LFS, which)/);
  });
});
