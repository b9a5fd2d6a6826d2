import type {ArtifactFile} from "../../input/artifact-file.ts";
import {demangle} from "../../stacks/demangle/demangle.ts";
import {decodeProfile} from "../profile/decode.ts";
import {hasProfileFields, isNamedProfile} from "../profile/detect.ts";
import type {Profile} from "../profile/profile.ts";
import type {StringBuilder} from "../profile/string-table.ts";
import {growingStrings} from "../profile/string-table.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import {broken} from "./problem-log.ts";

/** pprof's own format, known by its fields. */
export const pprofProtobuf: ProfileFormat = {
  name: "pprof profile",
  detect: file => hasProfileFields(file.bytes),
  read: readProtobuf,
};

/** A file that is a profile by its name alone; it is read as a profile, and so reported as broken. */
export const namedProfile: ProfileFormat = {
  name: "pprof profile",
  detect: isNamedProfile,
  read: readProtobuf,
};

/** Replaces the names that C++ and Rust compilers mangled, which some profilers write. */
function demangled(profile: Profile): Profile {
  const {functions, strings} = profile;
  let names: Uint32Array | undefined;
  let texts: StringBuilder | undefined;
  functions.names.forEach((number, index) => {
    const name = strings.at(number);
    const plain = name.startsWith("_") ? demangle(name) : name;
    if (plain === name) return;
    names ??= Uint32Array.from(functions.names);
    texts ??= growingStrings(strings);
    names[index] = texts.add(plain);
  });
  return names && texts ? {...profile, strings: texts, functions: {...functions, names}} : profile;
}

function readProtobuf(file: ArtifactFile): Reading {
  const decoded = decodeProfile(file.bytes);
  if (!("fault" in decoded)) return {profile: demangled(decoded.profile), problems: []};
  const {message, detail, hint} = decoded.fault;
  return broken(file, detail === "" ? message : `${message} (${detail})`, hint);
}
