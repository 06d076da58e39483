import { DO, DONT, Opt, WILL, WONT, commandName } from "../codes.ts";
import type { Verb } from "../codes.ts";
import { OptionMachine } from "../options.ts";
import { TelnetParser } from "../parser.ts";
import { latin1 } from "./replay.ts";

/** Options that libtelnet's own test program offers and accepts. */
const supported: ReadonlySet<number> = new Set([Opt.MCCP2, Opt.ZMP, Opt.MSSP, Opt.NEW_ENVIRON, Opt.TTYPE]);
const OLD_ENVIRON = 36;

/** Reads libtelnet's test input: `%XX` is a byte, `#` begins a comment line, line ends are no data. */
export function decodeInput(file: string): Uint8Array {
  const kept = file
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("");
  return Uint8Array.from(kept.match(/%[0-9A-F]{2}|[^]/gi) ?? [], (token) =>
    token.length === 3 ? Number.parseInt(token.slice(1), 16) : token.charCodeAt(0),
  );
}

/** What libtelnet's test program prints for a stream, told by our parser and option machine. */
export function libtelnetTrace(stream: readonly Uint8Array[]): string {
  const out: string[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") out.push(`DATA [${text.length}] ==> ${printable(text)}`);
    text = "";
  };
  const parser = new TelnetParser();
  const machine = new OptionMachine({
    send: () => undefined,
    policy: { local: (option) => supported.has(option), remote: (option) => supported.has(option) },
    onChange: (side, option, on) =>
      out.push(negotiation(side === "local" ? (on ? DO : DONT) : on ? WILL : WONT, option)),
  });
  for (const event of stream.flatMap((packet) => parser.feed(packet))) {
    if (event.kind === "data") {
      text += latin1(event.bytes);
      continue;
    }
    flush();
    if (event.kind === "command") out.push(`IAC ${event.code} (${commandName(event.code)})`);
    else if (event.kind === "negotiate") machine.receive(event.verb, event.option, 0);
    else if (event.kind === "subnegotiation") out.push(...content(event.option, event.bytes));
    else out.push(`DROPPED ${event.option}`);
  }
  flush();
  return out.map((line) => `${line}\n`).join("");
}

const verbNames: Record<Verb, string> = { [WILL]: "WILL", [WONT]: "WONT", [DO]: "DO", [DONT]: "DONT" };

function negotiation(verb: Verb, option: number): string {
  return `${verbNames[verb]} ${option}${option === Opt.ZMP ? " (ZMP)" : ""}`;
}

function content(option: number, bytes: Uint8Array): string[] {
  switch (option) {
    case Opt.TTYPE:
      return [bytes[0] === 1 ? "TTYPE SEND " : `TTYPE IS ${printable(latin1(bytes.subarray(1)))}`];
    case Opt.MSSP:
      return bytes.length === 0 ? [] : [mssp(bytes)];
    case Opt.ZMP:
      return [zmp(latin1(bytes))];
    case OLD_ENVIRON:
    case Opt.NEW_ENVIRON:
      return [environ(bytes)];
    default:
      return [`SUB ${option} [${bytes.length}]`];
  }
}

/** VAR 1 and VAL 2; a variable is printed once for each of its values. */
function mssp(bytes: Uint8Array): string {
  const pairs = latin1(bytes)
    .split("\x01")
    .slice(1)
    .flatMap((variable) => {
      const [name = "", ...values] = variable.split("\x02");
      return values.map((value) => ` "${name}"="${value}"`);
    });
  return `MSSP [${pairs.length}] ==>${pairs.join("")}`;
}

/** A command and its arguments, each ended by NUL. */
function zmp(frame: string): string {
  if (!frame.endsWith("\0")) return "WARNING: incomplete ZMP frame";
  const words = frame.slice(0, -1).split("\0");
  return `ZMP (${words[0]}) [${words.length}]`;
}

/** RFC 1408: VAR 0, VALUE 1, ESC 2, USERVAR 3. */
function environ(bytes: Uint8Array): string {
  const parts: { kind: string; name: string }[] = [];
  for (let i = 1; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0 || byte === 3) parts.push({ kind: byte === 0 ? "VAR" : "USERVAR", name: "" });
    else {
      const last = parts.at(-1);
      if (last !== undefined) last.name += String.fromCharCode(byte === 2 ? (bytes[++i] ?? 2) : byte);
    }
  }
  const verb = ["IS", "SEND", "INFO"][bytes[0] ?? 0] ?? "";
  return `ENVIRON [${parts.length} parts] ==> ${verb}${parts.map((p) => ` ${p.kind} "${printable(p.name)}"`).join("")}`;
}

function printable(text: string): string {
  return text.replace(/[^ -$&-~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
