import {expect, test} from "vitest";
import {ByteReader} from "../../trace/byte-reader.ts";
import {Durations} from "../../trace/durations.ts";
import {TraceSeries} from "../../trace/series.ts";
import {StackTimes} from "../../trace/stack-times.ts";
import {LANE, Timeline} from "../../trace/timeline.ts";

/** A sequence that is the same every time (a linear congruential generator). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test("ByteReader.uvarint() reads what Go's encoding/binary writes, up to its longest", () => {
  const read = (...bytes: number[]) => {
    const reader = new ByteReader(Uint8Array.from(bytes), 0, bytes.length);
    const value = reader.uvarint();
    return reader.isBroken ? "broken" : value;
  };
  expect([read(0), read(127), read(0x80, 1), read(0xac, 2)]).toEqual([0, 127, 128, 300]);
  expect(read(...Array(9).fill(0xff), 1)).toBe(2 ** 64);
  expect(read(...Array(10).fill(0xff), 1)).toBe("broken");
  expect(read(0x80)).toBe("broken");
  expect(read()).toBe("broken");
});

test("Durations agree with a sorted list", () => {
  const random = randomNumbers(3);
  const durations = new Durations();
  const list: number[] = [];
  for (let i = 0; i < 1000; i++) {
    const value = random(5000);
    durations.add(value);
    list.push(value);
    if (i % 97 !== 0) continue;
    list.sort((a, b) => a - b);
    expect(durations.max).toBe(list.at(-1));
    for (const share of [0, 0.01, 0.5, 0.99, 1])
      expect(durations.quantile(share)).toBe(list.find((_, at) => at + 1 >= share * list.length));
    expect(durations.between(100, 1000)).toBe(list.filter(one => one >= 100 && one < 1000).length);
  }
  expect(new Durations().quantile(0.5)).toBe(0);
});

test("Timeline sums what slow sums of single stretches sum, however late the longest comes", () => {
  const random = randomNumbers(5);
  const timeline = new Timeline();
  const spans = Array.from({length: 300}, (_, i) => {
    const start = random(i < 200 ? 100_000 : 40_000_000);
    return {start, end: start + random(50_000)};
  });
  for (const {start, end} of spans) timeline.add(LANE.running, start, end);
  const {width} = timeline;
  const end = Math.max(...spans.map(span => span.end));
  const means = timeline.means(LANE.running, end);
  expect(means.length).toBe(Math.ceil(end / width));
  means.forEach((mean, bin) => {
    const to = Math.min(end, (bin + 1) * width);
    const within = spans.map(span => Math.max(0, Math.min(to, span.end) - Math.max(bin * width, span.start)));
    expect(mean).toBeCloseTo(within.reduce((sum, time) => sum + time, 0) / (to - bin * width), 9);
  });
  expect(timeline.total(LANE.running)).toBe(spans.reduce((sum, {start, end}) => sum + end - start, 0));
  expect(timeline.total(LANE.syscall)).toBe(0);
});

test("Series keeps its ends and its greatest value however many points come", () => {
  const series = new TraceSeries();
  for (let i = 0; i < 100_000; i++) series.add(i, i === 54_321 ? 1000 : i % 10);
  expect(series.xs.length).toBeLessThan(1 << 14);
  expect([series.xs[0], series.xs.at(-1)]).toEqual([0, 99_999]);
  expect(series.max).toBe(1000);
  expect(series.ys[series.xs.indexOf(54_321)]).toBe(1000);
});

test("StackTimes bounds the reasons of one stack without losing time", () => {
  const times = new StackTimes();
  for (let reason = 1; reason <= 1000; reason++) times.add(reason, 5, false, 2);
  expect(times.list.length).toBe(65);
  expect(times.list.reduce((sum, {time}) => sum + time, 0)).toBe(2000);
});
