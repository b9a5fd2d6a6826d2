import {secretPatternRule} from "./pattern-rule.ts";
import type {SecretRule} from "./secret-rule.ts";

/** Values that documentation and templates write in place of a credential. */
const PLACEHOLDER =
  /^(?:[$%{<[(*.]|(?:x+|\*+|\.+|-+|_+|0+|1234\d*|true|false|null|nil|none|undefined|yes|no|on|off|test|example|change-?(?:me|it)|password|passwd|pass|pwd|secret|token|user(?:name)?|redacted|removed|hidden|masked|your[\w-]*|my[_-]?\w+)$)/i;

/** True for a value that is a placeholder of a credential. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value.replace(/^['"]|['"]$/g, ""));
}

/** A token whose first characters name its service. */
interface TokenFormat {
  readonly id: string;
  readonly what: string;
  readonly prefixes: readonly string[];
  /** Expression for the text after the prefix. */
  readonly rest: string;
}

/** Formats of tokens by their services' documentation, besides those of gitleaks. */
const TOKENS: readonly TokenFormat[] = [
  {
    id: "aws-key-id",
    what: "AWS key id",
    prefixes: ["AKIA", "ASIA", "AGPA", "AIDA", "AROA", "AIPA", "ANPA", "ANVA"],
    rest: "[A-Z0-9]{16}",
  },
  {
    id: "cloudflare-token",
    what: "Cloudflare token",
    prefixes: ["cfk_", "cfut_", "cfat_"],
    rest: "[A-Za-z0-9]{40}[0-9a-f]{8}",
  },
  {
    id: "docker-token",
    what: "Docker access token",
    prefixes: ["dckr_pat_", "dckr_oat_"],
    rest: "[A-Za-z0-9_-]{27,32}",
  },
  {id: "figma-token", what: "Figma token", prefixes: ["figd_"], rest: "[A-Za-z0-9_-]{40,200}"},
  {
    id: "github-token",
    what: "GitHub token",
    prefixes: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
    rest: "[A-Za-z0-9_.-]{36,600}",
  },
  {
    id: "gitlab-token",
    what: "GitLab token",
    prefixes: ["glpat-", "gldt-", "glrt-", "glptt-"],
    rest: "[A-Za-z0-9_-]{20,128}",
  },
  {id: "groq-key", what: "Groq key", prefixes: ["gsk_"], rest: "[A-Za-z0-9]{52}"},
  {id: "linear-key", what: "Linear key", prefixes: ["lin_api_"], rest: "[A-Za-z0-9_]{32,128}"},
  {id: "notion-token", what: "Notion token", prefixes: ["ntn_"], rest: "[0-9]{11}[A-Za-z0-9]{35}"},
  {id: "npm-token", what: "npm token", prefixes: ["npm_"], rest: "[A-Za-z0-9]{36}"},
  {
    id: "shopify-token",
    what: "Shopify token",
    prefixes: ["shpat_", "shpca_", "shppa_", "shpss_"],
    rest: "[A-Za-z0-9]{32,64}",
  },
  {
    id: "slack-token",
    what: "Slack token",
    prefixes: ["xoxb-", "xoxp-", "xoxa-", "xoxo-", "xoxr-", "xapp-"],
    rest: "[A-Za-z0-9-]{20,200}",
  },
  {
    id: "stripe-key",
    what: "Stripe key",
    prefixes: ["sk_live_", "rk_live_", "sk_test_", "rk_test_"],
    rest: "[A-Za-z0-9]{24,99}",
  },
  {
    id: "tailscale-key",
    what: "Tailscale key",
    prefixes: ["tskey-"],
    rest: "[a-z]{2,20}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{16,60}",
  },
  {id: "vault-recovery-token", what: "Vault token", prefixes: ["hvr."], rest: "[A-Za-z0-9_-]{90,120}"},
  {
    id: "vercel-token",
    what: "Vercel token",
    prefixes: ["vcp_", "vci_", "vca_", "vcr_", "vck_"],
    rest: "[A-Za-z0-9]{20,60}",
  },
];

function tokenRule({id, what, prefixes, rest}: TokenFormat): SecretRule {
  // No assertion behind a length that varies, so that a search never goes back.
  const behind = rest.includes(",") ? "" : "(?![A-Za-z0-9_-])";
  const starts = prefixes.map(prefix => prefix.replace(".", "\\.")).join("|");
  return secretPatternRule({
    id,
    kind: "credential",
    what,
    keywords: prefixes.map(prefix => prefix.toLowerCase()),
    before: 1,
    reach: 700,
    pattern: new RegExp(`(?<![A-Za-z0-9_])(?:${starts})${rest}${behind}`, "g"),
    entropy: 2.5,
  });
}

/** Rules for credentials that are known by the text around them. */
const PLACES: readonly SecretRule[] = [
  secretPatternRule({
    id: "address-with-password",
    kind: "credential",
    what: "password in an address",
    keywords: ["://"],
    before: 24,
    reach: 300,
    pattern: /\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s:/@'"<>]{0,100}:(?<value>[^\s/@'"<>]{3,120})@[\w.-]{1,200}/gi,
    allows: isPlaceholder,
  }),
  secretPatternRule({
    id: "authorization-header",
    kind: "credential",
    what: "authorization header",
    keywords: ["authorization"],
    before: 8,
    pattern:
      /\b(?:proxy-)?authorization['"]?\s{0,3}[:=]\s{0,3}['"]?(?:basic|bearer|digest|token|apikey)\s{1,3}(?<value>[\w.=+/~-]{8,2000})/gi,
    reach: 2100,
    allows: isPlaceholder,
  }),
  secretPatternRule({
    id: "cookie-header",
    kind: "credential",
    what: "cookie",
    keywords: ["cookie:"],
    before: 8,
    pattern:
      /\b(?:set-)?cookie: {0,3}(?<value>[\w.-]{1,60}=[^\s;'"]{8,400}(?:; {0,2}[\w.-]{1,60}=[^\s;'"]{0,400}){0,20})/gi,
    reach: 8_000,
  }),
  secretPatternRule({
    id: "token-in-query",
    kind: "credential",
    what: "credential in an address",
    keywords: ["token=", "key=", "sig=", "signature=", "secret=", "password=", "auth="],
    pattern:
      /[?&](?:access_token|auth_token|id_token|refresh_token|api_?key|apikey|auth|key|password|client_secret|secret|sig|signature|x-amz-signature|token)=(?<value>[^\s&'"<>]{6,400})/gi,
    reach: 440,
    allows: isPlaceholder,
  }),
  secretPatternRule({
    id: "credential-setting",
    kind: "credential",
    what: "credential in a setting",
    keywords: [
      "password",
      "passwd",
      "secret",
      "token",
      "api_key",
      "apikey",
      "credential",
      "access_key",
      "private_key",
      "_pass=",
    ],
    pattern:
      /(?<![\w?&-])[A-Z][A-Z\d_]{0,40}?(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|API_?KEY|CREDENTIALS?|ACCESS_KEY|PRIVATE_KEY)[A-Z\d_]{0,20}=(?<value>'[^'\n]{4,400}'|"[^"\n]{4,400}"|[^\s'"]{4,400})/g,
    reach: 440,
    allows: value => isPlaceholder(value) || /^['"]?(?:\/|\.{1,2}\/|[\d.]+['"]?$)/.test(value),
  }),
  secretPatternRule({
    id: "password-setting",
    kind: "credential",
    what: "password in a setting",
    keywords: ["password", "passwd", "passphrase"],
    before: 30,
    pattern:
      /\b(?:[a-z]{1,20}[_.-])?(?:password|passwd|passphrase)['"]?\s{0,2}[:=]\s{0,2}['"]?(?=[^\s'"]{0,60}\d)(?<value>[^\s'"(){}[\],;]{6,120})(?=['"\s,;}&]|$)/g,
    allows: value => isPlaceholder(value) || /^(?:\d+|[\w.]+\.\w+|\/.*)$/.test(value),
  }),
  secretPatternRule({
    id: "password-option",
    kind: "credential",
    what: "password in a command line",
    keywords: ["--password", "--passwd", "--token", "--secret", "--api-key", "-u ", "--user", "sshpass"],
    before: 2,
    pattern:
      /(?<=\s|^)(?:--(?:password|passwd|token|secret|api-key)[= ]['"]?(?<value>[^\s'"]{6,200})|(?:-u|--user|--proxy-user)[= ]['"]?[\w.@-]{1,60}:(?<second>[^\s'"]{4,200}))/g,
    allows: isPlaceholder,
  }),
  secretPatternRule({
    id: "npm-registry-token",
    kind: "credential",
    what: "token of a package registry",
    keywords: ["_authtoken", "_auth=", "_password="],
    pattern: /(?<![\w])_(?:authToken|auth|password)\s{0,2}=\s{0,2}(?<value>[^\s$]{8,400})/g,
    reach: 420,
    allows: isPlaceholder,
  }),
  secretPatternRule({
    id: "private-key-block",
    kind: "credential",
    what: "private key",
    keywords: ["private key-----", "private key block-----"],
    before: 40,
    reach: 16_384,
    pattern:
      /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?<value>[A-Za-z0-9+/=\s\\:,.-]{32,12000}?)-----END/g,
  }),
  secretPatternRule({
    id: "aws-secret-key",
    kind: "credential",
    what: "AWS secret key",
    keywords: ["aws"],
    before: 4,
    pattern:
      /\baws_?(?:secret)?_?(?:access)?_?key['"]?\s{0,3}(?:=|=>|:)\s{0,3}['"]?(?<value>[A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+=])/gi,
    entropy: 3.5,
  }),
];

/** Our own rules for credentials. */
export const CREDENTIAL_RULES: readonly SecretRule[] = [...TOKENS.map(tokenRule), ...PLACES];
