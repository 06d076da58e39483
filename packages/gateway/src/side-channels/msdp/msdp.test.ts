import { roomNumber } from "@wyldlands/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../../testing/start.ts";
import { inBody, onTheQuay } from "../testing/facts.ts";
import { SideClient } from "../testing/side-client.ts";

const running: TestGateway[] = [];
const clients: SideClient[] = [];

async function start(): Promise<{ test: TestGateway; client: SideClient }> {
  const test = await startTestGateway();
  running.push(test);
  const client = new SideClient(test);
  clients.push(client);
  client.telnet.send("\xff\xfd\x45");
  await test.link.waiting.until("a session", () => test.link.opens.has(1));
  return { test, client };
}

const array = (...values: string[]): string => `\x05${values.map((value) => `\x02${value}`).join("")}\x06`;
const quay = String(roomNumber("harbor:quay"));
const exits =
  `\x03\x01n\x02${roomNumber("market:steps")}` +
  `\x01sw\x02${roomNumber("harbor:pier")}\x01in\x02${roomNumber("harbor:inn")}\x04`;

afterEach(async () => {
  for (const { telnet } of clients.splice(0)) telnet.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("MSDP", () => {
  it("lists what there is, byte for byte as TinTin++ asks", async () => {
    const { client } = await start();
    client.msdp("\x01LIST\x02COMMANDS", "\x01LIST\x02LISTS", "\x01LIST\x02CONFIGURABLE_VARIABLES");
    expect(await client.reported()).toEqual([
      `\x01COMMANDS\x02${array("LIST", "REPORT", "UNREPORT", "SEND", "RESET")}`,
      `\x01LISTS\x02${array(
        "COMMANDS",
        "LISTS",
        "REPORTABLE_VARIABLES",
        "CONFIGURABLE_VARIABLES",
        "SENDABLE_VARIABLES",
        "REPORTED_VARIABLES",
      )}`,
      `\x01CONFIGURABLE_VARIABLES\x02${array("CLIENT_ID", "CLIENT_VERSION", "ANSI_COLORS", "UTF_8")}`,
    ]);
    client.msdp(
      "\x01LIST\x02SENDABLE_VARIABLES",
      "\x01list\x02reportable_variables",
      "\x01LIST\x02REPORTED_VARIABLES",
    );
    const [sendable, reportable, reported] = await client.reported();
    expect(sendable).toContain("\x02SERVER_TIME\x02CHARACTER_NAME");
    expect(reportable).not.toContain("SERVER_TIME");
    expect(reportable).toContain("\x02ROOM_EXITS");
    expect(reported).toBe("\x01REPORTED_VARIABLES\x02\x05\x06");
  });

  it("sends a variable that is asked for, once", async () => {
    const { test, client } = await start();
    test.link.say(1, undefined, onTheQuay);
    client.msdp("\x01SEND\x02SERVER_ID\x02CHARACTER_NAME\x02ROOM_VNUM\x02ROOM_EXITS\x02INVENTORY");
    expect(await client.reported()).toEqual([
      `\x01SERVER_ID\x02Wyldlands\x01CHARACTER_NAME\x02Ann\x01ROOM_VNUM\x02${quay}` +
        `\x01ROOM_EXITS\x02${exits}\x01INVENTORY\x02${array("ten copper pennies")}`,
    ]);
    client.msdp(`\x01SEND\x02${array("ROOM", "AREA_NAME")}`);
    expect(await client.reported()).toEqual([
      `\x01ROOM\x02\x03\x01VNUM\x02${quay}\x01ID\x02harbor:quay\x01NAME\x02The Salt Quay\x01AREA\x02The Harbour` +
        `\x01EXITS\x02${exits}\x04\x01AREA_NAME\x02The Harbour`,
    ]);
    client.msdp("\x01SEND\x02SERVER_TIME");
    const [time] = await client.reported();
    expect(time?.slice(0, 13)).toBe("\x01SERVER_TIME\x02");
    expect(time?.slice(13)).toMatch(/^\d\d:\d\d:\d\d$/);
    test.link.say(1, undefined, { character: { id: "c1", name: "Anna" } });
    expect(await client.reported()).toEqual([]);
  });

  it("sends a variable of which nothing is known as an empty one", async () => {
    const { client } = await start();
    client.msdp("\x01SEND\x02ROOM_NAME");
    expect(await client.reported()).toEqual(["\x01ROOM_NAME\x02"]);
  });

  it("reports at once, then once after each batch that changed something, until it is told to stop", async () => {
    const { test, client } = await start();
    client.msdp("\x01REPORT\x02CHARACTER_NAME\x02ROOM_NAME\x02ROOM_PLAYERS\x02SERVER_TIME");
    expect(await client.reported()).toEqual([]);
    test.link.say(1, undefined, onTheQuay);
    expect(await client.reported()).toEqual([
      `\x01CHARACTER_NAME\x02Ann\x01ROOM_NAME\x02The Salt Quay\x01ROOM_PLAYERS\x02${array("Ann", "Bo")}`,
    ]);
    test.link.say(1, undefined, { ...onTheQuay, room: { ...onTheQuay.room, name: "The Pier" } });
    expect(await client.reported()).toEqual(["\x01ROOM_NAME\x02The Pier"]);
    client.msdp("\x01LIST\x02REPORTED_VARIABLES", "\x01UNREPORT\x02ROOM_NAME");
    expect(await client.reported()).toEqual([
      `\x01REPORTED_VARIABLES\x02${array("CHARACTER_NAME", "ROOM_NAME", "ROOM_PLAYERS")}`,
    ]);
    test.link.say(1, undefined, { room: onTheQuay.room, character: { id: "c1", name: "Anna" } });
    expect(await client.reported()).toEqual(["\x01CHARACTER_NAME\x02Anna"]);
    client.msdp("\x01RESET\x02REPORTABLE_VARIABLES");
    expect(await client.reported()).toEqual([]);
    test.link.say(1, undefined, { character: null, room: null });
    test.link.say(1, undefined, onTheQuay);
    expect(await client.reported()).toEqual([]);
  });

  it("tells strength, growth, purse and foe, each in figures of its own", async () => {
    const { test, client } = await start();
    client.msdp("\x01REPORT\x02HEALTH\x02HEALTH_MAX\x02OPPONENT_NAME\x02OPPONENT_HEALTH\x02AFFECTS");
    test.link.say(1, undefined, { ...onTheQuay, ...inBody });
    expect(await client.reported()).toEqual([
      "\x01HEALTH\x0218\x01HEALTH_MAX\x0230\x01OPPONENT_NAME\x02a gull\x01OPPONENT_HEALTH\x0240" +
        `\x01AFFECTS\x02${array("warded", "poisoned")}`,
    ]);
    const { foe: _, ...atPeace } = inBody.status;
    const health = { left: 12, most: 30 };
    test.link.say(1, undefined, { status: atPeace, vitals: { ...inBody.vitals, health } });
    expect(await client.reported()).toEqual([
      "\x01HEALTH\x0212\x01OPPONENT_NAME\x02\x01OPPONENT_HEALTH\x020",
    ]);
    client.msdp(
      "\x01SEND\x02MOVEMENT\x02LEVEL\x02EXPERIENCE\x02EXPERIENCE_TNL\x02MONEY\x02CLASS\x02POSITION",
    );
    expect(await client.reported()).toEqual([
      "\x01MOVEMENT\x0220\x01LEVEL\x022\x01EXPERIENCE\x02450\x01EXPERIENCE_TNL\x02550\x01MONEY\x0210" +
        "\x01CLASS\x02fisher\x01POSITION\x02fighting",
    ]);
  });

  it("tells what is worn apart from what is carried", async () => {
    const { test, client } = await start();
    const cap = { id: "i2", name: "a tarred cap", count: 1, worn: "head" };
    test.link.say(1, undefined, { inventory: { items: [...onTheQuay.inventory.items, cap] } });
    client.msdp("\x01SEND\x02INVENTORY\x02EQUIPMENT");
    expect(await client.reported()).toEqual([
      `\x01INVENTORY\x02${array("ten copper pennies")}\x01EQUIPMENT\x02${array("a tarred cap")}`,
    ]);
  });

  it("reports the latest at once to a client that asks late", async () => {
    const { test, client } = await start();
    test.link.say(1, undefined, onTheQuay);
    client.msdp("\x01REPORT\x02ROOM_VNUM");
    expect(await client.reported()).toEqual([`\x01ROOM_VNUM\x02${quay}`]);
  });

  it("learns from a client what it is and what it can show", async () => {
    const { test, client } = await start();
    client.msdp(
      "\x01CLIENT_ID\x02Tin\x07Tin++",
      "\x01CLIENT_VERSION\x022.02",
      "\x01ANSI_COLORS\x021",
      "\x01UTF_8\x020",
    );
    await client.reported();
    expect(test.gateway.sessions()[0]).toMatchObject({
      client: { name: "TinTin++", version: "2.02" },
      colours: 16,
      charset: "ascii",
    });
    client.msdp("\x01ANSI_COLORS\x020", "\x01UTF_8\x021", "\x01CLIENT_ID\x02again");
    await client.reported();
    expect(test.gateway.sessions()[0]).toMatchObject({ colours: 0, charset: "utf-8" });
  });

  it("ignores and counts what it cannot read or does not have", async () => {
    const { test, client } = await start();
    client.msdp(
      "x",
      "\x01SEND\x02\x05",
      "\x01SEND\x02NO_SUCH",
      "\x01LIST\x02constructor",
      "\x01__proto__\x021",
      "",
    );
    expect(await client.reported()).toEqual([]);
    const metrics = await test.gateway.metricsText();
    expect(metrics).toContain('side_channel_faults_total{channel="msdp",reason="malformed"} 2');
    expect(metrics).toContain('side_channel_faults_total{channel="msdp",reason="unknown"} 3');
  });
});
