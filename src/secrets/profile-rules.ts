import type {SecretKind} from "./secret-rule.ts";

/** A string of a profile that must not be published because of its use. */
export interface NamedString {
  readonly rule: string;
  readonly kind: SecretKind;
  readonly what: string;
}

/** Folders of systems, tools and containers, which every computer has. */
const COMMON_FOLDER =
  /^(?:$|\[|\/\/anon|\/anon_hugepage|\/memfd:|\/(?:usr|bin|sbin|lib|lib32|lib64|libx32|opt|tmp|var|proc|dev|sys|run|snap|nix|gnu|go|app|apex|system|vendor|workspace|workspaces|builds|github|path-\d+|System|Library|Applications|Developer|private\/(?:tmp|var))(?:\/|$)|[A-Za-z]:\\(?:Windows|Program Files|Program Files \(x86\)|hostedtoolcache|path-\d+)\\)/;

/** Keys of labels whose values name people or customers, whatever they are. */
const PERSONAL_LABEL =
  /(?:^|[._-])(?:user(?:_?(?:id|name))?|account|customer|tenant|e?mail|login|owner)(?:$|[._-])/i;

/** Keys of labels whose values may name a request or a machine. */
const SINGLE_LABEL =
  /(?:^|[._-])(?:client|session|ip|peer|remote_?addr|host(?:name)?|trace_?id|request_?id|query|sql|statement)(?:$|[._-])/i;

/** A word of the program: "keepalive". */
const PLAIN_WORD = /^[A-Za-z"'_-]{1,24}$/;

/** Keys of labels whose values are addresses of requests. */
const ADDRESS_LABEL = /(?:^|[._-])(?:url|uri|path|route|endpoint|target|request)(?:$|[._-])/i;

/** A query, or a part that only a single request has: a number of four digits or more, or a UUID. */
const OF_ONE_REQUEST = /\?|\/\d{4,}(?:\/|$)|[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** Placeholders, and values of labels that are words of the program. */
const COMMON_VALUE =
  /^(?:value-\d+|\[[\w ]+\]|true|false|\d{1,3}|unknown|none|null|anonymous|default|system|root|guest|local(?:host)?|test\w*)$/i;

/** Returns why a file of a mapping must not be published; undefined if it may. */
export function mappingSecret(file: string): NamedString | undefined {
  if (!/^(?:\/|[A-Za-z]:\\)/.test(file) || COMMON_FOLDER.test(file)) return undefined;
  if (!/[/\\].*[/\\]/.test(file)) return undefined;
  return {rule: "mapping-folder", kind: "path", what: "folder of a program"};
}

/** Returns why a comment must not be published; undefined if it may. */
export function commentSecret(comment: string): NamedString | undefined {
  if (comment.trim() === "" || COMMON_VALUE.test(comment)) return undefined;
  return {rule: "profile-comment", kind: "comment", what: "comment of a profile"};
}

/** Returns why the value of a label must not be published; undefined if it may. */
export function labelSecret(key: string, value: string): NamedString | undefined {
  if (value === "" || COMMON_VALUE.test(value)) return undefined;
  const isPersonal =
    PERSONAL_LABEL.test(key) ||
    (SINGLE_LABEL.test(key) && !PLAIN_WORD.test(value)) ||
    (ADDRESS_LABEL.test(key) && OF_ONE_REQUEST.test(value));
  return isPersonal ? {rule: "profile-label", kind: "label", what: `label "${key}"`} : undefined;
}
