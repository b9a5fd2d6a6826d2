import {expect, test} from "vitest";
import {distinctRoutes} from "./distinct-routes.ts";

test("distinctRoutes(routes) refuses two pages at one address", () => {
  const routes = [{params: {id: "a", tab: undefined}}, {params: {id: "a", tab: "top"}}];
  expect(distinctRoutes(routes)).toEqual(routes);
  expect(() => distinctRoutes([...routes, {params: {id: "a", tab: "top"}}])).toThrow(
    "two pages have the address a/top",
  );
});
