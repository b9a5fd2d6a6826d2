import type {ThemeRegistration} from "shiki/core";

/**
 * Every class a token may get, `code-` before it in the page; `code.css` has a rule for each.
 * Note: classes and not styles, since the pages' CSP refuses `style=`; and a fixed list and not a generated
 * sheet, since entries kept in the cache must find their classes in whatever sheet a later build writes.
 */
export const TOKEN_CLASSES = [
  "comment",
  "string",
  "constant",
  "keyword",
  "function",
  "type",
  "property",
  "inserted",
  "deleted",
  "meta",
] as const;

export type TokenClass = (typeof TOKEN_CLASSES)[number];

/** Which TextMate scopes get which class; a later row wins over an earlier row of the same depth. */
const SCOPES: readonly (readonly [TokenClass, readonly string[]])[] = [
  ["constant", ["constant", "variable.language", "support.constant"]],
  ["string", ["string", "constant.character.escape", "punctuation.definition.string"]],
  ["keyword", ["keyword", "storage.modifier", "storage.type", "entity.name.tag"]],
  ["function", ["entity.name.function", "support.function", "meta.function-call entity.name.function"]],
  [
    "type",
    ["entity.name.type", "support.type", "support.class", "storage.type.numeric", "storage.type.string"],
  ],
  ["property", ["support.type.property-name", "entity.other.attribute-name", "variable.parameter.option"]],
  ["comment", ["comment", "punctuation.definition.comment"]],
  ["inserted", ["markup.inserted"]],
  ["deleted", ["markup.deleted"]],
  ["meta", ["meta.diff.range", "meta.diff.header", "meta.diff.index", "meta.separator"]],
];

/** A Shiki theme whose colours are names of token classes; plain text is `text`, which gets no class. */
export const CODE_THEME: ThemeRegistration = {
  name: "journal",
  type: "light",
  fg: "text",
  bg: "paper",
  settings: [
    {settings: {foreground: "text", background: "paper"}},
    ...SCOPES.map(([name, scope]) => ({scope: [...scope], settings: {foreground: name}})),
    {scope: ["keyword.operator"], settings: {foreground: "text"}},
  ],
};

/** Languages that are highlighted, by every name an author may write; the value is Shiki's own name. */
export const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    go: "go",
    golang: "go",
    asm: "asm",
    bash: "bash",
    sh: "bash",
    shell: "bash",
    zsh: "bash",
    console: "shellsession",
    shellsession: "shellsession",
    c: "c",
    cpp: "cpp",
    "c++": "cpp",
    csharp: "csharp",
    css: "css",
    diff: "diff",
    patch: "diff",
    docker: "docker",
    dockerfile: "docker",
    html: "html",
    ini: "ini",
    java: "java",
    javascript: "javascript",
    js: "javascript",
    json: "json",
    kotlin: "kotlin",
    make: "make",
    makefile: "make",
    proto: "proto",
    protobuf: "proto",
    python: "python",
    py: "python",
    ruby: "ruby",
    rust: "rust",
    rs: "rust",
    sql: "sql",
    swift: "swift",
    toml: "toml",
    ts: "typescript",
    typescript: "typescript",
    xml: "xml",
    yaml: "yaml",
    yml: "yaml",
    zig: "zig",
  }),
);
