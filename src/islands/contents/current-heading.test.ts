import {expect, test} from "vitest";
import {currentHeading} from "./current-heading.ts";

test.each([
  [[10, 200, 400], 100, false, 0],
  [[-300, -10, 400], 100, false, 1],
  [[-300, 100, 400], 100, false, 1],
  [[150, 200, 400], 100, false, 0],
  [[-300, -200, 400], 100, true, 2],
])("currentHeading(%j, %d, %j) is %d", (tops, line, isAtEnd, place) => {
  expect(currentHeading(tops, line, isAtEnd)).toBe(place);
});
