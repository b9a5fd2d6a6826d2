import type {Entry} from "../entry/entry.ts";
import type {SincePrevious} from "../entry/previous-entry.ts";
import {previousEntries} from "../entry/previous-entry.ts";
import {once} from "../once.ts";
import type {Thresholds} from "../read/config.ts";
import type {SearchAhead} from "./ahead/search-ahead-fs.ts";
import type {Benchmark, BenchmarkSection, BenchmarkUnit} from "./benchmarks.ts";
import {benchmarkSections, followedBenchmarks} from "./benchmarks.ts";
import type {SeriesChange, SeriesTrend} from "./changes.ts";
import {seriesTrend, trendValues} from "./changes.ts";
import type {EntryEffect, EntryHeadline} from "./entry-headlines.ts";
import {entryEffects, entryHeadlines} from "./entry-headlines.ts";
import type {FunctionHistories} from "./function-histories.ts";
import {functionHistories} from "./function-histories.ts";
import type {ProfileLines} from "./profile-lines.ts";
import {profileLines} from "./profile-lines.ts";
import type {ChangeSearch} from "./search-memo.ts";
import type {Series} from "./series.ts";

/** A change of a benchmark in a unit that is attributed to an entry. */
export interface BenchmarkMove {
  readonly benchmark: Benchmark;
  readonly unit: BenchmarkUnit;
  readonly change: SeriesChange;
}

/** Facts that run through all entries of a journal. Each is computed on first use and kept. */
export interface JournalHistory {
  /** Everything measured, by kind, package and name, without the benchmarks whose pages no meter pays for. */
  readonly sections: readonly BenchmarkSection[];
  /** Benchmarks that have a page, in the order of `sections`. */
  readonly benchmarks: readonly Benchmark[];
  /** Returns the trend of a series under the journal's thresholds. */
  trend(series: Series): SeriesTrend;
  /** Resolves when all series that are searched ahead are searched: until then `trend` may have to wait. */
  searched(): Promise<void>;
  /** Effects of the entries' own pairs, by entry id. */
  readonly effects: ReadonlyMap<string, readonly EntryEffect[]>;
  /** Effects as a few numbers, by entry id; entries without a benchmark pair are absent. */
  readonly headlines: ReadonlyMap<string, readonly EntryHeadline[]>;
  /** Changes of level attributed to the entries, by entry id, in the order of `benchmarks`. */
  readonly moves: ReadonlyMap<string, readonly BenchmarkMove[]>;
  /** The previous entry that measured the same benchmarks, by entry id. */
  readonly previous: ReadonlyMap<string, SincePrevious>;
  /** Profiles that follow each other. */
  readonly profiles: ProfileLines;
  /** Functions followed through those profiles. */
  readonly functions: FunctionHistories;
}

/** Entries and their series, with the thresholds that judge a change. */
export interface HistorySource {
  readonly entries: readonly Entry[];
  readonly series: readonly Series[];
  readonly config: Judged;
  /** Of the named journals of a site. */
  readonly settings?: ReadonlyMap<string, Judged>;
}

interface Judged {
  readonly thresholds: Pick<Thresholds, "alpha" | "leastChange">;
}

/** How changes of series are found. */
export interface TrendSearch {
  /** `findChangePoints` if absent. */
  readonly search?: ChangeSearch | undefined;
  /** Begins to search all series before a trend is asked for; absent where trends may not be asked for. */
  readonly ahead?: SearchAhead | undefined;
}

/** Adds the facts that run through all entries as lazy members. */
export function withHistory<Source extends HistorySource>(
  source: Source,
  searches: TrendSearch = {},
): Source & JournalHistory {
  const {entries, series} = source;
  const {trend, searched} = seriesTrends(source, searches);
  const sections = once(() => benchmarkSections(series.filter(({hasNoPage}) => !hasNoPage)));
  const benchmarks = once(() => followedBenchmarks(sections()));
  const effects = once(() => entryEffects(series));
  const headlines = once(() => new Map([...effects()].map(([id, own]) => [id, entryHeadlines(own)])));
  const moves = once(() => benchmarkMoves(benchmarks(), trend));
  const previous = once(() => previousEntries(entries, series));
  const profiles = once(() => profileLines(entries));
  const functions = once(() => functionHistories(profiles().lines));
  return {
    ...source,
    trend,
    searched,
    get sections() {
      return sections();
    },
    get benchmarks() {
      return benchmarks();
    },
    get effects() {
      return effects();
    },
    get headlines() {
      return headlines();
    },
    get moves() {
      return moves();
    },
    get previous() {
      return previous();
    },
    get profiles() {
      return profiles();
    },
    get functions() {
      return functions();
    },
  };
}

/** Computes the trend of any series, once a series. */
function seriesTrends(
  {series: all, config, settings}: Pick<HistorySource, "series" | "config" | "settings">,
  {search, ahead}: TrendSearch,
): Pick<JournalHistory, "trend" | "searched"> {
  const computed = new Map<Series, SeriesTrend>();
  const thresholdsOf = ({journal = ""}: Series) => (settings?.get(journal) ?? config).thresholds;
  const results = ahead?.(
    all.values().map(one => ({values: trendValues(one), leastChange: thresholdsOf(one).leastChange})),
  );
  const places = new Map(results && all.map((one, place) => [one, place]));
  const trend = (series: Series): SeriesTrend => {
    const known = computed.get(series);
    if (known) return known;
    const place = places.get(series);
    const found = place === undefined ? undefined : results?.take(place);
    const made = seriesTrend(series, thresholdsOf(series), search, found);
    computed.set(series, made);
    return made;
  };
  return {
    trend,
    async searched() {
      await results?.searched(place => {
        const one = all[place];
        if (one) trend(one);
      });
    },
  };
}

function benchmarkMoves(
  benchmarks: readonly Benchmark[],
  trend: JournalHistory["trend"],
): Map<string, BenchmarkMove[]> {
  const moves = benchmarks.flatMap(benchmark =>
    benchmark.units.flatMap(unit =>
      unit.series.flatMap(series => trend(series).changes.map(change => ({benchmark, unit, change}))),
    ),
  );
  const attributed = moves.filter(({change}) => change.entry !== undefined);
  return Map.groupBy(attributed, ({change}) => change.entry ?? "");
}
