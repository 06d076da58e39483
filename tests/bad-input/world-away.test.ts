import { Player, TelnetClient, WebClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RawLine } from "../support/raw-line.ts";
import { TestServer } from "../support/server.ts";

/** What a session may have waiting (link.md, "Protocol"). */
const QUEUE_LINES = 64;

describe("a world that stands still", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
  });

  it("is called slow after three seconds; lines beyond the queue are refused by name, the accepted all run in order", async () => {
    const line = await RawLine.open(server.telnet);
    line.send("guest\n");
    await line.until(/Exits: [^]*> $/);
    const web = new WebClient({ url: server.webUrl });
    const listener = new Player(web);
    await listener.loginAsGuest();
    const heard: string[] = [];
    web.onLine(({ text }) => {
      const found = /says, '(word \d+)'$/.exec(text)?.[1];
      if (found !== undefined) heard.push(found);
    });

    const pid = server.worldPid() as number;
    const from = line.text.length;
    const words = Array.from({ length: QUEUE_LINES + 6 }, (_, i) => `word ${i + 1}`);
    process.kill(pid, "SIGSTOP");
    const stopped = performance.now();
    try {
      line.send(words.map((word) => `say ${word}\n`).join(""));
      await line.until(/The world is slow to answer\. Your lines are kept, and will run in order\./);
      expect(performance.now() - stopped).toBeGreaterThan(2_900);
      expect(performance.now() - stopped).toBeLessThan(6_000);
      await line.until(/Not taken: say word 70/);
    } finally {
      process.kill(pid, "SIGCONT");
    }
    await line.until(/You say, 'word 64'/, 30_000);
    line.send("say the end\n");
    await line.until(/You say, 'the end'/, 30_000);

    const text = line.text.slice(from);
    const accepted = words.slice(0, QUEUE_LINES);
    const refused = words.slice(QUEUE_LINES);
    expect([...text.matchAll(/Not taken: say (word \d+)/g)].map(([, word]) => word)).toEqual(refused);
    expect(text).toContain("The world has more of your lines waiting than it may keep.");
    expect([...text.matchAll(/You say, '(word \d+)'/g)].map(([, word]) => word)).toEqual(accepted);
    await web.waitFor("says, 'the end'");
    expect(heard).toEqual(accepted);
    expect(line.ended).toBe(false);
    line.close();
    await listener.quit();
  });

  it("tells newcomers that it will be back, and lets them in when it is", async () => {
    const pid = server.worldPid() as number;
    process.kill(pid, "SIGSTOP");
    const player = new Player(new TelnetClient(server.telnet), { timeoutMs: 20_000 });
    const entered = player.loginAsGuest();
    await player.client.connect();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    process.kill(pid, "SIGCONT");
    expect((await entered).title).toBe("The Lamp Stair");
    await player.quit();
  });
});
