const loading = new Map<string, Promise<void>>();

/** Adds a style sheet to the page once; resolves when it is loaded, and also when it cannot be. */
export function loadStyles(address: string): Promise<void> {
  const known = loading.get(address);
  if (known) return known;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  const loaded = new Promise<void>(resolve => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
  });
  loading.set(address, loaded);
  document.head.append(link);
  return loaded;
}
