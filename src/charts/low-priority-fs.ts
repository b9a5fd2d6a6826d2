import {constants, setPriority} from "node:os";

/**
 * Gives a process a low priority, or on Linux a thread: it works where others leave a processor free. Without effect if it has
 * ended, or if the system refuses.
 */
export function lowerPriority(id: number): void {
  try {
    setPriority(id, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
