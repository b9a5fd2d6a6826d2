import {
  Line,
  Location,
  Profile,
  Function as ProfileFunction,
  Sample,
  StringTable,
  ValueType,
} from "pprof-format";

const FUNCTIONS = 3000;
const LOCATIONS = 9000;
const SAMPLES = 110_000;
const TICK = 10_000_000;
const PACKAGES = [
  "runtime",
  "net/http",
  "encoding/json",
  "example.com/acme/router/v4",
  "example.com/acme/store",
  "strings",
  "sync",
  "example.com/team/service/internal/handlers",
  "database/sql",
];
const TYPES = ["Server", "Conn", "Decoder", "Tree", "Pool", "Buffer"];
const METHODS = ["Serve", "read", "Write", "decodeValue", "lookup", "growSlice", "Lock"];

/** A CPU profile of about 10 MB, uncompressed: 110,000 samples of 20 to 60 frames, always the same. */
export function largeProfile(): Uint8Array {
  let seed = 12_345;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return seed / 0x8000_0000;
  };
  const below = (limit: number): number => Math.floor(random() * limit);
  const strings = new StringTable();
  const text = (value: string): number => strings.dedup(value);
  const functions = Array.from({length: FUNCTIONS}, (_, i) => {
    const group = PACKAGES[Math.floor(random() * random() * PACKAGES.length)];
    const name = text(`${group}.(*${TYPES[i % TYPES.length]}${i % 37}).${METHODS[i % METHODS.length]}${i}`);
    return new ProfileFunction({
      id: i + 1,
      name,
      systemName: name,
      filename: text(`${group}/file${i % 211}.go`),
    });
  });
  const location = Array.from(
    {length: LOCATIONS},
    (_, i) =>
      new Location({
        id: i + 1,
        address: 0x40_0000 + i * 16,
        line: [new Line({functionId: (i % FUNCTIONS) + 1, line: 10 + (i % 500)})],
      }),
  );
  const callees = functions.map(() => Array.from({length: 2 + below(8)}, () => below(FUNCTIONS)));
  const sample = Array.from({length: SAMPLES}, () => {
    const depth = 20 + below(40);
    const path: number[] = [];
    for (let called = 0; path.length < depth; ) {
      path.push(((called + FUNCTIONS * below(3)) % LOCATIONS) + 1);
      const next = callees[called] ?? [];
      called = next[Math.floor(random() ** 2 * next.length)] ?? 0;
    }
    const ticks = 1 + Math.floor(random() ** 6 * 20);
    return new Sample({locationId: path.reverse(), value: [ticks, ticks * TICK]});
  });
  const cpu = new ValueType({type: text("cpu"), unit: text("nanoseconds")});
  return new Profile({
    stringTable: strings,
    sampleType: [new ValueType({type: text("samples"), unit: text("count")}), cpu],
    sample,
    location,
    function: functions,
    periodType: cpu,
    period: TICK,
    durationNanos: 30e9,
  }).encode();
}
