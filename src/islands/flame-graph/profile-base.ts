import type {FlameGraphData} from "../../contract/flame-graph.ts";
import type {ToldSides} from "../../pprof/diff/diff-scale.ts";
import {decodeFlameData} from "../../stacks/flame-data.ts";
import type {SceneBase} from "./scene/scene-diff.ts";

/** A base that is fetched when it is first asked for. */
export interface ViewerBase {
  /** Name of its file. */
  readonly name: string;
  readonly sides: readonly ToldSides[];
  /** Undefined until it is there. */
  readonly loaded: SceneBase | undefined;
  /** "" without an error. */
  readonly fault: string;
  /** Fetches the base unless that is done or under way; `then` follows once it is there or failed. */
  load(then: () => void): void;
  /** Clears the error, so that the next request fetches again. */
  forgive(): void;
}

/** Returns the base that a page names for its flame graph; undefined without a base. */
export function viewerBaseOf({base, baseName = "", sides}: FlameGraphData): ViewerBase | undefined {
  return base === undefined ? undefined : fetchedBase(base, baseName, sides);
}

function fetchedBase(address: string, name: string, sides: readonly ToldSides[]): ViewerBase {
  let state: {loaded?: SceneBase; fault: string; isUnderWay: boolean} = {fault: "", isUnderWay: false};
  return {
    name,
    sides,
    get loaded() {
      return state.loaded;
    },
    get fault() {
      return state.fault;
    },
    forgive() {
      state = {...state, fault: ""};
    },
    load(then) {
      if (state.loaded || state.isUnderWay) return;
      state = {fault: "", isUnderWay: true};
      fetch(address)
        .then(async response => {
          if (!response.ok) throw new Error(`status ${response.status}`);
          state = {
            loaded: {data: decodeFlameData(await response.text()), sides},
            fault: "",
            isUnderWay: false,
          };
        })
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : "";
          state = {fault: `the data of ${name} could not be loaded (${reason})`, isUnderWay: false};
        })
        .finally(then);
    },
  };
}
