import {secretPatternRule} from "./pattern-rule.ts";
import {isCommonUser} from "./personal-rules.ts";
import type {SecretRule} from "./secret-rule.ts";

/** Settings that a shell or a login sets for a person. */
const OF_A_PERSON =
  "USER|LOGNAME|HOME|PWD|OLDPWD|MAIL|SSH_[A-Z_]{1,20}|SUDO_[A-Z]{1,10}|DBUS_[A-Z_]{1,30}|XDG_[A-Z_]{1,30}";

/** Names that only a whole environment has beside each other. */
const DUMPED =
  /^(?:PATH|HOME|SHELL|TERM|LANG|PWD|OLDPWD|USER|LOGNAME|SHLVL|HOSTNAME|MAIL|_|SSH_\w+|XDG_\w+|DISPLAY|EDITOR|LS_COLORS)$/;

/** Settings of an environment that must stand together. */
const LEAST_DUMPED = 4;

/** Words of a command line that do not identify who ran it. */
const PLAIN_WORD =
  /^(?:-{0,2}[\w.,:+-]{0,40}(?:=[\w.,:+%-]{0,40})?|\/(?:usr|bin|sbin|opt|lib|tmp|proc|dev)\/[\w./+-]{0,200}|\.{1,2}\/[\w./-]{0,100}|'[^']{0,40}'|"[^"]{0,40}"|--|\(null\)|\[[\w ]+\])$/;

/** Rules for personal and machine data in reports of tools. */
export const REPORT_RULES: readonly SecretRule[] = [
  {
    id: "environment-dump",
    kind: "environment",
    what: "environment of a shell",
    keywords: ["logname=", "shlvl=", "shell=", "user="],
    before: 4_000,
    reach: 4_000,
    find: findDump,
  },
  secretPatternRule({
    id: "perf-command-line",
    kind: "command",
    what: "command line",
    keywords: ["cmdline :", "counter stats for '"],
    before: 24,
    reach: 2_000,
    pattern:
      /(?:^|\n)(?:# cmdline : (?:\S{0,80}\/)?perf {1,3}|\s{0,4}Performance counter stats for ')(?<value>[^\n]{1,1900}?)(?='(?: \(\d+ runs\))?:|\n|$)/g,
    allows: value => value.split(/\s+/).every(word => PLAIN_WORD.test(word)),
  }),
];

/** Finds settings of a person where a whole environment was printed, a variable per line. */
function findDump(part: string): ReturnType<SecretRule["find"]> {
  const lines = [...part.matchAll(/^(?:export |declare -x )?([A-Z_][A-Z0-9_]{0,60})=([^\n]{0,1000})$/gm)];
  const known = lines.filter(([, name = ""]) => DUMPED.test(name));
  if (known.length < LEAST_DUMPED) return [];
  const personal = new RegExp(`^(?:${OF_A_PERSON}|HOSTNAME)$`);
  return lines.flatMap(match => {
    const [all, name = "", value = ""] = match;
    const isPlain = value === "" || value.startsWith("[") || isCommonUser(value) || isCommonHome(value);
    if (!personal.test(name) || isPlain) return [];
    const end = match.index + all.length;
    return [{start: match.index, end, valueStart: end - value.length, valueEnd: end}];
  });
}

function isCommonHome(value: string): boolean {
  const user = /^\/(?:home|Users)\/([^/]+)(?:\/|$)/.exec(value)?.[1];
  return user === undefined
    ? /^\/(?:root|tmp|usr|var|workspace|app|go|github|builds)(?:\/|$)|^\/$/.test(value)
    : isCommonUser(user);
}
