import {HIDDEN, hideHomes, hideSecrets, isSecretName} from "../shared/secrets.ts";
import type {Reason} from "./model.ts";

/** Settings whose values name private hosts, machines or people. */
const PRIVATE =
  /^(?:GOPRIVATE|GONOPROXY|GONOSUMDB|GOINSECURE|GOAUTH|HOSTNAME|HOST|USER|USERNAME|LOGNAME|MAIL|SSH_\w+|COMPUTERNAME|USERDOMAIN\w*|hostname|nodename|kern\.(?:hostname|uuid|hostuuid|domainname|nisdomainname|bootuuid|bootsessionuuid)|kernel\.(?:hostname|domainname|random\.(?:boot_id|uuid))|net\.\S*stable_secret)$/;

/** Values of settings that name hosts, where the hosts are everybody's. */
const PUBLIC_HOSTS =
  /^(?:(?:https:\/\/(?:proxy\.golang\.org|goproxy\.io|goproxy\.cn)|direct|off|sum\.golang\.org|sum\.golang\.google\.cn)(?:[,|]|$))*$/;

/** A value as it may be shown, and why where it may not. */
export function shownValue(name: string, value: string): {value: string; hidden?: Reason; unshown?: string} {
  if (value === "") return {value};
  if (isSecretName(name)) return {value: HIDDEN, hidden: "credential"};
  if (PRIVATE.test(name)) return {value: HIDDEN, hidden: "private", unshown: value};
  const shown = hideSecrets(value);
  const hidden = shown === value ? undefined : "credential";
  if ((name === "GOPROXY" || name === "GOSUMDB") && !PUBLIC_HOSTS.test(value))
    return {value: HIDDEN, hidden: hidden ?? "private"};
  return {value: hideHomes(shown), ...(hidden && {hidden})};
}
