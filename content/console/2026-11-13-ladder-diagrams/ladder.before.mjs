// Prints a ladder diagram of every call in a log of SIP messages, as the
// support console shows it:  node ladder.mjs messages.log > calls.txt
import {readFileSync} from "node:fs";

const log = readFileSync(process.argv[2], "latin1");
const calls = ladder(log);
process.stdout.write(calls.map(draw).join("\n"));

/** Groups messages by call, in the order in which the calls began. */
function ladder(text) {
  let calls = [];
  for (const message of text.split("\r\n\r\n\n")) {
    if (message === "") continue;
    const id = header(message, "Call-ID");
    const line = {
      from: header(message, "X-From"),
      to: header(message, "X-To"),
      what: message.split("\r\n")[0].replace(/ SIP\/2\.0$|^SIP\/2\.0 /, ""),
      cseq: header(message, "CSeq"),
    };
    const call = calls.find(known => known.id === id);
    if (call) call.lines = [...call.lines, line];
    else calls = [...calls, {id, lines: [line]}];
  }
  return calls;
}

function header(message, name) {
  const match = new RegExp(`^${name}\\s*:\\s*(.*?)\\s*$`, "im").exec(message);
  return match ? match[1] : "";
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
