import {readdirSync} from "node:fs";
import {readFile} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join, sep} from "node:path";
import type {Problem} from "../../problem.ts";
import {formatProblem} from "../../problem.ts";
import {contentType} from "../io/content-type.ts";
import {isOwnHost} from "../io/serving.ts";
import {OVERLAY_STYLES, OVERLAY_TAGS, RELOAD_SCRIPT} from "./dev-client.ts";
import {escapeHtml} from "./escape-html.ts";
import type {PagePath, Pages} from "./pages-entry.ts";

/** Options of the development server. */
export interface DevSite {
  /** Folder of the browser's files; absolute. */
  readonly client: string;
  /** Returns the pages of the journal as it is now. */
  pages(): Promise<Pages>;
}

/** A running development server. */
export interface DevServer {
  readonly port: number;
  /** Makes every open page load again. */
  reload(): void;
}

/** An answer to a browser. */
interface Answer {
  readonly status: number;
  readonly type: string;
  /** Where a redirect leads. */
  readonly location?: string;
  readonly body: string | Uint8Array;
}

/** A request and the page that renders it. */
interface FoundPage {
  readonly request: Request;
  readonly route: PagePath["route"];
}

/** Path of the server's own files, below no base. */
const OWN = "/~perf-journal/";

/** Folder of the browser's files with hashes in their names, below any base. */
const ASSETS = "/_astro/";

const HTML = "text/html; charset=utf-8";

/** Starts the server; rejects with the system's error if it cannot listen. */
export function startDevServer(site: DevSite, host: string, port: number): Promise<DevServer> {
  const files = filesBelow(site.client);
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (!isOwnHost(request, host)) return send(response, text(403, "unknown host"));
    if (request.url === `${OWN}changes`) return listen(response, listeners);
    respond(request, site, files).then(
      answer => send(response, answer),
      error => send(response, errorPage(error)),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        reload() {
          for (const response of listeners) response.write("data: changed\n\n");
        },
      });
    });
  });
}

/** Keeps a connection open for events of changes. */
function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, {"content-type": "text/event-stream", "cache-control": "no-store"});
  response.write(": connected\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

async function respond(
  request: IncomingMessage,
  site: DevSite,
  files: ReadonlyMap<string, string>,
): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") return text(405, "expected GET or HEAD");
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === `${OWN}reload.js`)
    return {status: 200, type: contentType("x.js"), body: RELOAD_SCRIPT};
  if (url.pathname === `${OWN}overlay.css`)
    return {status: 200, type: contentType("x.css"), body: OVERLAY_STYLES};
  // Hashes are in their names: no journal is read for a style sheet or a font.
  const file = files.get(url.pathname.slice(url.pathname.lastIndexOf(ASSETS) + 1));
  if (file) return {status: 200, type: contentType(file), body: await readFile(file)};
  const pages = await site.pages();
  const own = url.pathname.startsWith(pages.base) && files.get(url.pathname.slice(pages.base.length));
  if (own) return {status: 200, type: contentType(own), body: await readFile(own)};
  return renderedAnswer(pages, url);
}

async function renderedAnswer(pages: Pages, url: URL): Promise<Answer> {
  const found = matchPage(pages, url);
  if (!found) return notFound(pages, url);
  const response = await renderFound(pages, found);
  if (!response) return notFound(pages, url);
  const location = response.headers.get("location");
  if (location) return redirect(location);
  const said = response.headers.get("content-type") ?? contentType(url.pathname);
  const type = said === "text/html" ? HTML : said;
  const body = new Uint8Array(await response.arrayBuffer());
  if (response.status === 404 && body.length === 0) return text(404, "no such page");
  return {
    status: response.status,
    type,
    body: type.startsWith("text/html") ? withOverlay(body, pages.problems) : body,
  };
}

/** Renders a page; undefined if its paths do not have the address. */
async function renderFound(pages: Pages, {request, route}: FoundPage): Promise<Response | undefined> {
  try {
    return await pages.render(request, route);
  } catch (error) {
    if (error instanceof Error && error.name === "NoMatchingStaticPathFound") return undefined;
    throw error;
  }
}

/** Routes of data whose last part varies match with a slash at their end. */
function matchPage(
  pages: Pages,
  url: URL,
): {readonly request: Request; readonly route: ReturnType<Pages["match"]> & {}} | undefined {
  for (const end of ["", "/"]) {
    const request = new Request(new URL(url.pathname + end, url));
    const route = pages.match(request);
    if (route && (end === "" || route.type === "endpoint")) return {request, route};
  }
  return undefined;
}

/** Redirects to the address with a slash at its end, if that is a page; else returns the journal's error page. */
async function notFound(pages: Pages, url: URL): Promise<Answer> {
  const slashed = new URL(`${url.pathname}/`, url);
  if (!url.pathname.endsWith("/") && pages.match(new Request(slashed))) return redirect(slashed.pathname);
  if (url.pathname === "/" && pages.base !== "/") return redirect(pages.base);
  const request = new Request(new URL(`${pages.base}404/`, url));
  const route = pages.match(request);
  const body = route ? await (await pages.render(request, route)).text() : "no such page";
  return {status: 404, type: HTML, body: withOverlay(Buffer.from(body), pages.problems)};
}

function withOverlay(html: Uint8Array, problems: readonly Problem[]): string {
  const rows = problems.map(problem => `<li><pre>${escapeHtml(formatProblem(problem))}</pre></li>`).join("");
  const summary = `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
  const list =
    rows && `<details class="dev-problems"><summary>${summary}</summary><ul>${rows}</ul></details>`;
  return Buffer.from(html)
    .toString()
    .replace("</body>", () => `${list}${OVERLAY_TAGS}</body>`);
}

/** The error of a page, which reloads when the journal changes. */
function errorPage(error: unknown): Answer {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const body = `<!doctype html><meta charset="utf-8"><title>Error</title><body><pre>${escapeHtml(message)}</pre>${OVERLAY_TAGS}</body>`;
  return {status: 500, type: HTML, body};
}

function redirect(location: string): Answer {
  return {status: 302, type: "text/plain", location, body: ""};
}

function text(status: number, message: string): Answer {
  return {status, type: "text/plain; charset=utf-8", body: `${message}\n`};
}

function send(response: ServerResponse, {status, type, location, body}: Answer): void {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(location !== undefined && {location}),
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** Every file below a folder by its path with slashes. */
function filesBelow(folder: string): Map<string, string> {
  const found = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  const paths = found.map(file => join(file.parentPath, file.name));
  return new Map(
    paths.map(path => [
      path
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
      path,
    ]),
  );
}
