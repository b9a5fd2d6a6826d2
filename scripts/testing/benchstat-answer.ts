/** Output and exit status of benchstat. */
export interface BenchstatAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** The tool's last digits of geometric means hang on the processor's fused multiply-add; this much apart is equal. */
const MEAN_TOLERANCE = 1e-14;

/** True if two answers are equal byte for byte, but for the last digits of geometric means in CSV. */
export function sameAnswer(expected: BenchstatAnswer, actual: BenchstatAnswer): boolean {
  return (
    expected.status === actual.status &&
    expected.stderr === actual.stderr &&
    expected.stdout === withMeansOf(expected.stdout, actual.stdout)
  );
}

/** Takes the geometric means of CSV over from the expected text where they are equal but for rounding. */
function withMeansOf(expected: string, actual: string): string {
  const lines = expected.split("\n");
  return actual
    .split("\n")
    .map((line, index) => {
      const wanted = lines[index] ?? "";
      return line.startsWith("geomean,") && sameMeans(wanted, line) ? wanted : line;
    })
    .join("\n");
}

function sameMeans(expected: string, actual: string): boolean {
  const fields = actual.split(",");
  const wanted = expected.split(",");
  return (
    wanted.length === fields.length && wanted.every((field, index) => sameMean(field, fields[index] ?? ""))
  );
}

function sameMean(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const mean = Number(expected);
  return Math.abs(mean - Number(actual)) <= MEAN_TOLERANCE * Math.abs(mean);
}
