import {mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";

/** An entry that somebody got wrong, or meant to. */
export interface HostileEntry {
  readonly folder: string;
  /** Contents by name; a function makes anything but a plain file. */
  readonly files: Readonly<Record<string, string | Uint8Array | ((path: string) => void)>>;
  /** The only code that `check` must report for the folder. */
  readonly code: string;
  /** Whether the entry is published all the same, its mistake shown in place. */
  readonly published: boolean;
}

const page = (title: string, body = ""): string => `---\ntitle: ${title}\n---\n\n${body}\n`;
const BENCHMARK = "goos: linux\npkg: example.com/x\n".concat("BenchmarkX-8 \t 100\t 12.5 ns/op\n".repeat(6));

const SCHED =
  "SCHED 0ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=0 runqueue=0 [1 2]\n";

/** Marks that no build may ever bring to light. */
export const SENTINEL = "SENTINEL-OUTSIDE-THE-ENTRY";

export const HOSTILE_ENTRIES: readonly HostileEntry[] = [
  {
    folder: "2026-05-01-javascript-front-matter",
    files: {"index.md": `---js\n{title: require("fs").writeFileSync("${SENTINEL}", "")}\n---\n`},
    code: "PJ011",
    published: false,
  },
  {
    folder: "2026-05-02-alias-bomb",
    files: {"index.md": "---\ntitle: x\na: &a [x, x]\nb: [*a, *a]\n---\n"},
    code: "PJ015",
    published: false,
  },
  {
    folder: "2026-05-03-unknown-key",
    files: {"index.md": "---\ntitle: x\nverdct: kept\n---\n"},
    code: "PJ013",
    published: false,
  },
  {
    folder: "2026-05-04-utf-16",
    files: {"index.md": Buffer.from(`\ufeff${page("x")}`, "utf16le")},
    code: "PJ030",
    published: false,
  },
  {
    folder: "2026-05-05-control-character",
    files: {"index.md": page("x", "a\u001b[31mb")},
    code: "PJ031",
    published: false,
  },
  {folder: "2026-05-06-no-index", files: {"before.txt": BENCHMARK}, code: "PJ023", published: false},
  {folder: "2026-02-30-no-such-day", files: {"index.md": page("x")}, code: "PJ020", published: false},
  {
    folder: "2026-05-08-too-deep",
    files: {"index.md": page("x", ">".repeat(4000))},
    code: "PJ034",
    published: false,
  },
  {folder: "parser/2026-05-09-twice", files: {"index.md": page("first")}, code: "", published: true},
  {folder: "render/2026-05-09-twice", files: {"index.md": page("second")}, code: "PJ021", published: false},
  {folder: "parser/2026-05-10-case", files: {"index.md": page("first")}, code: "", published: true},
  {folder: "render/2026-05-10-CASE", files: {"index.md": page("second")}, code: "PJ022", published: false},
  {
    folder: "2026-05-11-linked-text",
    files: {"index.md": path => symlinkSync("../../outside.txt", path)},
    code: "PJ043",
    published: false,
  },
  {
    folder: "2026-05-12-linked-file",
    files: {"index.md": page("x"), "before.txt": path => symlinkSync("../../outside.txt", path)},
    code: "PJ043",
    published: true,
  },
  {
    folder: "2026-05-13-linked-folder",
    files: {"index.md": page("x"), outside: path => symlinkSync("../../outside", path)},
    code: "PJ043",
    published: true,
  },
  {
    folder: "2026-05-14-missing-attachment",
    files: {"index.md": page("x", "::artifact{file=nope.txt}")},
    code: "PJ072",
    published: true,
  },
  {
    folder: "2026-05-15-path-out",
    files: {"index.md": page("x", "::artifact{file=../../outside.txt}")},
    code: "PJ072",
    published: true,
  },
  {
    folder: "2026-05-16-truncated-gzip",
    files: {"index.md": page("x"), "cpu.pb.gz": gzipSync("x".repeat(5000)).subarray(0, 20)},
    code: "PJ047",
    published: true,
  },
  {
    folder: "2026-05-17-bomb",
    files: {"index.md": page("x"), "cpu.pb.gz": gzipSync(Buffer.alloc(80 * 2 ** 20))},
    code: "PJ048",
    published: true,
  },
  {
    folder: "2026-05-18-garbage-profile",
    files: {"index.md": page("x"), "cpu.pb.gz": gzipSync(garbageProfile())},
    code: "PJ060",
    published: true,
  },
  {
    folder: "2026-05-19-missing-pair",
    files: {"index.md": "---\ntitle: x\npairs: [{base: a.txt, head: b.txt}]\n---\n", "a.txt": BENCHMARK},
    code: "PJ100",
    published: true,
  },
  {
    folder: "2026-05-20-link-to-nowhere",
    files: {"index.md": page("x", "[x](../2026-01-01-nowhere/index.md)")},
    code: "PJ080",
    published: true,
  },
  {
    folder: "2026-05-21-raw-html",
    files: {"index.md": page("x", "<script>alert(1)</script>")},
    code: "PJ082",
    published: true,
  },
  {
    folder: "2026-05-22-claim-that-is-none",
    files: {"index.md": "---\ntitle: x\nclaims: [<script>alert(1)</script>]\n---\n"},
    code: "PJ101",
    published: true,
  },
  {
    folder: "2026-05-23-evidence-out",
    files: {
      "index.md":
        "---\ntitle: x\nfindings: [{id: a, claim: <script>alert(1)</script>, evidence: [javascript:alert(1)]}]\n---\n",
    },
    code: "PJ096",
    published: true,
  },
  {
    folder: "2026-05-24-chart-of-a-file-out",
    files: {
      "index.md": page("x"),
      "chart.vl.json": JSON.stringify({data: {url: "../../outside.txt"}, mark: "bar"}),
    },
    code: "PJ132",
    published: true,
  },
  {
    folder: "2026-05-25-graph-that-is-not-closed",
    files: {
      "index.md": page("x"),
      "calls.dot": 'digraph { a [URL="javascript:alert(1)" label="<script>alert(1)"',
    },
    code: "PJ130",
    published: true,
  },
  {
    folder: "2026-05-26-object-that-is-not-closed",
    files: {"index.md": page("x"), "runs.jsonl": '{"a": 1}\n{"<script>alert(1)</script>": 2}\n{"a": '},
    code: "PJ134",
    published: true,
  },
  {
    folder: "2026-05-27-fence-of-something-else",
    files: {"index.md": page("x", "```gctrace\n<script>alert(1)</script>\n```")},
    code: "PJ036",
    published: true,
  },
  {
    folder: "2026-05-28-trace-that-is-cut-off",
    files: {
      "index.md": page("x"),
      "run.trace": "go 1.26 trace\0\0\0",
    },
    code: "PJ123",
    published: true,
  },
  {
    folder: "2026-05-29-scheduler-of-one-digit",
    files: {"index.md": page("x"), "sched.log": `${SCHED}${SCHED.replace("1 2]", `${"1".repeat(60)}x`)}`},
    code: "PJ110",
    published: true,
  },
  {
    folder: "2026-05-30-expectation-that-is-none",
    files: {
      "index.md": page("x", ':delta[X]{expect="<script>"}'),
      "before.txt": BENCHMARK,
      "after.txt": BENCHMARK,
    },
    code: "PJ071",
    published: true,
  },
  {
    folder: "2026-05-30-names-of-pages",
    files: {
      "index.md": '---\ntitle: "a[b[0]]> 1"\ntags: [index.html, "]]>"]\ncomponent: index.html\n---\n',
      "run.txt": BENCHMARK.replace("example.com/x", "index.html").concat(BENCHMARK.replaceAll("X-8", "]]>")),
      "cpu.folded": "main;a.json 100\nmain;a;index.html 100\n",
    },
    code: "",
    published: true,
  },
  {
    folder: "2026-05-31-table-of-formulas",
    files: {
      "index.md": page("x", "::chart{file=runs.csv y=toString}"),
      "runs.csv": "a,b\n=1+1,@SUM(A1)\n<script>alert(1)</script>,-2\n",
    },
    code: "PJ071",
    published: true,
  },
];

/** Writes a journal of hostile entries and a good entry into a new folder, and returns it. */
export function writeHostileJournal(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "perf-journal-hostile-")));
  write(root, "content/journal.yaml", "title: Under attack\nsite: https://example.org\n");
  write(root, "outside.txt", SENTINEL);
  write(root, "outside/secret.txt", SENTINEL);
  write(
    root,
    "content/2026-06-01-good/index.md",
    page("A good entry", "::benchstat{base=before.txt head=after.txt}"),
  );
  write(root, "content/2026-06-01-good/before.txt", BENCHMARK);
  write(root, "content/2026-06-01-good/after.txt", BENCHMARK);
  for (const {folder, files} of HOSTILE_ENTRIES)
    for (const [name, content] of Object.entries(files)) write(root, `content/${folder}/${name}`, content);
  return root;
}

function write(root: string, name: string, content: string | Uint8Array | ((path: string) => void)): void {
  const path = join(root, name);
  mkdirSync(dirname(path), {recursive: true});
  if (typeof content === "function") content(path);
  else writeFileSync(path, content);
}

/** Begins as a profile does, with a sample type, and then breaks the format's rules. */
function garbageProfile(): Uint8Array {
  const sampleType = [0x0a, 0x04, 0x08, 0x01, 0x10, 0x02];
  const sample = [0x12, 0x04, 0x0a, 0x02, 0x09, 0x09];
  const strings = [0x32, 0x00, 0x32, 0x07, ...Buffer.from("samples"), 0x32, 0x05, ...Buffer.from("count")];
  return Uint8Array.from([...sampleType, ...sample, ...strings]);
}
