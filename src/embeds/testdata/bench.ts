/** Benchmark text as `go test -bench` prints it: each row is a name and its samples in ns/op, and allocs/op. */
export function benchText(rows: Readonly<Record<string, readonly number[]>>, cpu = "Intel(R) Xeon(R)", pkg = "example.org/sip"): string {
  const lines = Object.entries(rows).flatMap(([name, samples]) =>
    samples.map((ns, index) => `Benchmark${name}-8\t${1000 + index}\t${ns} ns/op\t${Math.round(ns / 100)} allocs/op`),
  );
  return `goos: linux\ngoarch: amd64\npkg: ${pkg}\ncpu: ${cpu}\n${lines.join("\n")}\nPASS\n`;
}

/** Ten samples around a center, within one percent. */
export function around(center: number): number[] {
  return Array.from({length: 10}, (_, index) => center * (0.991 + 0.002 * index));
}
