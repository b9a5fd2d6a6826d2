import {CONFIG} from "../../embeds/testdata/fixture.ts";
import type {Benchmark, BenchmarkUnit} from "../history/benchmarks.ts";
import {withHistory} from "../history/journal-history.ts";
import type {Series} from "../history/series.ts";
import type {Journal} from "../journal.ts";
import {NO_THEME} from "../theme/theme.ts";

/** A journal of parts that a test names; its configuration is `CONFIG`. */
export function testJournal(parts: Partial<Pick<Journal, "config" | "entries" | "findings" | "series">> = {}): Journal {
  return withHistory({dir: "content", config: CONFIG, theme: NO_THEME, entries: [], broken: [], problems: [], findings: [], series: [], ...parts});
}

/** A journal of series, and their first benchmark with its first unit. */
export function journalOf(...series: Series[]): {journal: Journal; benchmark: Benchmark; unit: BenchmarkUnit} {
  const journal = testJournal({series});
  const [benchmark] = journal.benchmarks;
  const unit = benchmark?.units[0];
  if (!benchmark || !unit) throw new Error("expected a benchmark, got none");
  return {journal, benchmark, unit};
}
