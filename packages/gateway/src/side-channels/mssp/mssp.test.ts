import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { gatewayConfig } from "../../config.ts";
import { startTestGateway, type TestGateway } from "../../testing/start.ts";
import { TelnetClient } from "../../testing/telnet-client.ts";
import { encodeMssp, msspText } from "./encode.ts";
import { msspFacts } from "./facts.ts";

const STATUS = { players: 52, startedAt: 1_234_567_890_123, version: "1.2.3", adminAddress: "unix:/x" };

const source = (mssp: Record<string, unknown> = {}) => ({
  config: gatewayConfig.parse({ mssp }),
  ports: { telnet: 4000 },
  status: STATUS,
  compresses: true,
  wall: () => 2_000_000_000_000,
});

const running: TestGateway[] = [];
const clients: TelnetClient[] = [];

async function dial(): Promise<{ test: TestGateway; client: TelnetClient }> {
  const test = await startTestGateway({ mssp: { contact: "keeper@example.org" } });
  running.push(test);
  test.link.events.status(STATUS);
  const client = new TelnetClient(test.gateway.ports.telnet);
  clients.push(client);
  return { test, client };
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("what a crawler is told", () => {
  it("begins with what MSSP requires", () => {
    expect(msspFacts(source()).slice(0, 3)).toEqual([
      ["NAME", ["Wyldlands"]],
      ["PLAYERS", ["52"]],
      ["UPTIME", ["1234567890"]],
    ]);
  });

  it("is nobody playing since now, while no world has said anything", () => {
    const facts = new Map(msspFacts({ ...source(), status: undefined }));
    expect([facts.get("PLAYERS"), facts.get("UPTIME")]).toEqual([["0"], ["2000000000"]]);
  });

  it("has the main port last, and the TLS port apart as well", () => {
    const facts = new Map(msspFacts({ ...source(), ports: { telnet: 4000, telnets: 4443 } }));
    expect([facts.get("PORT"), facts.get("SSL")]).toEqual([["4443", "4000"], ["4443"]]);
    expect(new Map(msspFacts(source())).has("SSL")).toBe(false);
  });

  it("has what the operator set and leaves out what is not set", () => {
    const mssp = {
      name: "The Salt",
      contact: "keeper@example.org",
      website: "https://example.org/",
      hostname: "play.example.org",
      icon: "https://example.org/icon.png",
      discord: "https://discord.example.org/x",
      language: "Welsh",
      location: "Wales",
      created: "2024",
      status: "Alpha",
      genre: "Historical",
      gameplay: "Roleplaying",
    };
    const facts = new Map(msspFacts(source(mssp)));
    for (const [key, value] of Object.entries(mssp)) expect(facts.get(key.toUpperCase())).toEqual([value]);
    const bare = new Map(msspFacts(source()));
    for (const name of ["CONTACT", "WEBSITE", "HOSTNAME", "ICON", "DISCORD", "LOCATION", "CREATED"])
      expect(bare.has(name)).toBe(false);
  });

  it("never holds a byte that would end it, whatever the operator wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        const facts = msspFacts(source({ name: `x${text}`, contact: text }));
        const bytes = encodeMssp(facts);
        const own = facts.reduce((sum, [, values]) => sum + 1 + values.length, 0);
        expect([...bytes].filter((byte) => byte < 32 || byte === 255)).toHaveLength(own);
        expect(msspText(facts).split("\r\n")).toHaveLength(facts.length + 4);
      }),
    );
  });
});

describe("MSSP over telnet", () => {
  it("is sent once when the client agrees", async () => {
    const { test, client } = await dial();
    client.send("\xff\xfd\x46\xff\xfd\x46");
    await client.until("\xff\xf0");
    const port = test.gateway.ports.telnet;
    expect(client.received).toContain(
      "\xff\xfa\x46\x01NAME\x02Wyldlands\x01PLAYERS\x0252\x01UPTIME\x021234567890\x01CODEBASE\x02Wyldlands 1.2.3",
    );
    expect(client.received).toContain(`\x01PORT\x02${port}\x01CONTACT\x02keeper@example.org`);
    expect(client.received).toContain("\x01MCCP\x021\xff\xf0");
    client.send("\xff\xf6");
    await client.until("Yes, you are heard");
    expect(client.received.split("\xff\xfa\x46")).toHaveLength(2);
  });

  it("answers MSSP-REQUEST in plain text at the first question, and passes nothing on", async () => {
    const { test, client } = await dial();
    client.send("MSSP-REQUEST\r\n");
    await client.until("\r\nMSSP-REPLY-END\r\n");
    expect(client.received).toContain(
      "\r\nMSSP-REPLY-START\r\nNAME\tWyldlands\r\nPLAYERS\t52\r\nUPTIME\t1234567890\r\nCODEBASE\tWyldlands 1.2.3\r\n",
    );
    test.link.say(1, "Hello.", { prompt: { text: "Name: " } });
    client.send("MSSP-REQUEST\nann\n");
    expect(await test.link.typed(1)).toEqual(["ann"]);
    await client.holds(() => client.received.split("MSSP-REPLY-END").length === 3);
  });

  it("takes MSSP-REQUEST for what was typed anywhere else: a password may be called so", async () => {
    const { test, client } = await dial();
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    test.link.say(1, undefined, { prompt: { text: "Password: " }, echo: { on: false } });
    client.send("MSSP-REQUEST\n");
    expect(await test.link.typed(1)).toEqual(["MSSP-REQUEST"]);
    test.link.say(1, undefined, {
      prompt: { text: "> " },
      echo: { on: true },
      character: { id: "c", name: "Ann" },
    });
    client.send("MSSP-REQUEST\n");
    expect(await test.link.typed(2)).toEqual(["MSSP-REQUEST", "MSSP-REQUEST"]);
    expect(client.received).not.toContain("MSSP-REPLY-START");
  });
});
