import { TelnetClient, WebClient, type BotClient } from "@wyldlands/bots";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { TestServer } from "../support/server.ts";

const ARENA = fileURLToPath(new URL("../support/arena", import.meta.url));

/** One evening of one player: login dialogue, play, mistakes, an editor, a way out. */
const SCRIPT = [
  "nobody",
  "a wrong password",
  "guest",
  "look",
  "get ball",
  "inventory",
  "drop ball",
  "say good evening — café 中 <item>& more</item>",
  "emote waves",
  "north",
  "sideways",
  "xyzzy",
  "examine drum",
  "describe",
  "Tall & thin.",
  ".",
  "look me",
  "help say",
  "",
  "south",
  "who",
  "quit",
] as const;

/** The clients' capabilities differ, the words and prompts do not. */
describe("invariant 11: telnet and WebSocket", () => {
  test("the same lines are answered with the same words and the same prompts", async () => {
    const [telnet, web] = await Promise.all([
      onNewServer((server) => play(new TelnetClient({ ...server.telnet, width: 500 }))),
      onNewServer((server) => play(new WebClient({ url: server.webUrl, width: 500 }))),
    ]);
    expect(telnet.words.length).toBeGreaterThan(40);
    expect(web.words).toEqual(telnet.words);
    expect(web.prompts).toEqual(telnet.prompts);
  });
});

/** Each plays in a world of its own, untouched by the other. */
async function onNewServer<T>(use: (server: TestServer) => Promise<T>): Promise<T> {
  const server = await TestServer.start({ content: ARENA });
  try {
    return await use(server);
  } finally {
    await server.stop();
    server.remove();
  }
}

async function play(client: BotClient): Promise<{ words: string[]; prompts: string[] }> {
  const words: string[] = [];
  const prompts: string[] = [];
  client.onLine(({ text }) => words.push(text.trimEnd()));
  await client.connect();
  await client.waitForPrompt(/^Name: $/);
  for (const line of SCRIPT) {
    prompts.push(client.prompt);
    await answered(client, line);
  }
  // A guest's name is drawn by chance.
  const name = words.join("\n").match(/([A-Z][a-z]+\d+) \([^)]*guest\)/)?.[1] ?? "nobody";
  return {
    words: words.map((text) => text.replaceAll(name, "Somebird")).filter((text) => text !== ""),
    prompts,
  };
}

/** What comes after the last of an answer, in milliseconds, would have come by now. */
const STILL = 200;

/** Sends a line; resolves when it was acknowledged (web) or a prompt came (telnet) and then nothing more, or the server hung up. */
async function answered(client: BotClient, line: string): Promise<void> {
  let isAnswered = false;
  const stop = client.onAck(() => {
    isAnswered = true;
  });
  client.send(line);
  const deadline = performance.now() + 10_000;
  for (let last = performance.now(); performance.now() < deadline; ) {
    const item = await client.waitFor(/^/, { timeoutMs: 50 }).catch(() => undefined);
    if (item !== undefined) last = performance.now();
    if (item?.kind === "prompt" && client.transport === "telnet") isAnswered = true;
    if (!client.connected || (isAnswered && performance.now() - last > STILL)) break;
  }
  stop();
}
