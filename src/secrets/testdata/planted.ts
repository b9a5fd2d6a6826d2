const LETTERS = "q7Rk2LmX9vTb4NcZ8wHs3JdF6yGp5";

/** Characters without order, the same at each call; nothing that was ever issued by anybody. */
function characters(count: number, alphabet = LETTERS): string {
  return Array.from({length: count}, (_, i) => alphabet[(i * i * 7 + i * 3) % alphabet.length]).join("");
}

const hex = (count: number): string => characters(count, "0f3a9c1e7b5d2846");
const digits = (count: number): string => characters(count, "7302519468");
/** Joins parts of a token here alone, so that no scanner takes this file for a leak. */
const join = (...parts: readonly string[]): string => parts.join("");

/** Lines of which each holds one secret: kind, line, and the value that must be found. */
export const PLANTED: readonly (readonly [kind: string, line: string, value: string])[] = [
  ...tokens([
    ["AWS key id", join("AK", "IA", characters(16, "Q7RK2LMX9VTB4NCZ"))],
    ["GitHub token", join("gh", "p_", characters(36))],
    ["GitHub fine-grained token", join("github_", "pat_", characters(82))],
    ["GitLab token", join("gl", "pat-", characters(20))],
    ["npm token", join("np", "m_", characters(36, "q7rk2lmx9vtb4ncz"))],
    ["Slack token", join("xo", "xb-", digits(12), "-", digits(12), "-", characters(24))],
    ["Shopify token", join("shp", "ss_", characters(32))],
    ["Stripe key", join("sk_", "live_", characters(24))],
    ["Docker token", join("dckr_", "pat_", characters(27))],
    ["Notion token", join("nt", "n_", digits(11), characters(35))],
    ["Tailscale key", join("ts", "key-auth-", characters(12), "-", characters(32))],
    ["JSON Web Token", join("ey", characters(30), ".ey", characters(40), ".", characters(43))],
    ["Databricks token", join("da", "pi", hex(32))],
    ["Google API key", join("AI", "za", characters(35))],
  ]),
  ["address with a password", `GET https://deploy:${characters(12)}@git.example.org/x 200`, characters(12)],
  ["authorization header", `> Authorization: Bearer ${characters(40)}`, characters(40)],
  ["token in an address", `GET /v1/tenants?access_token=${characters(24)} 200`, characters(24)],
  ["password in the environment", `DB_PASSWORD=${characters(9)}`, characters(9)],
  ["password in a setting", `password: ${characters(9)}`, characters(9)],
  ["password in a command line", `+ mysql --password=${characters(14)} db`, characters(14)],
  ["private key", `-----BEGIN RSA PRIVATE ${"KEY"}-----\n${characters(64)}\n${characters(64)}\n-----END RSA PRIVATE KEY-----`, ""],
  ["home folder", "\t/home/mallory/src/proxy/main.go:42 +0x1d", "mallory"],
  ["home folder of macOS", "at /Users/mallory/src/app.js:3:1", "mallory"],
  ["home folder of Windows", "at C:\\Users\\mallory\\src\\app.js:3:1", "mallory"],
  ["mail address", "Author: Mallory <mallory@corp.io>", "mallory@corp.io"],
  ["private host", "dial tcp db-1.prod.internal:5432: refused", "db-1.prod.internal"],
  ["host of uname", "Linux build7-lab 6.8.0-31-generic #31-Ubuntu SMP", "build7-lab"],
  ["private address", "dial tcp 10.24.7.19:5432: refused", "10.24.7.19"],
  ["private IPv6 address", "listen [fd12:3456:789a:1::7]:80", "fd12:3456:789a:1::7"],
  ["command line of perf", "# cmdline : /usr/bin/perf record -g ./srv https://shop.example/customer/77", ""],
];

function tokens(all: readonly (readonly [string, string])[]): (readonly [string, string, string])[] {
  return all.map(([kind, token]) => [kind, `12:00:01 using ${token} for it`, token] as const);
}

/** The environment of a person's shell. */
export const ENVIRONMENT = "PATH=/usr/bin\nHOME=/home/mallory\nSHELL=/bin/bash\nUSER=mallory\nLOGNAME=mallory\nSHLVL=1\n";
