import {secretPatternRule} from "./pattern-rule.ts";
import type {SecretRule} from "./secret-rule.ts";

/** Users of images, services and documentation, who are no persons; and our own placeholders. */
const COMMON_USER =
  /^(?:user(?:[-_]?\d+|s|name)?|runner(?:admin)?|root|ubuntu|debian|fedora|centos|alpine|ec2-user|admin(?:istrator)?|build(?:er|bot|user|kite)?|ci|circleci|travis|jenkins|gitlab-runner|vagrant|docker|node|go|gopher|golang|rust|python|ruby|java|postgres|www-data|nobody|daemon|app|web|dev|developer|work|workspace|me|you|foo|bar|name|xxx+|vscode|codespace|gitpod|linuxbrew|default|public|shared|all users|public user|containeradministrator|vssadministrator|guest|tester|test|example|someone|somebody|alice|ann|bob|jane|john|joe|[{<$%*].*|\.{1,3})$/i;

/** True for a user name that names no person. */
export function isCommonUser(name: string): boolean {
  return COMMON_USER.test(name);
}

/** Names of hosts that are everybody's or documentation's, and our own placeholders. */
const COMMON_HOST =
  /^(?:localhost(?:\.localdomain)?|(?:[\w-]+\.)*example(?:\.(?:com|org|net|internal|local|corp|lan))?|(?:[\w-]+\.)*(?:test|invalid)|host(?:name)?(?:[-_]?\d+)?|my-?host(?:name)?|server|machine|runner|container|buildkitsandbox|docker-desktop|host\.docker\.internal|gateway\.docker\.internal|kubernetes\.docker\.internal|metadata\.google\.internal|fv-az[\w-]*|unknown|none|null|undefined|string|-|\(none\)|n\/a|true|false|\d+|[{<$%*[].*)$/i;

/** True for a host name that names no machine of anybody. */
export function isCommonHost(name: string): boolean {
  return COMMON_HOST.test(name.replace(/\.$/, ""));
}

/** Mail addresses of services, of documentation and of bots. */
const COMMON_MAIL =
  /^(?:git|hg|svn|noreply|no-reply|donotreply|root|user-\d+)@|@(?:users\.noreply\.github\.com|[\w.-]*\bexample(?:\.[a-z]{2,3})?|[\w.-]*\.(?:test|invalid|localhost|local|localdomain))$/i;

/** Last parts of files, symbols and versions that look like a mail address. */
const NO_DOMAIN =
  /\.(?:png|jpe?g|gif|svg|webp|ico|css|scss|js|mjs|cjs|ts|tsx|jsx|go|rs|c|cc|cpp|h|hpp|so|a|o|dll|exe|json|md|html|txt|log|gz|zip|pb|plt|service|slice|scope|mount|socket|timer|target)$/i;

const PRIVATE_DOMAIN = "internal|intranet|corp|lan|local|localdomain|home\\.arpa|private";

/** Rules for names of people, machines and networks. */
export const PERSONAL_RULES: readonly SecretRule[] = [
  secretPatternRule({
    id: "home-folder",
    kind: "user",
    what: "home folder",
    keywords: ["/home/", "/users/", "\\users\\", "%2fhome%2f", "%2fusers%2f"],
    before: 3,
    reach: 80,
    pattern:
      /(?:(?<![\w.-])\/(?:(?:export|var|usr|data|mnt)\/)?(?:home|Users)\/|%2F(?:home|Users)%2F|(?<![\w])[A-Za-z]:\\{1,2}Users\\{1,2})(?<value>[\p{L}\p{N}_][\p{L}\p{N}_.@+-]{0,40})(?=[/\\%:"'\s,;)\]}<>]|$)/giu,
    allows: (name, {0: all}) => isCommonUser(name) || (/^\/users\//.test(all) && /^\d+$/.test(name)),
  }),
  secretPatternRule({
    id: "mail-address",
    kind: "email",
    what: "e-mail address",
    keywords: ["@"],
    before: 66,
    reach: 200,
    pattern:
      /(?<![\w.%+/@-])[A-Za-z0-9][\w.%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24}(?![\w@-]|\.\d|:\/\/)/g,
    allows: value => COMMON_MAIL.test(value) || NO_DOMAIN.test(value) || /@v?\d/.test(value),
  }),
  secretPatternRule({
    id: "private-host",
    kind: "host",
    what: "name of a private host",
    keywords: [".internal", ".intranet", ".corp", ".lan", ".local", ".home.arpa", ".private"],
    before: 200,
    reach: 30,
    pattern: new RegExp(
      `(?<=:\\/\\/(?:[^\\s/@]{1,80}@)?)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,4}\\.(?:${PRIVATE_DOMAIN})(?![\\w-]|\\.\\w)|(?:(?<=[\\w.]@|\\b[Hh]ost(?:name)?['"]?[:=] {0,2}['"]?)[A-Za-z0-9-]{1,63}|(?<![\\w./@\\\\$-])(?:[A-Za-z0-9-]{0,40}[0-9-][A-Za-z0-9-]{0,20}|[A-Za-z0-9-]{1,63}\\.[A-Za-z0-9-]{1,63}))(?:\\.[A-Za-z0-9-]{1,63}){0,4}\\.(?:${PRIVATE_DOMAIN})(?![\\w-]|\\.\\w|[(/])`,
      "g",
    ),
    allows: value => isCommonHost(value),
  }),
  secretPatternRule({
    id: "host-name",
    kind: "host",
    what: "name of a host",
    keywords: ["hostname", "host name", "host_name", "nodename", "computername"],
    before: 4,
    reach: 120,
    pattern:
      /(?:^|[\s"'#({,])(?:kern\.|kernel\.)?(?:[Hh]ost[Nn]ame|HOSTNAME|[Hh]ost[ _][Nn]ame|nodename|COMPUTERNAME)['"]?\s{0,12}[:=]\s{0,3}['"]?(?<value>[A-Za-z0-9](?:[\w.-]{0,80}[A-Za-z0-9])?)(?=['"\s,;})\]]|$)/g,
    allows: value =>
      value.length < 3 ||
      isCommonHost(value) ||
      /^(?:os|string|str|self|this|req|url|net|config|cfg|ctx|env|get\w*|\w+\.\w*[hH]ost\w*)$/.test(value),
  }),
  secretPatternRule({
    id: "uname-host",
    kind: "host",
    what: "name of a host",
    keywords: ["linux ", "darwin ", "freebsd "],
    before: 1,
    reach: 140,
    pattern:
      /(?<![\w-])(?:Linux|Darwin|FreeBSD) (?<value>[A-Za-z0-9][\w.-]{0,80}) \d{1,2}\.\d{1,3}[\w.+-]{0,60} (?:#\d|Darwin|FreeBSD|SMP)/g,
    allows: value => isCommonHost(value),
  }),
  secretPatternRule({
    id: "prompt-host",
    kind: "host",
    what: "user and host of a prompt",
    keywords: ["@"],
    before: 40,
    reach: 100,
    pattern:
      /(?<=^|\n|[\s[(])(?<value>[a-z_][a-z0-9_-]{0,30}@[A-Za-z0-9][\w-]{1,60}):[~/][\w./~-]{0,200}[$#] /g,
    allows: value => isCommonUser(value.split("@")[0] ?? "") && isCommonHost(value.split("@")[1] ?? ""),
  }),
  secretPatternRule({
    id: "private-address",
    kind: "address",
    what: "private network address",
    keywords: ["10.", "192.168.", "172.16", "172.17", "172.18", "172.19", "172.2", "172.3", "169.254."],
    before: 12,
    reach: 30,
    pattern:
      /(?<![\w.:/-]|[vV]ersion[ =:"']{0,3})(?<value>(?:10\.(?:\d{1,3}\.){2}|192\.168\.\d{1,3}\.|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.|169\.254\.\d{1,3}\.)\d{1,3})(?![\w-]|\.\d|\/\d)|(?<=[/@])(?<inAddress>(?:10\.(?:\d{1,3}\.){2}|192\.168\.\d{1,3}\.|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.)\d{1,3})(?=[:/\s"'?]|$)/g,
    allows: value =>
      !isAddress(value) ||
      /^(?:10\.0\.0\.\d|192\.168\.[01]\.\d|172\.17\.0\.\d|169\.254\.169\.254)$|\.0$/.test(value),
  }),
  secretPatternRule({
    id: "private-ipv6",
    kind: "address",
    what: "private network address",
    keywords: ["fd", "fc", "fe80:"],
    before: 1,
    reach: 60,
    pattern: /(?<![\w:.])(?:f[cd][0-9a-f]{2}|fe80):(?:[0-9a-f]{0,4}:){2,6}[0-9a-f]{1,4}(?![\w:])/gi,
  }),
];

function isAddress(value: string): boolean {
  return value.split(".").every(part => Number(part) <= 255);
}
