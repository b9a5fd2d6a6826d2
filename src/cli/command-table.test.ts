import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";
import {recordingIo} from "../../scripts/testing/recording-io.ts";
import {temporaryJournal} from "../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "./command-line.ts";
import {COMMANDS} from "./command-table.ts";

/** Servers, and Go's own tools: benchstat has -format json, pprof what `go tool pprof` has. */
const WITHOUT_JSON = ["benchstat", "dev", "pprof", "preview"];

test.each(COMMANDS.filter(({name}) => !WITHOUT_JSON.includes(name)).map(row => [row.name, row] as const))(
  "%s documents --json and takes it",
  async (name, row) => {
    const {usage = ""} = await row.load();
    expect(usage).toContain("--json");
    // A folder without a journal and without git: each ends by itself, none for the option.
    if (name === "build") return;
    const journal = temporaryJournal({});
    const io = recordingIo({cwd: journal.root});
    await runCommandLine([name, "--json"], io);
    journal.remove();
    expect(io.messages()).not.toMatch(/unknown option|Unknown option/);
  },
);

test("only init asks, through an input that is there at a terminal alone", () => {
  const folder = fileURLToPath(new URL("commands", import.meta.url));
  const asking = readdirSync(folder).filter(
    file =>
      file.endsWith(".ts") &&
      !file.endsWith(".test.ts") &&
      /\bio\.ask\b/.test(readFileSync(`${folder}/${file}`, "utf8")),
  );
  expect(asking).toEqual(["init.ts"]);
});
