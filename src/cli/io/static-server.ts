import {readFile, realpath, stat} from "node:fs/promises";
import type {IncomingMessage, OutgoingHttpHeaders, ServerResponse} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {basename, dirname, join, sep} from "node:path";
import send from "send";
import {errorCode} from "../../input/system-error.ts";
import {contentType} from "./content-type.ts";
import {isOwnHost} from "./serving.ts";

/** Where a built site lies and where it should appear. */
export interface SiteFolder {
  /** Absolute path of the built site. */
  readonly folder: string;
  /** Path that the site was built for: `/` or `/name/`. */
  readonly base: string;
}

/** A running server. */
export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Answer to a request, before any byte of a file is read. */
export type Answer =
  | {readonly status: 200 | 404; readonly file: string | undefined}
  | {readonly status: 301 | 302; readonly location: string}
  | {readonly status: 400};

/**
 * Finds the answer to a request's target, `/entries/x/?q`: a file of the site, its 404 page,
 * or a redirect to where a folder's page or the base is. Never a file outside the site's folder.
 */
export async function answerTo(target: string, site: SiteFolder): Promise<Answer> {
  const path = decodedPath(target);
  if (path === undefined) return {status: 400};
  if (path === "/" && site.base !== "/") return {status: 302, location: site.base};
  if (`${path}/` === site.base) return {status: 301, location: site.base};
  if (!path.startsWith(site.base)) return notFound(site);
  const inside = path.slice(site.base.length);
  const found = await siteFile(inside, site.folder);
  if (found === "folder") return {status: 301, location: `${site.base}${encodePath(inside)}/`};
  return found ? {status: 200, file: found} : notFound(site);
}

/**
 * Serves a built site until it is closed, to requests under a name of this computer; see `isOwnHost`. Rejects with the system's error when it cannot listen. */
export function serveSite(site: SiteFolder, host: string, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => {
    respond(request, response, {site, host}).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise(closed => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** The path of a request's target, decoded; undefined when it is malformed or could mean another folder. */
function decodedPath(target: string): string | undefined {
  const path = tryDecode(target.split(/[?#]/, 1)[0] ?? "");
  if (path === undefined || !path.startsWith("/")) return undefined;
  // A backslash is a separator on Windows, and browsers take `/\host` for another site.
  if (/[\\\p{Cc}]/u.test(path)) return undefined;
  const segments = path.slice(1).split("/");
  const last = segments.pop();
  if (segments.some(segment => segment === "" || isDotted(segment))) return undefined;
  return last !== undefined && isDotted(last) ? undefined : path;
}

/** Dot segments, and dot files, which are never part of the site. */
function isDotted(segment: string): boolean {
  return segment.startsWith(".");
}

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

async function notFound(site: SiteFolder): Promise<Answer> {
  const page = await siteFile("404.html", site.folder);
  return {status: 404, file: page === "folder" ? undefined : page};
}

/** The file at a path within the folder; "folder" when its address lacks the last slash. */
async function siteFile(path: string, folder: string): Promise<string | "folder" | undefined> {
  const wanted = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const real = await maybeRealpath(join(folder, wanted));
  const root = await maybeRealpath(folder);
  if (real === undefined || root === undefined || !real.startsWith(root + sep)) return undefined;
  const status = await stat(real);
  if (status.isFile()) return real;
  return status.isDirectory() && (await maybeRealpath(join(real, "index.html"))) ? "folder" : undefined;
}

async function maybeRealpath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"].includes(errorCode(error) ?? "");
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  {site, host}: {readonly site: SiteFolder; readonly host: string},
): Promise<void> {
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (!isOwnHost(request, host)) return respondText(response, 403, "unknown host");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return respondText(response, 405, "expected GET or HEAD");
  }
  const answer = await answerTo(request.url ?? "/", site);
  if ("location" in answer) response.writeHead(answer.status, {Location: answer.location}).end();
  else if (!("file" in answer) || answer.file === undefined)
    respondText(response, answer.status, String(answer.status));
  else if (answer.status === 404) await respondNotFound(answer.file, request, response);
  else await respondFile(answer.file, isImmutable(request.url ?? "/", site), request, response);
}

function respondText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {"Content-Type": "text/plain; charset=utf-8"}).end(`${text}\n`);
}

async function respondNotFound(
  page: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readFile(page);
  response.writeHead(404, {
    "Content-Type": contentType(page),
    "Content-Length": body.length,
    "Cache-Control": "no-cache",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** True for addresses with a digest of the content in them: scripts, style sheets, fonts and attachments. */
function isImmutable(target: string, {base}: SiteFolder): boolean {
  return ["_astro/", "files/"].some(folder => target.startsWith(base + folder));
}

/**
 * Sends a file, a range of it, or only a status if the browser has it; compressed if the site has a compressed copy.
 */
async function respondFile(
  file: string,
  isHashed: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // An attachment `x.gz` beside `x` is another file.
  const variant = isHashed ? file : await compressedVariant(file, request, response);
  response.setHeader("Content-Type", contentType(file));
  response.setHeader("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  const encoded = encodeURIComponent(basename(variant));
  await new Promise<void>(resolve => {
    response.on("close", resolve);
    send(request, encoded, {root: dirname(variant), cacheControl: false, index: false})
      .on("error", error => respondError(response, error))
      .pipe(response);
  });
}

/** Answers a range that a file does not have, or ends an answer that has begun. */
function respondError(response: ServerResponse, error: unknown): void {
  if (response.headersSent || !isHttpError(error)) response.destroy();
  else response.writeHead(error.status, error.headers).end();
}

function isHttpError(
  error: unknown,
): error is {readonly status: number; readonly headers: OutgoingHttpHeaders} {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

/** Endings of compressed copies that some publishers put beside each file, the smaller first. */
const VARIANTS = [
  ["br", "br"],
  ["gzip", "gz"],
] as const;

/** Finds the copy of a text in an encoding that the browser takes, and names it in the headers; else the file itself. */
async function compressedVariant(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string> {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  if (!/^(?:text|image\/svg)|javascript|json|xml/.test(contentType(file))) return file;
  response.setHeader("Vary", "Accept-Encoding");
  for (const [encoding, ending] of VARIANTS) {
    const copy = `${file}.${ending}`;
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted) || (await maybeRealpath(copy)) !== copy) continue;
    response.setHeader("Content-Encoding", encoding);
    return copy;
  }
  return file;
}
