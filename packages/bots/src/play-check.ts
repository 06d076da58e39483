import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { BotClient } from "./client.ts";
import { tour } from "./script.ts";
import { TelnetClient } from "./telnet-client.ts";
import { WebClient } from "./web-client.ts";

const HELP = `npm run play-check -- [--telnet host:port] [--web ws://host:port/ws] [--seed n] [--timeout ms]

Two scripted players take a tour of a running server: on each transport, and across both.
With neither --telnet nor --web: 127.0.0.1:4000 and ws://127.0.0.1:8080/ws.`;

type MakeClient = () => BotClient;

/** Runs the tour on every pair of transports and prints each step. Returns the exit code: 1 on any failure, 2 for bad usage. */
export async function playCheck(args: readonly string[], print: (line: string) => void): Promise<number> {
  const options = readOptions(args, print);
  if (typeof options === "number") return options;
  let failures = 0;
  for (const [title, guest, member] of pairs(options)) {
    print(title);
    const results = await tour({
      guest,
      member,
      account: newcomer(),
      seed: options.seed,
      timeoutMs: options.timeoutMs,
      onStep: ({ name, ok, ms, note }) => {
        print(
          `  ${ok ? "✓" : "✗"} ${name} (${ms} ms)${note === "" ? "" : `: ${note.replaceAll("\n", "\n      ")}`}`,
        );
      },
    });
    failures += results.filter(({ ok }) => !ok).length;
  }
  print(failures === 0 ? "All steps passed." : `${failures} ${failures === 1 ? "step" : "steps"} failed.`);
  return failures === 0 ? 0 : 1;
}

interface Options {
  telnet: { host: string; port: number } | undefined;
  web: string | undefined;
  seed: number;
  timeoutMs: number;
}

function readOptions(args: readonly string[], print: (line: string) => void): Options | number {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { telnet: text, web: text, seed: text, timeout: text, help: { type: "boolean" } },
    });
    if (values.help === true) {
      print(HELP);
      return 0;
    }
    const both = values.telnet === undefined && values.web === undefined;
    return {
      telnet: address(both ? "127.0.0.1:4000" : values.telnet),
      web: both ? "ws://127.0.0.1:8080/ws" : values.web,
      seed: Number(values.seed ?? 1),
      timeoutMs: Number(values.timeout ?? 5_000),
    };
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
}

function address(text: string | undefined): { host: string; port: number } | undefined {
  if (text === undefined) return undefined;
  const found = /^(?:(.+):)?(\d+)$/.exec(text);
  if (found === null) throw new Error(`--telnet wants host:port, not '${text}'`);
  return { host: found[1]?.replace(/^\[(.*)\]$/, "$1") ?? "127.0.0.1", port: Number(found[2]) };
}

function pairs({ telnet, web }: Options): [title: string, guest: MakeClient, member: MakeClient][] {
  const list: [string, MakeClient, MakeClient][] = [];
  const byTelnet = telnet === undefined ? undefined : (): BotClient => new TelnetClient(telnet);
  const byWeb = web === undefined ? undefined : (): BotClient => new WebClient({ url: web });
  if (byTelnet !== undefined) list.push(["Both on telnet", byTelnet, byTelnet]);
  if (byWeb !== undefined) list.push(["Both on the web", byWeb, byWeb]);
  if (byTelnet !== undefined && byWeb !== undefined)
    list.push(["A guest on telnet, a newcomer on the web", byTelnet, byWeb]);
  return list;
}

/** Letters only, as a name must be; new on every run, as accounts stay on the server. */
function newcomer(): { name: string; password: string; character: string } {
  const letters = [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
  return {
    name: `check${letters}`,
    password: `${randomBytes(9).toString("base64url")} lamp`,
    character: `${letters[0]?.toUpperCase()}${letters.slice(1)}`,
  };
}
