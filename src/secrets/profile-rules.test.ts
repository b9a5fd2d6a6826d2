import {expect, test} from "vitest";
import {commentSecret, labelSecret, mappingSecret} from "./profile-rules.ts";

test.each([
  ["user", "mallory", true],
  ["tenant_id", "42-acme", true],
  ["session", "9f81c2", true],
  ["session", "keepalive", false],
  ["route", "/api/v1/tenants", false],
  ["route", "/api/v1/tenants/418233", true],
  ["url", "/find?q=mallory", true],
  ["worker", "7", false],
  ["user", "value-1", false],
])("label %s=%s: %s", (key, value, expected) => {
  expect(labelSecret(key, value) !== undefined).toBe(expected);
});

test.each([
  ["/srv/build/svc", true],
  ["/usr/lib/x86_64-linux-gnu/libc.so.6", false],
  ["/tmp/go-build1/b001/sip.test", false],
  ["[vdso]", false],
  ["C:\\work\\svc\\svc.exe", true],
  ["/path-1/svc", false],
])("mapping %s: %s", (file, expected) => {
  expect(mappingSecret(file) !== undefined).toBe(expected);
});

test("any comment is reported until it is removed", () => {
  expect(commentSecret("run by mallory on build7")).toMatchObject({rule: "profile-comment"});
  expect(commentSecret("[removed]")).toBeUndefined();
});
