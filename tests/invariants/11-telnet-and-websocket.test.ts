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
    const telnet = await onNewServer((server) => play(new TelnetClient({ ...server.telnet, width: 500 })));
    const web = await onNewServer((server) => play(new WebClient({ url: server.webUrl, width: 500 })));
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
  let closed = false;
  client.onClose(() => {
    closed = true;
  });
  await client.connect();
  await client.waitForPrompt(/^Name: $/);
  for (const line of SCRIPT) {
    prompts.push(client.prompt);
    const seen = words.length;
    client.send(line);
    await quiet(() => words.length + (closed ? 1_000 : 0), seen);
  }
  // A guest's name is drawn by chance.
  const name = words.join("\n").match(/([A-Z][a-z]+\d+) \([^)]*guest\)/)?.[1] ?? "nobody";
  return {
    words: words.map((text) => text.replaceAll(name, "Somebird")).filter((text) => text !== ""),
    prompts,
  };
}

/** Resolves when what is counted has not grown for a while; an empty line is answered with a prompt alone. */
async function quiet(count: () => number, before: number): Promise<void> {
  const deadline = performance.now() + 5_000;
  for (let last = before, still = 0; still < 8 && performance.now() < deadline; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    still = count() === last ? still + 1 : 0;
    last = count();
  }
}
