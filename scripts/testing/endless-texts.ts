/**
 * Texts that take a careless parser seconds or hours. Tests hold that each is read; `npm run bench hostile` measures how long
 * that takes.
 */
const ROUTINE = `ROUTINE ${"=".repeat(24)} `;
const SCHED =
  "SCHED 0ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=0 runqueue=0 [1 2]\n";
const times = (text: string, count: number) => text.repeat(count);
const BLANKS = times(" ", 15_000);
const DIGITS = times("1", 15_000);
const PERF = " Performance counter stats for './x':\n";
/** Ends a line for JavaScript alone. */
const LS = "\u2028";

/** Files that keep an expression busy which tries each beginning with each end: endless part, name, text. */
export const ENDLESS_FILES: readonly (readonly [what: string, name: string, text: string])[] = [
  ["numbers of a benchmark", "a.txt", `log BenchmarkX-8 100${times("   2601 ns/", 60)} -\nPASS\n`],
  ["attributes of contentionz", "a.txt", `--- contentionz 1 ---\n${times(`x${BLANKS}x\n`, 5)}1 1 @ 0x1\n`],
  ["attributes of Java", "a.txt", `--- heapz 1 ---\nformat = java\n${times(`x${BLANKS}x=${BLANKS}.\n`, 5)}`],
  [
    "governors",
    "a.txt",
    `Linux h 6.1 #1 x86_64\n${times(`$ ${times("cpupower frequency-set ", 700)}\n`, 3)}`,
  ],
  ["native names", "a.folded", times(`main;a<${times(">(", 7000)}.) 1\n`, 3)],
  ["native prefixes", "a.folded", times(`main;<${times("a", 15_000)} 1\n`, 3)],
  ["start of a recording", "a.json", `{${times(" ", 250_000)}"x"`],
  ["carriage returns", "a.txt", times("\r", 100_000)],
  ["line separators", "a.txt", times(LS, 100_000)],
  ["queues of a scheduler", "a.log", `${SCHED}${SCHED.replace("1 2]", `${times("1", 40)}x`)}`],
  ["reasons of goroutines", "a.log", `${SCHED}${times(`  G1: status=4(${DIGITS}\n`, 60)}`],
  ["digits of a table", "a.csv", `a,b\n1,2\n${times(`${times("1", 60_000)}x,2\n`, 8)}`],
  ["lines behind an object", "a.txt", `{}${times("\n", 60_000)}x`],
  ["routines of pprof in one line", "a.txt", times(ROUTINE, 20_000)],
  ["blanks before a routine", "a.txt", `${ROUTINE}x\n${times(`${ROUTINE}${BLANKS}(flat, cum)x\n`, 40)}`],
  [
    "blanks in perf stat",
    "a.txt",
    `${PERF}${times(` 1${BLANKS}x # ${BLANKS}${LS}\n`, 40)}${PERF} 1 cycles\n`,
  ],
  ["times of a shell", "a.txt", `${times(`${BLANKS}x\n`, 40)}real\t0m1s\nuser\t0m1s\nsys\t0m1s\n`],
  ["settings of a kernel", "a.txt", `Linux h 6.1 #1 x86_64\n${times(`${times("nosmt ", 2500)} x\n`, 60)}`],
  [
    "files of a processor",
    "a.txt",
    `Linux h 6.1 #1 x86_64\n${times(`/sys/devices/system/cpu/${times("a", 15_000)}/boost: 1\n`, 60)}`,
  ],
  [
    "values of memory",
    "a.txt",
    `Alloc = 1\nSys = 2\nFrees = 3\n${times(`Alloc: ${times(",", 15_000)}\n`, 40)}`,
  ],
  [
    "leaks",
    "a.txt",
    `./a.go:1:1: x escapes to heap\n${times(`./a.go:1:1: parameter k${times(" leaks to x for ", 900)}:\n`, 3)}`,
  ],
  ["lists of a debugger", "a.txt", times(`  Goroutine 1 - User: x${times(" (0xe) [", 490)}\n`, 300)],
  ["comments of a graph", "a.dot", `${times("/*", 8000)}\ngraph {}`],
  ["labels of a graph", "a.dot", `graph { a [label=<${times("<!--", 15_000)}-->>] }`],
  ["processes", "a.txt", `PID PPID Name\n1 1 a go1.20 /a\n${times(`threads:${BLANKS}\n`, 60)}`],
  [
    "failures of ab",
    "a.txt",
    `This is ApacheBench, Version 2.3\nConcurrency Level: 1\n${times(` (Connect: ${DIGITS}\n`, 60)}`,
  ],
];

const nested = (open: string, count: number) =>
  Array.from({length: count}, (_, depth) => `${"  ".repeat(depth)}${open}x`).join("\n");

/** Texts of entries whose Markdown is costly to parse or to draw. */
export const PATHOLOGICAL_ENTRIES: readonly (readonly [what: string, text: string])[] = [
  ["images that never end", "![".repeat(24_000)],
  ["links that never end", "[".repeat(48_000)],
  ["underlined headings", "a\n===\n".repeat(8000)],
  ["emphasis that never ends", "*a_ ".repeat(12_000)],
  ["strong that never ends", "a**b".repeat(12_000)],
  ["nested quotations", `${">".repeat(4000)} x`],
  ["nested lists", nested("- ", 300)],
  ["nested containers", `${":::finding{#a}\n".repeat(500)}x\n${":::\n".repeat(500)}`],
  ["raw elements", "<div>".repeat(5000)],
  ["raw elements left open", `a ${"<kbd>".repeat(20_000)}`],
  ["raw parts left open", "<details>\n\n".repeat(4000)],
  ["raw comments", "<!--".repeat(20_000)],
  ["blanks in raw parts", `<details>${" ".repeat(200_000)}x`],
  ["digits in a sentence", `Parse is 1% ${"1".repeat(200_000)}`],
  ["expectations of blanks", `:delta[x]{expect="<${" ".repeat(200_000)}x\u2028y"}`],
  ["claims of blanks", `:value[x]{expect="= 1${"0".repeat(200_000)}%%"}`],
  ["titles of dashes", `\`\`\`text title="${"-".repeat(200_000)}x before"\nBenchmarkX 1 5 ns/op\n\`\`\``],
  ["brackets behind a directive", `::artifact[${"]{".repeat(900)}x`],
  ["footnotes", Array.from({length: 2000}, (_, i) => `a[^${i}]\n\n[^${i}]: b\n\n`).join("")],
  ["one footnote often", `${"a[^1] ".repeat(5000)}\n\n[^1]: b`],
  ["a long table", `| a | b |\n| - | - |\n${"| 1 | 2 |\n".repeat(5000)}`],
  ["a wide table", `${"| a ".repeat(5000)}|\n${"| - ".repeat(5000)}|\n`],
  ["fences of code", "```go\nfunc F() int { return 1 }\n```\n\n".repeat(1500)],
  ["one fence of emphasis", `\`\`\`yaml\n${"*a_ \n".repeat(12_000)}\`\`\``],
  ["one fence of brackets", `\`\`\`javascript\n${"((((((((((\n".repeat(5000)}\`\`\``],
  ["directives", "::artifact{file=nope.txt}\n\n".repeat(3000)],
  ["directives in a line", ":artifact[x]{file=nope.txt} ".repeat(3000)],
  ["headings of one name", "## a\n\n".repeat(5000)],
  ["links to nowhere", "[a](b) ".repeat(5000)],
  ["addresses", "https://example.org/".repeat(5000)],
  ["e-mail addresses", "a@b.c".repeat(10_000)],
  ["entities", "&amp;&#0;&bogus;".repeat(5000)],
  ["alerts", "> [!NOTE]\n> a\n\n".repeat(2000)],
  ["a finding of many paragraphs", `:::finding{#f}\n${"a [b](#f) *c*\n\n".repeat(9000)}:::\n`],
  ["many findings", Array.from({length: 1500}, (_, i) => `:::finding{#f${i}}\na\n:::\n`).join("\n")],
  ["links to the page itself", `${"[a](#) ".repeat(20)}\n\n`.repeat(1700)],
];

/** Benchmark files of other tools that never end. */
export const ENDLESS_BENCHMARKS: readonly (readonly [what: string, text: string])[] = [
  ["a long line of spaces", `test a${" ".repeat(200_000)}\n ... bench: `],
  ["many unfinished estimates", `${"time: [1 ns ".repeat(40_000)}\n`],
  ["many results in one line", `${"a x 1 ops/sec ±".repeat(40_000)}\n`],
  ["tags without an end", `<BenchmarkResults ${'a="'.repeat(60_000)}`],
  ["bars", `${"│ sec/op ".repeat(40_000)} ± \n${"│".repeat(100_000)}\n│ sec/op │\n│ B/op │\nx ± 1\n`],
  ["spaces between heads", `name${" ".repeat(200_000)}old`],
  ["open brackets", "[".repeat(300_000)],
  ["deep JSON", `{"iters":${"[".repeat(100_000)}${"]".repeat(100_000)},"times":[]}`],
];

/** Sentences about the benchmark "Render" that never end. */
export const ENDLESS_SENTENCES: readonly (readonly [what: string, text: string])[] = [
  ["brackets", `Render ${")".repeat(200_000)}x is 58 % faster.`],
  ["digits", `Render ${"1".repeat(200_000)} faster.`],
  ["numbers", `Render ${"1.1 ".repeat(50_000)} faster.`],
  ["spaces", `Render fell by${" ".repeat(100_000)}x by 58 %x.`],
  ["stops", `Render ${". ! ; ".repeat(30_000)}`],
];

/** Parts that a long claim repeats. */
export const CLAIM_PARTS: readonly string[] = [" ", "a ", "in ", "<", "1", ".", "- "];
