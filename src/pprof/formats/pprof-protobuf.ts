import type {ArtifactFile} from "../../input/artifact-file.ts";
import {decodeProfile} from "../profile/decode.ts";
import {hasProfileFields, isNamedProfile} from "../profile/detect.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import {broken} from "./problem-log.ts";

/** pprof's own format, known by its fields. */
export const pprofProtobuf: ProfileFormat = {
  name: "pprof profile",
  detect: file => hasProfileFields(file.bytes),
  read: readProtobuf,
};

/** What is only called a profile: it is read as one, so that it is reported as a broken one. */
export const namedProfile: ProfileFormat = {
  name: "pprof profile",
  detect: isNamedProfile,
  read: readProtobuf,
};

function readProtobuf(file: ArtifactFile): Reading {
  const decoded = decodeProfile(file.bytes);
  if (!("fault" in decoded)) return {profile: decoded.profile, problems: []};
  const {message, detail, hint} = decoded.fault;
  return broken(file, detail === "" ? message : `${message} (${detail})`, hint);
}
