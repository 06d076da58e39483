import { Player, TelnetClient, WebClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../packages/world/src/persistence/testing/postgres.ts";
import { TestServer } from "../support/server.ts";

describe("PostgreSQL stopped and started under play", () => {
  let postgres: TestPostgres;
  let server: TestServer;
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    server = await TestServer.start({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
    await postgres?.close();
  });

  it("keeps every connection and answers every line once when it is back", async () => {
    const telnet = new TelnetClient(server.telnet);
    const web = new WebClient({ url: server.webUrl });
    const [old, young] = [new Player(telnet, { timeoutMs: 40_000 }), new Player(web, { timeoutMs: 40_000 })];
    await old.loginAsGuest();
    await young.loginAsGuest();
    let closed = 0;
    for (const client of [telnet, web]) client.onClose(() => (closed += 1));
    const said: string[] = [];
    const heard: string[] = [];
    telnet.onLine(({ text }) => void said.push(...(/^You say, '(.*)'$/.exec(text)?.slice(1) ?? [])));
    web.onLine(({ text }) => void heard.push(...(/ says, '(\d.*)'$/.exec(text)?.slice(1) ?? [])));
    const words = ["1 before", "2 before", "3 while it is away", "4 while it is away", "5 while it is away"];
    for (const word of words.slice(0, 2)) await old.say(word);

    await postgres.stopServer();
    for (const word of words.slice(2)) telnet.send(`say ${word}`);
    web.send("drop 1 copper");
    await telnet.waitFor(/The world holds its breath|The world is slow to answer/, { timeoutMs: 15_000 });
    await server.until(() => /world ended with code 75/.test(server.output), 30_000);
    await postgres.startServer();

    await telnet.waitFor("You say, '5 while it is away'", { timeoutMs: 60_000 });
    await web.waitFor("says, '5 while it is away'", { timeoutMs: 60_000 });
    expect(said).toEqual(words);
    expect(heard).toEqual(words);
    expect((await young.inventory()).join("\n")).toContain("nine copper pennies");
    expect(closed).toBe(0);
    // The operator reads what is wrong, in words.
    expect(server.output).toMatch(/^world: The database /m);
    expect(server.output).not.toMatch(/^\s+at /m);
    await old.quit();
    await young.quit();
  });
});
