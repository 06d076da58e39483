import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RawLine } from "../support/raw-line.ts";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";

const PASSWORD = "seals under slate";
const BANNED = /This account is banned/;

describe("`wyldlands ban add account:<name>`", () => {
  let server: TestServer;
  const lines: RawLine[] = [];

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(async () => {
    for (const line of lines) line.close();
    await server?.stop();
    server?.remove();
  });

  async function dial(...typed: string[]): Promise<RawLine> {
    const line = await RawLine.open(server.telnet);
    lines.push(line);
    line.send(typed.map((each) => `${each}\n`).join(""));
    return line;
  }

  it("ends what the account plays, refuses it from then on, and outlives a world that is killed at once", async () => {
    const selkie = await dial("new", "selkie", PASSWORD, PASSWORD, "Selkie");
    await selkie.until(/Exits: /);
    const guest = await dial("guest");
    await guest.until(/Exits: /);

    const banned = await runCli(["ban", "add", "account:Selkie"], { dataDir: server.dataDir });
    await server.killWorld();
    expect(banned).toMatchObject({ code: 0, output: "account:selkie is turned away from now on.\n" });
    await selkie.end();
    expect(selkie.text).toContain("This account has been banned.");

    const again = await dial("selkie", PASSWORD);
    await again.until(BANNED);
    await again.end();
    const stranger = await dial("selkie", "not the password");
    await stranger.until(/do not go together/);
    expect(stranger.text).not.toMatch(/banned/);
    guest.send("say nobody minds me\n");
    await guest.until(/You say, 'nobody minds me'/);

    const list = await runCli(["ban", "list"], { dataDir: server.dataDir });
    expect(list.output).toMatch(/^account:selkie +\d{4}-\d\d-\d\d \d\d:\d\d  for good, by the operator\n$/);
    const removed = await runCli(["ban", "remove", "account:selkie"], { dataDir: server.dataDir });
    expect(removed.output).toBe("account:selkie may come in again.\n");
    const forgiven = await dial("selkie", PASSWORD);
    await forgiven.until(/Exits: /);
  });
});
