import {readNotedTrace, readTraceHead} from "./printed-lines.ts";
import type {ReportBuilder} from "./report-builder.ts";

/** Reads stacks as `traces` prints them, and as people note them: `10ms runtime.netpoll → runtime.findRunnable`. */
export interface TraceReader {
  /** Begins a stack behind a separator. */
  rule(number: number): boolean;
  /** Takes a line within a stack; false if it is not part of the stack. */
  line(text: string): boolean;
  /** Takes a value and a function, which are a stack's if an arrow follows. */
  noted(text: string, number: number): boolean;
  /** Takes callers behind arrows; false for a line without arrows, which ends the list. */
  arrows(text: string): boolean;
  end(): void;
}

const LABEL = /^ *([^\s:][^:]{0,200}): {2}(.*)$/;
const ARROWS = /→|->|<-|←/;

/** Makes a reader of stacks; `stray` receives a value and a function without a stack. */
export function traceReader(
  builder: ReportBuilder,
  stray: (line: number, text: string) => void,
): TraceReader {
  /** Labels of the next stack. */
  let labels: string[] = [];
  /** Whether the next line begins a stack. */
  let isFirst = false;
  let noted: {line: number; text: string} | undefined;
  const end = (): void => {
    if (noted) stray(noted.line, noted.text);
    noted = undefined;
  };
  const beginNoted = (): void => {
    const trace = noted && readNotedTrace(noted.text);
    if (!noted || !trace) return;
    builder.begin("traces", noted.line);
    builder.trace(trace.weight, trace.call, []);
    [noted, isFirst] = [undefined, false];
  };
  return {
    end,
    rule(number) {
      builder.begin("traces", number);
      [labels, isFirst] = [[], true];
      return true;
    },
    line(text) {
      if (!isFirst) return /^ {4,}\S/.test(text) && builder.traceCall(text.trim());
      const start = readTraceHead(text);
      const label = start ? null : LABEL.exec(text);
      if (start) {
        builder.trace(start.weight, start.call, labels);
        isFirst = false;
      } else if (label) labels.push(`${label[1]?.trim()}=${label[2]}`);
      return start !== undefined || label !== null;
    },
    noted(text, number) {
      if (!readNotedTrace(text)) return false;
      noted = {line: number, text};
      return true;
    },
    arrows(text) {
      if (!/^\s*(?:→|->|<-|←)/.test(text)) {
        end();
        return false;
      }
      beginNoted();
      const calls = text.split(ARROWS).map(call => call.trim());
      return calls.filter(call => call !== "").every(call => builder.traceCall(call));
    },
  };
}
