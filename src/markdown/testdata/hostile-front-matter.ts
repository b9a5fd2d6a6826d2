/**
 * Whole texts of an index.md, each with the line and the code of the one problem that it must be refused by. Each would run
 * code, parse another language, exhaust memory or lose a value in a common reader of front matter; those that run code
 * write the file `sentinel`.
 */
export function hostileFrontMatters(sentinel: string): readonly (readonly [name: string, text: string, problem: string])[] {
  const code = `{title: require("fs").writeFileSync(${JSON.stringify(sentinel)}, "x")}`;
  return [
    ["---js", `---js\n${code}\n---\n`, "1: error PJ011"],
    ["---javascript", `---javascript\n${code}\n---\n`, "1: error PJ011"],
    ["--- js", `--- js\n${code}\n---\n`, "1: error PJ011"],
    ["---JS", `---JS\n${code}\n---\n`, "1: error PJ011"],
    ["---JavaScript", `---JavaScript\n${code}\n---\n`, "1: error PJ011"],
    ["---  javascript", `---  javascript\n${code}\n---\n`, "1: error PJ011"],
    ["---js behind a byte-order mark", `\ufeff---js\n${code}\n---\n`, "1: error PJ011"],
    ["---js with CRLF", `---js\r\n${code}\r\n---\r\n`, "1: error PJ011"],
    ["---coffee", `---coffee\ntitle: 1\n---\n`, "1: error PJ011"],
    ["---json", `---json\n{"title": "x"}\n---\n`, "1: error PJ011"],
    ["---toml", `---toml\ntitle = "x"\n---\n`, "1: error PJ011"],
    ["---constructor", "---constructor\ntitle: x\n---\n", "1: error PJ011"],
    ["---__proto__", "---__proto__\ntitle: x\n---\n", "1: error PJ010"],
    ["---yaml", "---yaml\ntitle: x\n---\n", "1: error PJ011"],
    ["a fence of four dashes", "----\ntitle: x\n----\n", "1: error PJ010"],
    ["a fence behind a blank line", "\n---\ntitle: x\n---\n", "1: error PJ010"],
    ["no front matter", "# Title\n", "1: error PJ010"],
    ["an empty file", "", "1: error PJ010"],
    ["no closing fence", "---\ntitle: x\n", "1: error PJ010"],
    ["a closing fence with a word behind it", "---\ntitle: x\n---js\n---\n", "3: error PJ010"],
    ["an alias bomb", `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n`, "2: error PJ015"],
    ["a merge key", "---\ntitle: x\n<<: {draft: true}\n---\n", "3: error PJ015"],
    ["deep nesting", `---\na: ${"[".repeat(5000)}\n---\n`, "2: error PJ015"],
    ["more than 64 KiB", `---\na: ${"x".repeat(66_000)}\n---\n`, "1: error PJ015"],
    ["a key __proto__", "---\n__proto__: {draft: true}\n---\n", "2: error PJ012"],
    ["a repeated key", "---\ntitle: x\ntitle: y\n---\n", "3: error PJ012"],
    ["a function as a tag", `---\ntitle: !!js/function "function(){}"\n---\n`, "2: error PJ012"],
    ["two documents", "---\ntitle: x\n...\ntitle: y\n---\n", "2: error PJ012"],
  ];
}
