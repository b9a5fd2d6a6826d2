import {BUDGETS} from "../../budgets.ts";
import {decodeText} from "../../markdown/text.ts";
import {isYamlFault, parseYaml} from "../../markdown/yaml.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {badRemote} from "../../problems/remote.ts";
import {didYouMean} from "../../text/suggest.ts";

/** Extension of a file that describes an attachment kept elsewhere: `cpu.pb.gz.remote`. */
export const REMOTE_SUFFIX = ".remote";

/** True for the name of a file that describes an attachment kept elsewhere. */
export function isRemoteName(name: string): boolean {
  return name.endsWith(REMOTE_SUFFIX) && !/(?:^|\/)\.remote$/.test(name);
}

/** An attachment that is kept elsewhere. */
export interface RemoteFile {
  /** Name of the attachment: `cpu.pb.gz`. */
  readonly name: string;
  /** From the root: `content/2026-05-03-pool/cpu.pb.gz.remote`. */
  readonly path: string;
  /** Web address by https. */
  readonly url: string;
  /** SHA-256 of the bytes in lower-case hex digits. */
  readonly sha256: string;
  /** Size of the file. */
  readonly bytes: number;
}

/** A remote file as read; undefined with problems. */
export interface ReadRemote {
  readonly remote: RemoteFile | undefined;
  readonly problems: readonly Problem[];
}

const KEYS = ["url", "sha256", "bytes"];

/** Reads the YAML of `cpu.pb.gz.remote`: `url`, `sha256` and `bytes`, each required. `name` is that of the attachment. */
export function readRemote(path: string, name: string, source: Uint8Array): ReadRemote {
  const {text, problems} = decodeText(path, source, BUDGETS.yamlBytes);
  if (text === undefined) return {remote: undefined, problems};
  const yaml = parseYaml(text);
  if (isYamlFault(yaml)) {
    const {line, column, message, hint} = yaml;
    return {remote: undefined, problems: [problemAt({file: path, line, column}, badRemote(message, hint))]};
  }
  const {url, sha256, bytes} = yaml.value;
  const faults = [
    ...Object.keys(yaml.value).flatMap(key =>
      KEYS.includes(key)
        ? []
        : [
            {
              key,
              message: `unknown key "${key}"`,
              hint: didYouMean(key, KEYS) ?? `known keys are ${KEYS.join(", ")}`,
            },
          ],
    ),
    ...faultOf("url", url, isAddress, "an address that starts with https:// and names no user"),
    ...faultOf(
      "sha256",
      sha256,
      text => /^[\da-f]{64}$/i.test(text),
      "64 hex digits, as sha256sum prints them",
    ),
    ...faultOf("bytes", bytes, isSize, `a whole number from 1 to ${BUDGETS.attachmentBytes}`),
  ];
  if (faults.length === 0 && typeof url === "string" && typeof sha256 === "string")
    return {remote: {name, path, url, sha256: sha256.toLowerCase(), bytes: Number(bytes)}, problems: []};
  return {
    remote: undefined,
    problems: faults.map(({key, message, hint}) =>
      problemAt({file: path, line: yaml.lines.get(key) ?? 1}, badRemote(message, hint)),
    ),
  };
}

function faultOf(
  key: string,
  value: unknown,
  fits: (text: string) => boolean,
  expected: string,
): {key: string; message: string; hint?: string}[] {
  if (value === undefined) return [{key, message: `${key} is missing`, hint: "write url, sha256 and bytes"}];
  if (typeof value === "string" && fits(value)) return [];
  const got = typeof value === "string" ? JSON.stringify(value.slice(0, 80)) : "a list or mapping";
  return [{key, message: `${key} must be ${expected}, got ${got}`}];
}

/** True for an https address without user and password. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text) || /[\s\p{Cc}]/u.test(text)) return false;
  const {protocol, username, password} = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}

function isSize(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text) && Number(text) <= BUDGETS.attachmentBytes;
}
