import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import {afterEach, beforeEach, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {readProfile} from "../../pprof/index.ts";
import {encodeProfile} from "../../pprof/profile/encode.ts";
import {runCommandLine} from "../command-line.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "perf-journal-scrub-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

async function scrub(...args: readonly string[]) {
  const io = recordingIo({cwd: folder});
  const status = await runCommandLine(["scrub", ...args], io);
  return {status, output: io.output(), messages: io.messages()};
}

const write = (name: string, content: string | Uint8Array): void =>
  writeFileSync(join(folder, name), content);
const read = (name: string): Buffer => readFileSync(join(folder, name));

const LOG = "panic: no route\n\t/home/mallory/src/proxy/main.go:42\n\t/home/mallory/src/x.go:1\n";
const profile = (stacks: string): Uint8Array =>
  encodeProfile(readProfile(new TextEncoder().encode(stacks), "stacks.folded").profile);

test("shows what it would replace, and changes nothing", async () => {
  write("run.log", LOG);
  expect(await scrub("run.log")).toEqual({
    status: 0,
    output: 'run.log:2:8: home folder "mallory" → user-1 (2 places)\n',
    messages: "1 value in 1 file; nothing was changed, --write replaces them\n",
  });
  expect(read("run.log").toString()).toBe(LOG);
});

test("--write replaces in texts and profiles, compressed ones too, the same value alike", async () => {
  write("run.log", LOG);
  write("run.log.gz", gzipSync(LOG));
  write("cpu.pb.gz", gzipSync(profile("main;/home/mallory/bin/parse 3\nmain;/home/trent/x 1\n")));
  expect((await scrub("run.log", "run.log.gz", "cpu.pb.gz", "--write")).status).toBe(0);
  const after = LOG.replaceAll("mallory", "user-1");
  expect(read("run.log").toString()).toBe(after);
  expect(gunzipSync(read("run.log.gz")).toString()).toBe(after);
  const raw = gunzipSync(read("cpu.pb.gz")).toString("latin1");
  expect(raw).toContain("/home/user-1/bin/parse");
  expect(raw).toContain("/home/user-2/x");
  expect((await scrub("run.log", "cpu.pb.gz")).messages).toBe("nothing found in 2 files\n");
});

test("go tool pprof prints the same but for the names", async context => {
  if (spawnSync("go", ["version"]).status !== 0) return context.skip("needs Go");
  const stacks = "main;/home/mallory/bin/parse 300\nmain;/home/trent/x 100\nmain;write 50\n";
  write("cpu.pb.gz", gzipSync(profile(stacks)));
  const top = (): string =>
    spawnSync("go", ["tool", "pprof", "-top", "cpu.pb.gz"], {cwd: folder, encoding: "utf8"}).stdout;
  const before = top();
  await scrub("cpu.pb.gz", "--write");
  expect(before).toContain("/home/mallory/bin/parse");
  expect(top()).toBe(before.replace("mallory", "user-1").replace("trent", "user-2"));
}, 60_000);

test("refuses formats that it cannot write by their names", async () => {
  write("perf.data", Buffer.concat([Buffer.from("PERFILE2"), Buffer.alloc(64)]));
  write("a.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  write("run.log", LOG);
  const {status, messages, output} = await scrub("perf.data", "a.png", "run.log", "--json");
  expect({status, messages}).toEqual({status: 1, messages: ""});
  const report = JSON.parse(output);
  expect(report.refused.map(({file}: {file: string}) => file)).toEqual(["perf.data", "a.png"]);
  expect(report.refused[0].format).toBe("perf.data");
  expect(report.files[0].replaced).toEqual([
    {line: 2, column: 8, rule: "home-folder", value: "mallory", placeholder: "user-1", places: 2},
  ]);
});

test("--keep leaves values, a missing file is named", async () => {
  write("run.log", LOG);
  expect((await scrub("run.log", "--keep", "mallory")).messages).toBe("nothing found in 1 file\n");
  expect((await scrub("gone.log")).status).toBe(4);
  expect((await scrub()).status).toBe(2);
});

test("check --secrets finds what scrub replaces, unless journal.yaml allows it; new warns of it", async () => {
  const entry = "content/2026-05-01-good";
  const files = {[`${entry}/index.md`]: entryText("Good"), [`${entry}/run.log`]: LOG};
  for (const [config, expected] of [
    ["title: Journal\n", ["PJ151"]],
    ["title: Journal\nsecrets:\n  allow: [mallory]\n", []],
  ] as const) {
    const journal = temporaryJournal({...files, "content/journal.yaml": config});
    const io = recordingIo({cwd: journal.root});
    await runCommandLine(["check", "--secrets", "--json"], io);
    journal.remove();
    const {problems} = JSON.parse(io.output()) as {problems: {code: string}[]};
    expect(problems.map(({code}) => code)).toEqual(expected);
  }
  const journal = temporaryJournal({"content/journal.yaml": "title: Journal\n", "run.log": LOG});
  const io = recordingIo({cwd: journal.root});
  await runCommandLine(["new", "Pool", "--file", "run.log", "--date", "2026-05-02"], io);
  journal.remove();
  expect(io.messages()).toMatch(/run\.log:2:8: warning PJ151 .*"mallory" and in 1 more place/);
});
