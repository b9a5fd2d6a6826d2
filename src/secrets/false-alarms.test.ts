import {readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {gunzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {unmetered} from "../meter.ts";
import {searchFile} from "./scrub.ts";
import {distinctSecrets} from "./secret-problems.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Every secret that is found in the files of a folder, as "path: rule value". */
function alarmsIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), {recursive: true, withFileTypes: true}).filter(
    file => file.isFile() && /content|testdata/.test(file.parentPath) && !/\.ts$/.test(file.name),
  );
  return files.flatMap(file => {
    const path = join(file.parentPath, file.name);
    const searched = searchFile(unpacked(readFileSync(path)), file.name, unmetered);
    return distinctSecrets(searched?.secrets ?? []).map(
      ([{rule, value}]) => `${relative(ROOT, path).replaceAll("\\", "/")}: ${rule} ${value.slice(0, 40)}`,
    );
  });
}

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

test("the sample journal raises no alarm", () => {
  expect(alarmsIn("content")).toEqual([]);
});

test("the data of other tests raise the alarms that they were made for", () => {
  const alarms = [...new Set(alarmsIn("src").map(alarm => alarm.replace(/^.*: /, "")))];
  expect(alarms.sort()).toMatchInlineSnapshot(`
    [
      "address-with-password s3cr3t",
      "credential-setting hunter2",
      "credential-setting npm_0123456789abcdef",
      "home-folder cedric",
      "home-folder ossan",
      "host-name Adas-MacBook.local",
      "host-name ada-thinkpad",
      "host-name runner-7",
      "mapping-folder /nonexistent/app",
      "mapping-folder /srv/sip/dump/dumper",
      "private-host Adas-MacBook.local",
      "uname-host ada-thinkpad",
    ]
  `);
});
