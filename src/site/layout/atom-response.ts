/** Answers with an Atom feed. */
export function atomResponse(feed: string): Response {
  return new Response(feed, {headers: {"content-type": "application/atom+xml; charset=utf-8"}});
}
