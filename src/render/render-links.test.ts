import {expect, test} from "vitest";
import {render} from "./testdata/rendered.ts";

test("renderEntry(entry) resolves links to entries, files and the page itself", async () => {
  const {html, lines} = await render({
    files: {"parse.go": "package sip\n", "a b.txt": "x"},
    text: [
      "# Top",
      "[entry](../2026-04-01-scan/index.md) [finding](../2026-04-01-scan/#headers) [grouped](../parser/2026-04-01-scan)",
      "[file](parse.go) [file2](./parse.go#L1) [space](<a b.txt>) [self](index.md) [top](#top) [web](https://example.org/?a=b&c)",
      "[mail](mailto:a@example.org) <https://example.com> www.example.com",
    ].join("\n\n"),
  });
  expect([...html.matchAll(/<a href="([^"]*)"/g)].map(match => match[1])).toMatchInlineSnapshot(`
    [
      "/journal/entries/2026-04-01-scan/",
      "/journal/entries/2026-04-01-scan/#headers",
      "/journal/entries/2026-04-01-scan/",
      "/journal/files/0000000000000000/parse.go",
      "/journal/files/0000000000000000/parse.go",
      "/journal/files/0000000000000000/a b.txt",
      "#",
      "#top",
      "https://example.org/?a=b&#x26;c",
      "mailto:a@example.org",
      "https://example.com",
      "http://www.example.com",
      "/journal/files/0000000000000000/parse.go",
      "/journal/files/0000000000000000/a b.txt",
    ]
  `);
  expect(lines).toEqual([]);
});

test("renderEntry(entry) reports every link that leads nowhere and keeps its text", async () => {
  const {html, lines} = await render({
    files: {"parse.go": "package sip\n"},
    text: [
      "[no entry](../2020-01-01-x/index.md)",
      "[no part](../2026-04-01-scan/index.md#nope)",
      "[figure](../2026-04-01-scan/index.md#fig-cpu)",
      "[no file](nope.go)",
      "[case](Parse.go)",
      "[outside](../../../etc/passwd)",
      "[root](/etc/passwd)",
      "[bad](%zz)",
      "[js](javascript:alert(1))",
      "[data](data:text/html,x)",
      "[vb](VBScript:x)",
      "[proto](//evil.example)",
      "[part](#nope)",
      "![web](https://example.org/x.png)",
      "![code](parse.go)",
      "![none](none.png)",
      "[bare](2026-04-01-scan)",
    ].join("\n\n"),
  });
  expect(html.replace(/<section class="evidence[\s\S]*/, "")).toMatchInlineSnapshot(`
    "<p><span>no entry</span></p>
    <p><a href="/journal/entries/2026-04-01-scan/">no part</a></p>
    <p><a href="/journal/entries/2026-04-01-scan/#fig-cpu">figure</a></p>
    <p><span>no file</span></p>
    <p><span>case</span></p>
    <p><span>outside</span></p>
    <p><span>root</span></p>
    <p><span>bad</span></p>
    <p><span>js</span></p>
    <p><span>data</span></p>
    <p><span>vb</span></p>
    <p><span>proto</span></p>
    <p><a href="#nope">part</a></p>
    <p><a href="https://example.org/x.png">web</a></p>
    <p><a href="/journal/files/0000000000000000/parse.go">code</a></p>
    <p><span>none</span></p>
    <p><span>bare</span></p>"
  `);
  expect(lines).toMatchInlineSnapshot(`
    [
      "content/2026-05-03-pool/index.md:1:1: error PJ080 link to "../2020-01-01-x/index.md", expected an entry of this journal, got none of that id",
      "content/2026-05-03-pool/index.md:3:1: warning PJ085 link to "../2026-04-01-scan/index.md#nope", expected the id of a heading or a finding of 2026-04-01-scan",
      "content/2026-05-03-pool/index.md:7:1: error PJ081 link to "nope.go", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:9:1: error PJ081 link to "Parse.go", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:11:1: error PJ081 link to "../../../etc/passwd", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:13:1: error PJ081 link to "/etc/passwd", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:15:1: error PJ081 link to "%zz", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:17:1: error PJ083 link to "javascript:alert(1)", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:19:1: error PJ083 link to "data:text/html,x", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:21:1: error PJ083 link to "VBScript:x", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:23:1: error PJ083 link to "//evil.example", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:25:1: warning PJ085 link to "#nope", expected the id of a heading, a finding or a figure of this entry",
      "content/2026-05-03-pool/index.md:27:1: warning PJ084 image "https://example.org/x.png" is from another site, expected a file of this entry
      hint: put the image into the entry's folder and refer to it by its name",
      "content/2026-05-03-pool/index.md:29:1: error PJ081 "parse.go" is shown as a link, expected an image
      hint: write [code](parse.go)",
      "content/2026-05-03-pool/index.md:31:1: error PJ081 link to "none.png", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:33:1: error PJ081 link to "2026-04-01-scan", expected a file of this entry or another entry's index.md; it has parse.go
      hint: write the path from this entry's folder to the other's, as in ../2026-04-01-scan/index.md",
    ]
  `);
});
