/** Stands where a value is not shown. */
export const HIDDEN = "[hidden]";

const SECRET_NAME =
  /(?:^|[_.-])(?:(?:ACCESS|AUTH|REFRESH|ID|API|BEARER|SESSION|BOT|DEPLOY|NPM|GITHUB|GITLAB|GH|SLACK)[_.-]?)?(?:TOKEN|SECRET|PASS|PASSWD|PASSWORD|PASSPHRASE|CREDENTIALS?|COOKIE|AUTHORIZATION|DSN)S?(?:$|[_.-])|(?:API|ACCESS|PRIVATE|SECRET|SIGNING|ENCRYPTION)[_.-]?KEY|(?:PASSWORD|SECRET|TOKEN|PASSWD)$/i;

/** Whether a setting of this name holds what only its owner should know: `DB_PASSWORD`, `GITHUB_TOKEN`, `AWS_SECRET_ACCESS_KEY`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** What in a text gives somebody access, each with what stands before it. */
const SECRETS: readonly RegExp[] = [
  /(?<keep>\s-(?:[aAPu]|-user|-proxy-user)[ =])['"]?[^\s:'"]{1,100}:[^\s'"]{1,200}['"]?/g,
  /(?<keep>\b[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/@'"]{1,200}(?=@)/gi,
  /(?<keep>\b(?:proxy-)?authorization:\s*(?:basic|bearer|digest|token)?\s*)[^\s'"][^'"\n]{0,400}/gi,
  /(?<keep>\b(?:cookie|x-api-key|x-auth-token):\s*)[^\s'"][^'"\n]{0,400}/gi,
  /(?<keep>[?&](?:access_token|api_key|apikey|auth|key|password|secret|sig|signature|token)=)[^\s&'"]{1,400}/gi,
  /(?<keep>\b[A-Z\d_]{0,40}(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|CREDENTIALS?)[A-Z\d_]{0,20}=)(?!\s|$|\[hidden\])(?:'[^'\n]*'|"[^"\n]*"|[^\s'"]+)/gi,
  /(?<keep>)\b(?:gh[pousr]_[A-Za-z\d]{20,}|glpat-[\w-]{20,}|AKIA[A-Z\d]{16}|xox[abpr]-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+)/g,
];

/** The part of a path that names a person. */
const HOME = /(?:\/home\/|\/Users\/|[A-Za-z]:\\Users\\)[^\s/\\'",:;]+|(?<![\w/])\/root(?=\/|$|['",:;\s])/g;

/** A text as it may be shown: without what gives somebody access. The attached file still has it. */
export function hideSecrets(text: string): string {
  return SECRETS.reduce(
    (shown, secret) => shown.replace(secret, (...match) => `${keptOf(match)}${HIDDEN}`),
    text,
  );
}

/** What stands before a secret; a replacer's last argument holds the named groups. */
function keptOf(match: readonly unknown[]): string {
  const groups = match.at(-1);
  return groups !== null && typeof groups === "object" && "keep" in groups ? String(groups.keep ?? "") : "";
}

/** A text with `~` for home folders, which name people. */
export function hideHomes(text: string): string {
  return text.replace(HOME, "~");
}
