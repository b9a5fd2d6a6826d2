/** States of a series that two threads may search: the one that changes `free` does. */
export const SEARCH_STATE = {free: 0, taken: 1, done: 2} as const;
