import {createReadStream} from "node:fs";
import {realpath, stat} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join, sep} from "node:path";
import {errorCode} from "../../input/system-error.ts";
import {contentType} from "./content-type.ts";

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

/** What a request is answered with, before any byte of a file is read. */
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

/** Serves a built site until it is closed; rejects with the system's error when it cannot listen. */
export function serveSite(site: SiteFolder, host: string, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => {
    respond(request, response, site).catch(() => response.destroy());
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

async function respond(request: IncomingMessage, response: ServerResponse, site: SiteFolder): Promise<void> {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cache-Control", "no-cache");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, {Allow: "GET, HEAD"}).end();
    return;
  }
  const answer = await answerTo(request.url ?? "/", site);
  if ("location" in answer) response.writeHead(answer.status, {Location: answer.location}).end();
  else if ("file" in answer && answer.file) await send(answer.status, answer.file, request, response);
  else
    response
      .writeHead(answer.status, {"Content-Type": "text/plain; charset=utf-8"})
      .end(`${answer.status}\n`);
}

async function send(
  status: number,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const {size} = await stat(file);
  response.writeHead(status, {"Content-Type": contentType(file), "Content-Length": size});
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}
