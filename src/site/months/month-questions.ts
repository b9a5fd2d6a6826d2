import {question, trendQuestion} from "../../publish/page-question.ts";
import {entriesByMonth} from "../entries/archive.ts";
import type {MonthLinks} from "./month-links.ts";
import {monthLinks} from "./month-links.ts";
import type {MoveGroup} from "./month-moves.ts";
import {moveGroups} from "./month-moves.ts";

/** The links of a month's switch, by the month `YYYY-MM`. */
export const MONTH_LINKS = question("links of a month", ({journal}, current): MonthLinks => {
  const months = entriesByMonth(journal.entries).map(({month}) => month);
  return monthLinks(months, current);
});

/** Returns the subject of the moves of a month: `YYYY-MM`, and the most rows of a component in each direction. */
export function monthKey(month: string, most: number): string {
  return `${month} ${most}`;
}

/** The groups of a month's table, by `monthKey`. */
export const MONTH_MOVES = trendQuestion("moves of a month", ({journal}, key): MoveGroup[] => {
  const [month = "", most] = key.split(" ");
  const entries = entriesByMonth(journal.entries).find(one => one.month === month)?.entries ?? [];
  return moveGroups({month, entries}, journal, Number(most));
});
