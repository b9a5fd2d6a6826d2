import {describe, expect, test} from "vitest";
import {recordingIo} from "../../scripts/testing/recording-io.ts";
import {runCommandLine} from "./command-line.ts";
import type {CommandRow} from "./command-table.ts";
import {COMMANDS} from "./command-table.ts";
import {parseArguments, wholeNumberOption} from "./io/arguments.ts";
import {CommandError} from "./io/command-error.ts";

const echo: CommandRow = {
  name: "echo",
  summary: "print the arguments",
  load: async () => ({
    usage: "usage: echo\n",
    async run(args, io) {
      if (args[0] === "bug") throw new Error("cannot happen\nsecond line");
      if (args[0] === "unreadable") throw new CommandError(4, 'no file "x"', "name another");
      parseArguments(args, {loud: {type: "boolean"}});
      io.stdout(`${args.join(" ")}\n`);
      return args.length;
    },
  }),
};
const dropIn: CommandRow = {
  name: "pprof",
  summary: "answer --help itself",
  load: async () => ({
    async run(args, io) {
      io.stderr(args.join(" "));
      return 0;
    },
  }),
};

async function call(args: readonly string[], env: Record<string, string> = {}) {
  const io = recordingIo({env});
  const status = await runCommandLine(args, io, [echo, dropIn]);
  return {status, output: io.output(), messages: io.messages()};
}

describe("runCommandLine(args, io)", () => {
  test("passes the arguments on and returns the command's status", async () => {
    expect(await call(["echo", "a", "--loud"])).toEqual({status: 2, output: "a --loud\n", messages: ""});
  });

  test.each([[[]], [["--help"]], [["-h"]], [["help"]]])("prints the commands for %j", async args => {
    const {status, output, messages} = await call(args);
    expect(status).toBe(0);
    expect(output).toContain("  echo   print the arguments\n");
    expect(messages).toBe("");
  });

  test.each([[["help", "echo"]], [["echo", "--help"]], [["echo", "a", "-h"]]])(
    "explains a command for %j",
    async args => {
      expect(await call(args)).toEqual({status: 0, output: "usage: echo\n", messages: ""});
    },
  );

  test("lets a command without usage answer --help itself", async () => {
    expect(await call(["help", "pprof"])).toEqual({status: 0, output: "", messages: "--help"});
    expect(await call(["pprof", "-h"])).toEqual({status: 0, output: "", messages: "-h"});
  });

  test("takes --help after -- for an argument", async () => {
    expect(await call(["echo", "--", "--help"])).toMatchObject({output: "-- --help\n"});
  });

  test("prints the version", async () => {
    expect((await call(["--version"])).output).toMatch(/^perf-journal \d+\.\d+\.\d+\n$/);
  });

  test("names the nearest command with status 2", async () => {
    expect(await call(["ehco"])).toEqual({
      status: 2,
      output: "",
      messages: 'perf-journal: unknown command "ehco"\n  hint: did you mean "echo"?\n',
    });
    expect((await call(["frobnicate"])).messages).toContain("hint: the commands are echo, pprof\n");
    expect((await call(["--frob"])).messages).toContain('unknown option "--frob"');
  });

  test("names the nearest option with status 2 and says where the help is", async () => {
    expect(await call(["echo", "--luod"])).toEqual({
      status: 2,
      output: "",
      messages:
        'perf-journal: unknown option "--luod"\n  hint: did you mean --loud?\n  see:  perf-journal help echo\n',
    });
  });

  test("ends with the status and the hint of a CommandError", async () => {
    expect(await call(["echo", "unreadable"])).toEqual({
      status: 4,
      output: "",
      messages: 'perf-journal: no file "x"\n  hint: name another\n',
    });
  });

  test("reports a bug in one line with status 5, its stack only when asked", async () => {
    const {status, messages} = await call(["echo", "bug"]);
    expect(status).toBe(5);
    expect(messages).toBe(
      "perf-journal: internal error: cannot happen\n" +
        "  hint: this is a bug of ours; PERF_JOURNAL_DEBUG=1 prints where it happened\n",
    );
    expect((await call(["echo", "bug"], {PERF_JOURNAL_DEBUG: "1"})).messages).toContain(
      "command-line.test.ts",
    );
  });
});

describe("COMMANDS", () => {
  test.each(COMMANDS.map(row => [row.name, row] as const))(
    "%s loads and explains itself",
    async (name, row) => {
      const {usage} = await row.load();
      if (usage !== undefined)
        expect(usage).toMatch(new RegExp(`^usage: (perf-journal )?${name}[ \\n]`, "i"));
      expect(row.summary).toMatch(/^[a-z].*[^.]$/);
    },
  );
});

describe("parseArguments(args, options, lists)", () => {
  test("gives an option of lists every argument up to the next option", () => {
    const options = {bench: {type: "string", multiple: true}, json: {type: "boolean"}} as const;
    const {values, positionals} = parseArguments(
      ["T", "--bench", "a", "b", "--json", "--bench", "c"],
      options,
      ["bench"],
    );
    expect(positionals).toEqual(["T"]);
    expect({...values}).toEqual({bench: ["a", "b", "c"], json: true});
  });

  test.each([
    [["--port"], "option '--port <value>' argument missing"],
    [["--json=1"], "option '--json' does not take an argument"],
    [["--bench"], "option '--bench <value>' argument missing"],
  ])("refuses %j", (args, message) => {
    const options = {
      port: {type: "string"},
      json: {type: "boolean"},
      bench: {type: "string", multiple: true},
    } as const;
    expect(() => parseArguments(args, options, ["bench"])).toThrow(message);
  });

  test("wholeNumber(option, text, range) refuses what is none or out of range", () => {
    const range = {from: 1, to: 65535};
    expect(wholeNumberOption("port", "4321", range)).toBe(4321);
    expect(wholeNumberOption("port", undefined, range)).toBeUndefined();
    for (const text of ["", "0", "65536", "1e3", "-1", "x"])
      expect(() => wholeNumberOption("port", text, range)).toThrow(
        `--port takes a whole number from 1 to 65535, got "${text}"`,
      );
  });
});

test("perf-journal help PJ076 prints meaning, consequences, a bad and a good example", async () => {
  const io = recordingIo({});
  expect(await runCommandLine(["help", "pj076"], io)).toBe(0);
  await expect(io.output()).toMatchFileSnapshot("testdata/help-code.golden.txt");
});

test("perf-journal help takes several codes, and names those there are for an unknown one", async () => {
  const io = recordingIo({});
  expect(await runCommandLine(["help", "PJ073", "PJ001"], io)).toBe(0);
  expect(io.output().match(/^PJ\d{3}: .*$/gm)).toEqual([
    "PJ073: directive names a benchmark that the file does not have",
    "PJ001: journal.yaml cannot be read",
  ]);
  expect(await runCommandLine(["help", "PJ999"], io)).toBe(2);
  expect(io.messages()).toMatch(
    /^perf-journal: unknown code "PJ999"\n {2}hint: the codes are PJ001 to PJ\d{3}, with gaps\n$/,
  );
});
