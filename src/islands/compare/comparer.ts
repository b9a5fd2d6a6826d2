import type {ComparisonAnswer, ComparisonRequest} from "./comparison.ts";

/** Makes comparisons in a thread of its own, in sequence. */
export interface Comparer {
  /** Returns the answer; undefined if it was canceled, or another request was made before it came. */
  compare(request: ComparisonRequest): Promise<ComparisonAnswer | undefined>;
  /** Ends the comparison that is being made. */
  cancel(): void;
}

/** Makes a comparer, whose thread starts with the first request. */
export function makeComparer(): Comparer {
  let worker: Worker | undefined;
  let resolve: ((answer: ComparisonAnswer | undefined) => void) | undefined;
  const settle = (answer: ComparisonAnswer | undefined): void => {
    resolve?.(answer);
    resolve = undefined;
  };
  const cancel = (): void => {
    // A computing thread receives no messages: it can only be ended.
    if (resolve === undefined) return;
    worker?.terminate();
    worker = undefined;
    settle(undefined);
  };
  return {
    cancel,
    compare(request) {
      cancel();
      worker ??= startWorker(settle);
      const started = worker;
      return new Promise(done => {
        resolve = done;
        started.postMessage(request);
      });
    },
  };
}

function startWorker(settle: (answer: ComparisonAnswer) => void): Worker {
  const worker = new Worker(new URL("./compare-worker.ts", import.meta.url), {type: "module"});
  worker.addEventListener("message", ({data}: MessageEvent<ComparisonAnswer>) => settle(data));
  worker.addEventListener("error", event => {
    event.preventDefault();
    settle({fault: event.message || "the browser started no thread for it", isOfFile: false});
  });
  return worker;
}
