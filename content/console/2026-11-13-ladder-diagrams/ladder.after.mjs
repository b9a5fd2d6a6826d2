// Prints a ladder diagram of every call in a log of SIP messages, as the
// support console shows it:  node ladder.mjs messages.log > calls.txt
import {readFileSync} from "node:fs";

const log = readFileSync(process.argv[2], "latin1");
const calls = ladder(log);
process.stdout.write(calls.map(draw).join("\n"));

/** Groups messages by call, in the order in which the calls began. */
function ladder(text) {
  const calls = new Map();
  for (const message of text.split("\r\n\r\n\n")) {
    if (message === "") continue;
    const id = header(message, "\r\nCall-ID:");
    const line = {
      from: header(message, "\r\nX-From:"),
      to: header(message, "\r\nX-To:"),
      what: startLine(message),
    };
    const call = calls.get(id);
    if (call) call.lines.push(line);
    else calls.set(id, {id, lines: [line]});
  }
  return [...calls.values()];
}

/** The value of a header as our own log writes it: in one spelling, without blanks before the colon. */
function header(message, name) {
  const at = message.indexOf(name);
  if (at < 0) return "";
  const end = message.indexOf("\r\n", at + name.length);
  return message.slice(at + name.length, end < 0 ? undefined : end).trim();
}

function startLine(message) {
  const line = message.slice(0, message.indexOf("\r\n"));
  return line.startsWith("SIP/2.0 ") ? line.slice(8) : line.slice(0, -8);
}

function draw({id, lines}) {
  const parties = [...new Set(lines.flatMap(({from, to}) => [from, to]))];
  const rows = lines.map(({from, to, what}) => {
    const [a, b] = [parties.indexOf(from), parties.indexOf(to)];
    const arrow = a < b ? `${"-".repeat(20)}>` : `<${"-".repeat(20)}`;
    return `${" ".repeat(22 * Math.min(a, b))}|${arrow}| ${what}`;
  });
  return [`call ${id}`, parties.map(party => party.padEnd(22)).join(""), ...rows, ""].join("\n");
}
