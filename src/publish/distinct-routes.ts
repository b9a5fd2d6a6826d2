/** Returns the routes of a page; throws an error where two have the same parameters, and the second would replace the first. */
export function distinctRoutes<Route extends {readonly params: Readonly<Record<string, string | undefined>>}>(
  routes: readonly Route[],
): Route[] {
  const taken = new Set<string>();
  for (const {params} of routes) {
    const path = Object.values(params).join("/");
    if (taken.has(path)) throw new Error(`two pages have the address ${path}`);
    taken.add(path);
  }
  return [...routes];
}
