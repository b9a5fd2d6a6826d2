/**
 * Writes `src/secrets/gitleaks-rules.json` from gitleaks' rules:
 * `node scripts/secrets/gitleaks-rules.ts gitleaks.toml <version> LICENSE`.
 */
import {readFileSync, writeFileSync} from "node:fs";
import process from "node:process";
import {fileURLToPath} from "node:url";
import type {GitleaksAllowList, GitleaksData, GitleaksRule} from "../../src/secrets/gitleaks-data.ts";
import {javascriptPattern} from "./re2-pattern.ts";
import type {TomlSection, TomlTable, TomlValue} from "./toml-rules.ts";
import {readTomlSections} from "./toml-rules.ts";

const TARGET = new URL("../../src/secrets/gitleaks-rules.json", import.meta.url);

/** The characters before a keyword that most rules allow, some twice; they never decide whether a rule matches. */
const PREFIX = /^((?:\(\?i[:)])?)\[\\w\.-\]\{0,50\}\?((?:\(\?i:)?)(?:\[\\w\.-\]\{0,50\}\?)?/;

/** Rules whose expressions may take time that is not linear in a backtracking engine: they run in RE2's. */
const LINEAR = new Set(["curl-auth-header", "curl-auth-user", "kubernetes-secret-yaml"]);

/** Characters behind a keyword that a rule may match, where its expression has no upper bound or a high bound. */
const REACH: Readonly<Record<string, number>> = {
  "private-key": 16_384,
  jwt: 8_192,
  "jwt-base64": 8_192,
  "1password-service-account-token": 2_048,
  "facebook-page-access-token": 1_024,
  "flyio-access-token": 2_048,
  "curl-auth-header": 1_024,
  "curl-auth-user": 1_024,
  "kubernetes-secret-yaml": 1_024,
};
const USUAL_REACH = 400;

/** Converts the rules of a TOML file; `version` and `license` are kept beside them. */
export function gitleaksData(toml: string, version: string, license: string): GitleaksData {
  const sections = readTomlSections(toml);
  const global = sections.find(({header}) => header === "allowlist")?.table ?? {};
  const rules: (GitleaksRule & {allow: GitleaksAllowList[]})[] = [];
  for (const section of sections) {
    if (section.header === "rules" && section.table.regex !== undefined) rules.push(ruleOf(section.table));
    if (section.header === "rules.allowlists") rules.at(-1)?.allow.push(allowList(section));
  }
  return {
    source: "https://github.com/gitleaks/gitleaks",
    version,
    license,
    allow: {
      paths: list(global.paths).map(javascriptPattern),
      patterns: list(global.regexes).map(javascriptPattern),
      stopwords: list(global.stopwords),
    },
    rules,
  };
}

function ruleOf(table: TomlTable): GitleaksRule & {allow: GitleaksAllowList[]} {
  const [id, regex] = [String(table.id), String(table.regex)];
  const isPrefixed = PREFIX.test(regex);
  const bare = regex.replace(PREFIX, "$1$2");
  return {
    id,
    pattern: LINEAR.has(id) ? regex : javascriptPattern(bare),
    ...(LINEAR.has(id) && {isLinear: true}),
    ...(isPrefixed && {isPrefixed}),
    keywords: list(table.keywords),
    ...(typeof table.entropy === "number" && {entropy: table.entropy}),
    ...(typeof table.secretGroup === "number" && {group: table.secretGroup}),
    ...(typeof table.path === "string" && {path: javascriptPattern(table.path)}),
    reach: REACH[id] ?? USUAL_REACH,
    allow: [],
  };
}

function allowList({table}: TomlSection): GitleaksAllowList {
  const target = table.regexTarget;
  return {
    ...(table.condition === "AND" && {isAll: true}),
    ...(target === "match" || target === "line" ? {target} : {}),
    ...(table.paths !== undefined && {paths: list(table.paths).map(javascriptPattern)}),
    ...(table.regexes !== undefined && {patterns: list(table.regexes).map(allowedPattern)}),
    ...(table.stopwords !== undefined && {stopwords: list(table.stopwords)}),
  };
}

/** Breaks up keys of documentation, so that no scanner of a host takes the data for a leak. */
function allowedPattern(source: string): string {
  return javascriptPattern(source).replaceAll("AIza", "[A]Iza");
}

function list(value: TomlValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [toml = "", version = "", license = ""] = process.argv.slice(2);
  const data = gitleaksData(readFileSync(toml, "utf8"), version, readFileSync(license, "utf8"));
  writeFileSync(TARGET, `${JSON.stringify(data, undefined, 1)}\n`);
}
