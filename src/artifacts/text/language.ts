const LANGUAGES: Readonly<Record<string, string>> = {
  asm: "asm",
  c: "c",
  cc: "cpp",
  cpp: "cpp",
  css: "css",
  diff: "diff",
  go: "go",
  h: "c",
  java: "java",
  cjs: "javascript",
  js: "javascript",
  mjs: "javascript",
  json: "json",
  patch: "diff",
  proto: "proto",
  py: "python",
  rs: "rust",
  s: "asm",
  sh: "bash",
  sql: "sql",
  toml: "toml",
  ts: "typescript",
  yaml: "yaml",
  yml: "yaml",
};

/** The language that a file's last extension names, as the highlighter knows it; undefined for plain text. */
export function languageOf(name: string): string | undefined {
  const extension = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase();
  return extension === undefined
    ? undefined
    : Object.hasOwn(LANGUAGES, extension)
      ? LANGUAGES[extension]
      : undefined;
}
