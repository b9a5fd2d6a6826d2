import type {Found, Written} from "./reader.ts";

const VERSION = /^go version (?:(devel) )?(?:go)?(\S+)(?: .*)? (\w+)\/(\w+)$/;
const ASSIGNMENT = /^(?:set |export )?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/;
const OS_RELEASE =
  /^(?:PRETTY_NAME|NAME|VERSION|VERSION_ID|VERSION_CODENAME|ID|ID_LIKE|PLATFORM_ID|VARIANT|VARIANT_ID|IMAGE_ID|IMAGE_VERSION|BUILD_ID|CPE_NAME|LOGO|ANSI_COLOR|DEFAULT_HOSTNAME|SUPPORT_END|\w+_URL|\w+_CODENAME|\w+_VERSION_FULL|REDHAT_\w+|DISTRIB_\w+)$/;
const GO_NAME = /^(?:GO[A-Z0-9_]+|CGO_[A-Z_]+|GCCGO|AR|CC|CXX|FC|PKG_CONFIG)$/;
/** Settings that differ in every run of `go env`. */
const VOLATILE = /^GOGCCFLAGS$/;

/** Reads `go version`: `go version go1.26.8 linux/amd64`, also of a development tree. */
export function readGoVersion(line: string): Found {
  const [, devel, version, goos, goarch] = VERSION.exec(line) ?? [];
  if (version === undefined || goos === undefined || goarch === undefined) return undefined;
  const said = (name: string, value: string): Written => ({source: "go version", name, value});
  return [said("version", devel ? `devel ${version}` : version), said("goos", goos), said("goarch", goarch)];
}

/** Reads `NAME='value'`: of `go env`, of /etc/os-release, or of any variable. */
export function readAssignment(line: string): Found {
  const [, name, text = ""] = ASSIGNMENT.exec(line) ?? [];
  if (name === undefined || name === "_") return undefined;
  return [assigned(name, unquoted(text))];
}

/** A variable by the list that it belongs to. */
export function assigned(name: string, value: string): Written {
  if (GO_NAME.test(name)) return {source: "go env", name, value, isVolatile: VOLATILE.test(name)};
  return {source: OS_RELEASE.test(name) ? "os-release" : "variables", name, value};
}

function unquoted(text: string): string {
  const [, , inner] = /^(['"])(.*)\1$/.exec(text.trim()) ?? [];
  return inner ?? text.trim();
}
