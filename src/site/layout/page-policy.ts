/** Sources that a page may load from; everything else is refused. */
const SOURCES = [
  "default-src 'none'",
  // A picture that is copied is drawn from a blob.
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "worker-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
];

/**
 * Content security policy of a page. Scripts and styles are files, so that it has no digest of inline ones; `compiles`
 * allows WebAssembly.
 */
export function pagePolicy({compiles = false}: {readonly compiles?: boolean} = {}): string {
  return `${SOURCES.join(";")}${compiles ? " 'wasm-unsafe-eval'" : ""}`;
}
