/** A recording of a tool, or a form of its report, that is not read. */
export interface UnreadRecording {
  readonly tool: string;
  readonly pattern: RegExp;
  /** The file to attach in its place. */
  readonly advice: string;
}

const VEGETA = "attach its report: vegeta report -type json results.bin > load.json";
const K6 = "attach its summary: k6 run --summary-export load.json script.js";
const NUMBERS =
  "write its numbers as a table (CSV) to chart them, or as Go benchmark lines to follow them over time";

const PROFILE = "attach the profile itself, the file that pprof was given";

/**
 * Individual requests, numbers over time, reports of load tools and printed profiles, by their distinctive beginnings.
 */
export const UNREAD_RECORDINGS: readonly UnreadRecording[] = [
  {tool: "pprof -raw", pattern: /^PeriodType: \S* ?\S*\nPeriod: \d+\n/m, advice: PROFILE},
  {
    tool: "pprof -tags",
    pattern: /^ +[\w:.-]+: Total [\d.]+\w*(?: of [\d.]+\w* \( *[\d.]+%\))?$/m,
    advice: PROFILE,
  },
  {tool: "vegeta", pattern: /^\{"attack":"[^"\n]*","seq":\d+,"code":\d+,"timestamp":"/m, advice: VEGETA},
  {tool: "vegeta", pattern: /^\d{19},\d{1,3},\d+,\d+,\d+,[^,\n]*,[^,\n]*,[^,\n]*,\d+,/m, advice: VEGETA},
  {
    tool: "k6",
    pattern: /^\{"type":"(?:Metric|Point)","data":\{|^\{"metric":"\w+","type":"(?:Metric|Point)",/m,
    advice: K6,
  },
  {tool: "k6", pattern: /^metric_name,timestamp,metric_value,/m, advice: K6},
  {
    tool: "JMeter",
    pattern: /^timeStamp,elapsed,label,responseCode,|^<testResults version="/m,
    advice: NUMBERS,
  },
  {tool: "Gatling", pattern: /^RUN\t[\w.]+\t\w*\t\d{13}\t/m, advice: NUMBERS},
  {
    tool: "ab",
    pattern: /^starttime\tseconds\tctime\tdtime\tttime\twait$|^Percentage served,Time in ms$/m,
    advice: "attach what ab prints at its end: ab … > load.txt",
  },
  {
    tool: "Locust",
    pattern: /^Timestamp,User Count,Type,Name,|^Count,Message,Traceback,Nodes$/m,
    advice: NUMBERS,
  },
  {
    tool: "ghz",
    pattern: /^duration \(ms\),status,error$|^\{\s*"date":\s*"[^"]+",\s*"(?:endReason|options)":/m,
    advice: NUMBERS,
  },
  {tool: "bombardier", pattern: /^\{\s*"spec":\s*\{\s*"numberOfConnections":/m, advice: NUMBERS},
  {tool: "Artillery", pattern: /^\{\s*"aggregate":\s*\{\s*"counters":/m, advice: NUMBERS},
  {
    tool: "Fortio",
    pattern: /^\{\s*"RunType":\s*"[^"]+",\s*"Labels":|^Fortio [\d.]+ running at /m,
    advice: NUMBERS,
  },
];
