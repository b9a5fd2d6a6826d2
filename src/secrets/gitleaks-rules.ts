import {RE2JS} from "re2js";
import {entropy} from "./entropy.ts";
import type {GitleaksAllowList, GitleaksRule} from "./gitleaks-data.ts";
import {GITLEAKS} from "./gitleaks-data.ts";
import type {RuleMatch, SecretRule} from "./secret-rule.ts";

/** Characters before a keyword that a match may begin at; most expressions begin with it. */
const BEFORE = 320;

/** Characters of a name before a keyword that belong to a match. */
const PREFIX = /[\w.-]{0,50}$/;

/** The rules of gitleaks, with its prefilters, allow lists and entropy. */
export const GITLEAKS_RULES: readonly SecretRule[] = GITLEAKS.rules.map(secretRule);

function secretRule(rule: GitleaksRule): SecretRule {
  const isFor = rule.path === undefined ? undefined : new RegExp(rule.path);
  const search = rule.isLinear ? linearSearch(rule.pattern) : nativeSearch(rule.pattern);
  return {
    id: rule.id,
    kind: "credential",
    what: nameOf(rule.id),
    keywords: rule.keywords,
    before: BEFORE,
    reach: rule.reach,
    find(part, path) {
      if (isFor && !isFor.test(path)) return [];
      return search(part).flatMap(groups => matchOf(rule, groups, part, path) ?? []);
    },
  };
}

/** A name for people: "github-app-token" is "github app token". */
function nameOf(id: string): string {
  return id === "generic-api-key" ? "key, token or password" : id.replaceAll("-", " ");
}

/** Start of a match and its groups, the whole first. */
interface Groups {
  readonly start: number;
  readonly groups: readonly (string | undefined)[];
}

type Search = (part: string) => Groups[];

function nativeSearch(source: string): Search {
  let pattern: RegExp | undefined;
  return part => {
    pattern ??= new RegExp(source, "g");
    return [...part.matchAll(pattern)].map(match => ({start: match.index, groups: [...match]}));
  };
}

function linearSearch(source: string): Search {
  let pattern: RE2JS | undefined;
  return part => {
    pattern ??= RE2JS.compile(source);
    const matcher = pattern.matcher(part);
    const found: Groups[] = [];
    while (matcher.find()) {
      const groups = Array.from({length: matcher.groupCount() + 1}, (_, i) => matcher.group(i) ?? undefined);
      found.push({start: matcher.start(), groups});
    }
    return found;
  };
}

/** Returns a match unless it is allowed; the secret is the named group, or the first group that is not empty. */
function matchOf(
  rule: GitleaksRule,
  {start, groups}: Groups,
  part: string,
  path: string,
): RuleMatch | undefined {
  const [all = "", ...inner] = groups;
  const named = rule.group === undefined ? undefined : groups[rule.group];
  const secret = named || inner.find(Boolean) || all;
  if (rule.entropy !== undefined && entropy(secret) <= rule.entropy) return undefined;
  const prefix = rule.isPrefixed ? (PREFIX.exec(part.slice(Math.max(0, start - 50), start))?.[0] ?? "") : "";
  const match = prefix + all;
  const line = (): string => lineAround(part, start, start + all.length);
  if ([GITLEAKS.allow, ...rule.allow].some(list => allows(list, {secret, match, line, path})))
    return undefined;
  const valueStart = start + Math.max(0, all.indexOf(secret));
  return {
    start: start - prefix.length,
    end: start + all.length,
    valueStart,
    valueEnd: valueStart + secret.length,
  };
}

interface Found {
  readonly secret: string;
  readonly match: string;
  readonly line: () => string;
  readonly path: string;
}

/** As gitleaks' allow lists decide: any part of a list, or all of them. */
function allows(list: GitleaksAllowList, {secret, match, line, path}: Found): boolean {
  const target = list.target === "match" ? match : list.target === "line" ? line() : secret;
  const checks = [
    list.paths && matchesAny(list.paths, path),
    list.patterns && matchesAny(list.patterns, target),
    list.stopwords && hasWord(list.stopwords, secret),
  ].filter(check => check !== undefined);
  return list.isAll ? checks.length > 0 && checks.every(Boolean) : checks.some(Boolean);
}

function hasWord(words: readonly string[], secret: string): boolean {
  const lower = secret.toLowerCase();
  return words.some(word => lower.includes(word));
}

const compiled = new Map<string, RegExp>();

function matchesAny(sources: readonly string[], text: string): boolean {
  return sources.some(source => {
    const pattern = compiled.get(source) ?? new RegExp(source);
    compiled.set(source, pattern);
    return pattern.test(text);
  });
}

function lineAround(part: string, start: number, end: number): string {
  const from = part.lastIndexOf("\n", start - 1) + 1;
  const to = part.indexOf("\n", end);
  return part.slice(from, to < 0 ? part.length : to);
}
