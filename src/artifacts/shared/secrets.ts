/** Replacement of a hidden value. */
export const HIDDEN = "[hidden]";

const SECRET_NAME =
  /(?:^|[_.-])(?:(?:ACCESS|AUTH|REFRESH|ID|API|BEARER|SESSION|BOT|DEPLOY|NPM|GITHUB|GITLAB|GH|SLACK)[_.-]?)?(?:TOKEN|SECRET|PASS|PASSWD|PASSWORD|PASSPHRASE|CREDENTIALS?|COOKIE|AUTHORIZATION|DSN)S?(?:$|[_.-])|(?:API|ACCESS|PRIVATE|SECRET|SIGNING|ENCRYPTION)[_.-]?KEY|(?:PASSWORD|SECRET|TOKEN|PASSWD)$/i;

/** True if a setting of this name holds a credential: `DB_PASSWORD`, `GITHUB_TOKEN`, `AWS_SECRET_ACCESS_KEY`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Patterns of credentials in a text, each with the text before it. */
const SECRETS: readonly RegExp[] = [
  /(?<keep>\s-(?:[aAPu]|-user|-proxy-user)[ =])['"]?[^\s:'"]{1,100}:[^\s'"]{1,200}['"]?/g,
  /(?<keep>\b[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/@'"]{1,200}(?=@)/gi,
  /(?<keep>\b(?:proxy-)?authorization:\s*(?:(?:basic|bearer|digest|token)\s*)?)[^\s'"][^'"\n]{0,400}/gi,
  /(?<keep>\b(?:cookie|x-api-key|x-auth-token):\s*)[^\s'"][^'"\n]{0,400}/gi,
  /(?<keep>[?&](?:access_token|api_key|apikey|auth|key|password|secret|sig|signature|token)=)[^\s&'"]{1,400}/gi,
  /(?<keep>\b[A-Z\d_]{0,40}(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|CREDENTIALS?)[A-Z\d_]{0,20}=)(?!\s|$|\[hidden\])(?:'[^'\n]*'|"[^"\n]*"|[^\s'"]+)/gi,
  /(?<keep>)\b(?:gh[pousr]_[A-Za-z\d]{20,}|glpat-[\w-]{20,}|AKIA[A-Z\d]{16}|xox[abpr]-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+)/g,
];

/** The part of a path that names a person. */
const HOME = /(?:\/home\/|\/Users\/|[A-Za-z]:\\Users\\)[^\s/\\'",:;]+|(?<![\w/])\/root(?=\/|$|['",:;\s])/g;

/** Returns a text without its credentials. The attached file still has them. */
export function hideSecrets(text: string): string {
  return SECRETS.reduce(
    (shown, secret) => shown.replace(secret, (...match) => `${keptOf(match)}${HIDDEN}`),
    text,
  );
}

/** The text before a credential; the named groups are a replacer's last argument. */
function keptOf(match: readonly unknown[]): string {
  const groups = match.at(-1);
  return groups !== null && typeof groups === "object" && "keep" in groups ? String(groups.keep ?? "") : "";
}

/** A text with `~` for home folders, which name people. */
export function hideHomes(text: string): string {
  return text.replace(HOME, "~");
}
