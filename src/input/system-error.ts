/** An error of the operating system or of Node. */
export interface SystemError extends Error {
  /** `ENOENT`, `ERR_BUFFER_TOO_LARGE`. */
  readonly code: string;
}

/** True for an error of the operating system or of Node. */
export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** Returns the code of an error of the operating system or of Node, `ENOENT`; undefined for any other value. */
export function errorCode(error: unknown): string | undefined {
  return isSystemError(error) ? error.code : undefined;
}

/** True for the error of a path that does not exist. */
export function isMissingFile(error: unknown): boolean {
  const code = errorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
