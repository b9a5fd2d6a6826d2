import {readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {hideHomes, hideSecrets, isSecretName} from "../shared/secrets.ts";
import {environmentKind} from "./kind.ts";
import {parseEnvironment} from "./parse.ts";

const file = (text: string, name = "environment.txt") =>
  artifactFile(`e/${name}`, name, new TextEncoder().encode(text));
const textOf = (name: string) => readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8");
const open = (name: string) => environmentKind.open(file(textOf(name), name));
const factsOf = (text: string) =>
  Object.fromEntries(environmentKind.open(file(text)).facts.map(({name, value}) => [name, value]));
const settingsOf = (text: string, name = "environment.txt") =>
  Object.fromEntries(parseEnvironment(file(text, name)).model.settings.map(one => [one.name, one.value]));
const shown = (text: string) =>
  environmentKind
    .open(file(text))
    .view({id: "x", size: "page"})
    .map(node => toHtml(node))
    .join("");

test("environmentKind reads several tools behind prompts, and what a command sets", () => {
  expect(factsOf(textOf("all-tools.txt"))).toEqual({
    go: "1.26.8",
    "os/arch": "linux/amd64",
    cpu: "13th Gen Intel(R) Core(TM) i7-1355U",
    processors: "12 (1 socket, 10 cores a socket, 2 threads a core)",
    clock: "400 to 5000 MHz",
    governor: "powersave",
    turbo: "on",
    memory: "15Gi",
    kernel: "6.12.48-1-lts",
    GOMAXPROCS: "4",
    GOGC: "200",
  });
  expect(open("all-tools.txt").environment).toEqual({
    goos: "linux",
    goarch: "amd64",
    cpu: "13th Gen Intel(R) Core(TM) i7-1355U",
    go: "1.26.8",
  });
});

test("environmentKind reads how a machine was made quiet: governor, turbo, perflock, isolated processors", () => {
  expect(factsOf(textOf("quiet.txt"))).toEqual({
    clock: "400 MHz - 5.00 GHz",
    governor: "performance",
    turbo: "off",
    perflock: "-governor none",
  });
  expect(settingsOf(textOf("quiet.txt"))["kernel command line"]).toContain("isolcpus=1-3");
  expect(shown(textOf("quiet.txt"))).not.toContain("The governor is");
  expect(shown(textOf("all-tools.txt"))).toContain("The governor is powersave");
});

test("environmentKind reads go env as text, as cmd.exe prints it and as JSON alike", () => {
  const text = settingsOf(textOf("go-env.txt"));
  const json = settingsOf(textOf("go-env.json"), "go-env.json");
  const {GOGCCFLAGS: _, ...steady} = text;
  expect(json).toMatchObject(steady);
  expect(settingsOf("set GOOS=windows\r\nset GOARCH=amd64\r\n")).toEqual({GOOS: "windows", GOARCH: "amd64"});
  expect(settingsOf(`$ go env -json\n${textOf("go-env.json")}$ nproc\n8\n`)).toMatchObject({
    nproc: "8",
    GOOS: "linux",
  });
});

test("environmentKind reads lscpu as text and as JSON alike", () => {
  const text = settingsOf(textOf("lscpu.txt"));
  expect(settingsOf(textOf("lscpu.json"), "lscpu.json")).toMatchObject({
    "Model name": text["Model name"],
    "CPU(s)": "2",
    Flags: text.Flags,
  });
  const nested = '{"lscpu":[{"field":"CPU(s):","data":"8","children":[{"field":"Model name:","data":"X"}]}]}';
  expect(settingsOf(nested.replace(/^\{/, "{\n").replace(/\}$/, "\n}"))).toEqual({
    "CPU(s)": "8",
    "Model name": "X",
  });
});

test("environmentKind counts the processors of /proc/cpuinfo, and folds what differs between them", () => {
  const {model} = parseEnvironment(file(textOf("cpuinfo.txt")));
  expect(model.processors).toBe(2);
  expect(model.settings.find(({name}) => name === "core id")?.value).toBe("0 … 1");
  expect(model.settings.filter(({name}) => name === "model name").length).toBe(1);
  expect(
    settingsOf("processor\t: 0\ncpu MHz\t\t: 800.1\nprocessor\t: 1\ncpu MHz\t\t: 4500.2\n")["cpu MHz"],
  ).toBe("800.1 … 4500.2");
});

test("environmentKind shows no credential, no host, no user and no home folder, and says so", () => {
  const html = shown(textOf("ci.txt") + textOf("all-tools.txt"));
  const secrets = [
    "s3cr3t",
    "npm_0123",
    "hunter2",
    "runner-7",
    "corp.example",
    "ada-thinkpad",
    "/home/runner",
  ];
  for (const secret of secrets) expect(html).not.toContain(secret);
  expect(html).toContain(
    "3 values that look like a credential are not shown here, but the attached file is published",
  );
  expect(html).toContain("~/.cache/go-build");
  expect(shown(textOf("all-tools.txt"))).toContain(
    "2 values that name a host, a user or private modules are not shown",
  );
});

test("parseEnvironment(file) warns of each credential with its line", () => {
  const {problems} = parseEnvironment(file(textOf("ci.txt")));
  expect(problems.map(({line, code, message}) => `${line} ${code} ${message}`)).toEqual([
    '7 PJ112 value of "GOPROXY" looks like a credential, expected none in a published file',
    '10 PJ112 value of "NPM_TOKEN" looks like a credential, expected none in a published file',
    '11 PJ112 value of "DB_PASSWORD" looks like a credential, expected none in a published file',
  ]);
  expect(parseEnvironment(file("hello\n")).problems.map(({code}) => code)).toEqual(["PJ111"]);
});

test("hideSecrets(text) keeps what is none", () => {
  const plain = "GOPROXY=https://proxy.golang.org,direct GOTOKENS= bytes per token: 3 PASS ok";
  expect(hideSecrets(plain)).toBe(plain);
  expect(hideSecrets("curl -u joe:pw https://x/?api_key=1&n=2 API_KEY=3")).toBe(
    "curl -u [hidden] https://x/?api_key=[hidden]&n=2 API_KEY=[hidden]",
  );
  expect(hideHomes("/home/ada/go /Users/ada/go C:\\Users\\ada\\go /root/go /var/rooted")).toBe(
    "~/go ~/go ~\\go ~/go /var/rooted",
  );
  expect(
    ["GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD", "STRIPE_API_KEY", "PGPASSWORD"].every(
      isSecretName,
    ),
  ).toBe(true);
  expect(["GOOS", "GOFLAGS", "GOTELEMETRY", "KEYBOARD", "GOAUTH", "COMPASS"].some(isSecretName)).toBe(false);
});

test("environmentKind compares: what differs first, words of long lists apart, the same folded", () => {
  const context = {id: "x", size: "embed"} as const;
  const compared = (base: string, head: string) =>
    (environmentKind.open(file(base)).compare(environmentKind.open(file(head)), context) ?? [])
      .map(node => toHtml(node))
      .join("");
  const lscpu = textOf("lscpu.txt");
  const html = compared(lscpu, lscpu.replace(" avx512f ", " amx_tile ").replace("5192.19", "1.0"));
  expect(html).toContain("1 setting differs: part of a change in the numbers may be theirs.");
  expect(html).toContain("also avx512f");
  expect(html).toContain("also amx_tile");
  expect(html).toMatch(/The same: \d\d settings/);
  expect(html).toContain("1 that are different at every look");
  expect(compared(lscpu, lscpu)).toContain("No setting differs");
  const laptop = textOf("all-tools.txt");
  const moved = compared(laptop, laptop.replaceAll("ada-thinkpad", "ada-desktop"));
  expect(moved).toContain("2 settings differ");
  expect(moved).toContain("another, hidden too");
  expect(moved).not.toMatch(/thinkpad|desktop/);
  expect(compared(textOf("all-tools.txt"), textOf("quiet.txt"))).toContain(
    "2 settings differ: part of a change in the numbers may be theirs. ",
  );
});

test("environmentKind leaves other variables, prose and benchmarks alone", () => {
  const kindOf = (text: string, name?: string) => openArtifact(file(text, name)).kind.name;
  expect(kindOf("FOO=1\nBAR=2\nBAZ=3\n")).toBe("text");
  expect(kindOf(textOf("all-tools.txt"), "notes.md")).toBe("text");
  expect(kindOf("goos: linux\ngoarch: amd64\ncpu: X\nBenchmarkA-8 100 12 ns/op\n")).toBe("benchmark");
  expect(kindOf("$ sudo cpupower frequency-set -g performance\n$ GOGC=off GOOS=linux go test\n")).toBe(
    "text",
  );
  expect(
    kindOf("$ cat /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor\nperformance\nperformance\n"),
  ).toBe("environment");
  expect(kindOf(`${"a line of a log\n".repeat(20)}go version go1.26.8 linux/amd64\n`)).toBe("text");
});
