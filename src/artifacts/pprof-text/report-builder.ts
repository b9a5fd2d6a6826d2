import type {
  ListLine,
  PrintedCall,
  PrintedContext,
  PrintedReport,
  PrintedTopRow,
  PrintedTrace,
  PrintedValue,
  ReportBody,
  Routine,
} from "./model.ts";
import {withoutInline} from "./printed-lines.ts";

/** Maximum rows, lines and stacks kept. */
const MOST = 20_000;

type RoutineDraft = {-readonly [Key in keyof Routine]: Routine[Key]} & {lines: ListLine[]};
type ContextDraft = {row: PrintedTopRow | undefined; callers: PrintedCall[]; callees: PrintedCall[]};
type TraceDraft = PrintedTrace & {functions: {name: string; inline: string}[]};
type Body =
  | {type: "top"; rows: PrintedTopRow[]}
  | {type: "list"; routines: RoutineDraft[]}
  | {type: "contexts"; contexts: ContextDraft[]}
  | {type: "traces"; traces: TraceDraft[]}
  | Extract<ReportBody, {type: "written"}>;

interface Draft {
  line: number;
  command: string | undefined;
  header: {name: string; value: string}[];
  notes: string[];
  body: Body | undefined;
}

/** Gathers reports as their lines come. */
export interface ReportBuilder {
  /** The body being read; undefined in a header. */
  bodyType(): ReportBody["type"] | undefined;
  command(text: string, line: number): void;
  header(name: string, value: string, line: number): void;
  note(text: string, line: number): void;
  /** Begins a body of a type, in a report of its own where the last has another. */
  begin(type: "top" | "list" | "contexts" | "traces", line: number): void;
  topRow(row: PrintedTopRow, line: number): void;
  routine(routine: {name: string; file: string}, line: number): void;
  routineSum(sum: Pick<Routine, "flat" | "cum" | "percent">): void;
  listLine(line: ListLine): boolean;
  routineFault(text: string): void;
  context(): void;
  ownRow(row: PrintedTopRow): void;
  call(call: PrintedCall): void;
  trace(weight: PrintedValue, call: string, labels: readonly string[]): void;
  traceCall(call: string): boolean;
  written(table: Omit<Extract<ReportBody, {type: "written"}>, "type">, line: number): void;
  /** Whether it keeps no more. */
  isFull(): boolean;
  reports(): PrintedReport[];
}

/** Makes a builder of reports. */
export function reportBuilder(): ReportBuilder {
  const drafts: Draft[] = [];
  let kept = 0;
  let current: Draft | undefined;
  const open = (line: number): Draft => {
    if (!current) {
      current = {line, command: undefined, header: [], notes: [], body: undefined};
      drafts.push(current);
    }
    return current;
  };
  /** Lines above a body begin another report. */
  const openHead = (line: number): Draft => {
    if (current?.body) current = undefined;
    return open(line);
  };
  const begin = (type: "top" | "list" | "contexts" | "traces", line: number): Body => {
    if (current?.body && current.body.type !== type) current = undefined;
    const draft = open(line);
    draft.body ??= emptyBody(type);
    return draft.body;
  };
  const isTooMuch = (): boolean => ++kept > MOST;
  const lastRoutine = (): RoutineDraft | undefined =>
    current?.body?.type === "list" ? current.body.routines.at(-1) : undefined;
  const lastContext = (): ContextDraft | undefined =>
    current?.body?.type === "contexts" ? current.body.contexts.at(-1) : undefined;
  const lastTrace = (): TraceDraft | undefined =>
    current?.body?.type === "traces" ? current.body.traces.at(-1) : undefined;

  return {
    bodyType: () => current?.body?.type,
    command(text, line) {
      // The lines above identify the profile, whatever command was typed.
      openHead(line).command = text;
    },
    header: (name, value, line) => void openHead(line).header.push({name, value}),
    note: (text, line) => void openHead(line).notes.push(text),
    begin: (type, line) => void begin(type, line),
    topRow(row, line) {
      const body = begin("top", line);
      if (body.type === "top" && !isTooMuch()) body.rows.push(row);
    },
    routine({name, file}, line) {
      const body = begin("list", line);
      if (body.type === "list" && !isTooMuch())
        body.routines.push({
          name,
          file,
          flat: undefined,
          cum: undefined,
          percent: "",
          lines: [],
          fault: undefined,
        });
    },
    routineSum: sum => void Object.assign(lastRoutine() ?? {}, sum),
    listLine(line) {
      const routine = lastRoutine();
      if (routine && !isTooMuch()) routine.lines.push(line);
      return routine !== undefined;
    },
    routineFault(text) {
      const routine = lastRoutine();
      if (routine) routine.fault = text;
    },
    context() {
      if (current?.body?.type === "contexts" && !isTooMuch())
        current.body.contexts.push({row: undefined, callers: [], callees: []});
    },
    ownRow(row) {
      const context = lastContext();
      if (context) context.row = row;
    },
    call(call) {
      const context = lastContext();
      if (context && !isTooMuch()) (context.row ? context.callees : context.callers).push(call);
    },
    trace(weight, call, labels) {
      if (current?.body?.type === "traces" && !isTooMuch())
        current.body.traces.push({weight, labels, functions: [withoutInline(call)]});
    },
    traceCall(call) {
      const trace = lastTrace();
      if (trace && !isTooMuch()) trace.functions.push(withoutInline(call));
      return trace !== undefined;
    },
    written(table, line) {
      if (current?.body) current = undefined;
      open(line).body = {type: "written", ...table};
      current = undefined;
    },
    isFull: () => kept > MOST,
    reports: () => drafts.flatMap(({body, ...draft}) => (body && hasContent(body) ? [{...draft, body}] : [])),
  };
}

function emptyBody(type: "top" | "list" | "contexts" | "traces"): Body {
  if (type === "top") return {type, rows: []};
  if (type === "list") return {type, routines: []};
  return type === "contexts" ? {type, contexts: []} : {type, traces: []};
}

function hasContent(body: Body): boolean {
  if (body.type === "list") return body.routines.length > 0;
  if (body.type === "traces") return body.traces.length > 0;
  if (body.type === "contexts") {
    body.contexts = body.contexts.filter(isContext);
    return body.contexts.length > 0;
  }
  return body.rows.length > 0;
}

/** The last separator has no lines below it. */
function isContext({row, callers, callees}: PrintedContext): boolean {
  return row !== undefined || callers.length + callees.length > 0;
}
