import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Player, TelnetClient, WebClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStorage } from "../../packages/world/src/persistence/client.ts";
import { TestServer } from "../support/server.ts";

const PASSWORD = "blue lantern seventeen";
const WRONG = "green lantern eighteen";

/** The real server with its most talkative log; everything it wrote is searched afterwards. */
describe("invariant 6: secrets", () => {
  let server: TestServer;
  const tokens: string[] = [];
  beforeAll(async () => {
    server = await TestServer.start({ env: { WYLDLANDS_LOG__LEVEL: "trace" } });
    const maker = new Player(new TelnetClient(server.telnet));
    await maker.client.connect();
    await maker.newAccount({ name: "keeper", password: PASSWORD, character: "Oda" });
    await maker.quit();
    const guesser = new TelnetClient(server.telnet);
    await guesser.connect();
    await guesser.waitForPrompt(/^Name: $/);
    guesser.sendMany(["keeper", WRONG]);
    await guesser.waitFor(/do not go together/);
    await guesser.close();
    const web = new WebClient({ url: server.webUrl });
    const back = new Player(web);
    await web.connect();
    await back.login("keeper", PASSWORD);
    if (web.token !== undefined) tokens.push(web.token);
    await server.killWorld();
    await back.look();
    await back.quit();
  });
  afterAll(() => server.remove());

  test("no password, hash or token is in a log, in what the server printed, or in its metrics", async () => {
    const metrics = await (await fetch(`${server.httpUrl}/metrics`)).text();
    await server.stop();
    expect(tokens).toHaveLength(1);
    const logs = files(join(server.dataDir, "logs")).map((file) => readFileSync(file, "utf8"));
    expect(logs.join("").length).toBeGreaterThan(1_000);
    for (const text of [...logs, server.output, metrics]) {
      for (const secret of [PASSWORD, WRONG, "$argon2", ...tokens]) expect(text).not.toContain(secret);
    }
  });

  test("in the database a password is an argon2id hash on its account, and nowhere else", async () => {
    const storage = await openStorage({ dataDir: server.dataDir, log: { info() {}, warn() {}, error() {} } });
    try {
      const account = await storage.accountByName("keeper");
      expect(account?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      const { sessions, boots } = await storage.loadLink();
      const frames = await Promise.all(
        boots.map(({ gateway, boot }) => storage.outboxAfter(gateway, boot, 0, 10_000)),
      );
      const stored = [
        JSON.stringify(sessions.map((row) => row.data)),
        ...frames.flat().map(({ bytes }) => Buffer.from(bytes).toString("latin1")),
      ];
      for (const text of stored) {
        for (const secret of [PASSWORD, WRONG, "$argon2", ...tokens]) expect(text).not.toContain(secret);
      }
    } finally {
      await storage.close();
    }
  });

  test("what the server keeps can be read by its owner alone", () => {
    expect(statSync(server.dataDir).mode & 0o077).toBe(0);
  });
});

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}
