import {BUDGETS} from "../budgets.ts";
import {Durations} from "./durations.ts";
import type {OpenRegion} from "./scheduler-state.ts";

/** Tasks or regions with the same name. */
export interface Annotation {
  readonly name: number;
  /** Begun within the trace. */
  begun: number;
  /** Of those that begun and ended within it. */
  readonly durations: Durations;
}

/** A program's annotations by `runtime/trace`: tasks, regions and messages. */
export class Annotations {
  readonly tasks = new Map<number, Annotation>();
  readonly regions = new Map<number, Annotation>();
  logs = 0;
  /** Ends of tasks and regions that began before the trace. */
  endsOnly = 0;
  /** Begins that were too many at a time to be followed. */
  lost = 0;
  private readonly openTasks = new Map<number, OpenRegion>();
  private openRegions = 0;

  beginTask(id: number, name: number, since: number): void {
    annotationOf(this.tasks, name).begun++;
    if (this.openTasks.size < BUDGETS.traceGoroutines) this.openTasks.set(id, {name, since});
    else this.lost++;
  }

  endTask(id: number, time: number): void {
    const task = this.openTasks.get(id);
    if (task) annotationOf(this.tasks, task.name).durations.add(time - task.since);
    else this.endsOnly++;
    this.openTasks.delete(id);
  }

  beginRegion(open: OpenRegion[], name: number, since: number): void {
    annotationOf(this.regions, name).begun++;
    if (this.openRegions >= BUDGETS.traceGoroutines) this.lost++;
    else {
      this.openRegions++;
      open.push({name, since});
    }
  }

  endRegion(open: OpenRegion[] | undefined, time: number): void {
    const region = open?.pop();
    if (!region) this.endsOnly++;
    else {
      this.openRegions--;
      annotationOf(this.regions, region.name).durations.add(time - region.since);
    }
  }

  /** Forgets the regions of a goroutine that has gone. */
  leave(open: readonly OpenRegion[] | undefined): void {
    this.openRegions -= open?.length ?? 0;
  }
}

function annotationOf(annotations: Map<number, Annotation>, name: number): Annotation {
  const known = annotations.get(name);
  if (known) return known;
  const annotation: Annotation = {name, begun: 0, durations: new Durations()};
  annotations.set(name, annotation);
  return annotation;
}
