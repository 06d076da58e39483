import { Player, TelnetClient } from "@wyldlands/bots";
import type { GmcpOut, GmcpRoomInfo } from "@wyldlands/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { TestServer } from "../support/server.ts";
import { socketsTo } from "./established.ts";
import { figure } from "./figures.ts";
import { Tap } from "./tap.ts";
import { Tintin, TINTIN, withGmcp, withMsdp, withMssp } from "./tintin.ts";
import { TMUX } from "./tmux.ts";

const PASSWORD = "nine tarred knots";
const SPOKEN = "caf\u00e9 \u2014 \u4e2d";

describe.skipIf(TINTIN === undefined || TMUX === undefined)("TinTin++ with everything on", () => {
  let server: TestServer;
  let tap: Tap;
  let tintin: Tintin;
  const since = Math.floor(Date.now() / 1000);

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterEach(async () => {
    await tintin?.close();
    await tap?.close();
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
  });

  /** Compressed both ways, with all three side channels. */
  async function connect(name: string): Promise<void> {
    tap = await Tap.open(server.telnet, { transcript: artefact("real-clients", `tintin-${name}-wire.txt`) });
    tintin = await Tintin.start({
      name,
      port: tap.port,
      orders: [
        ...withGmcp(["Char", "Room", "Comm.Channel"]),
        ...withMsdp([
          "CHARACTER_NAME",
          "ROOM_NAME",
          "ROOM_VNUM",
          "ROOM_PLAYERS",
          "INVENTORY",
          "HEALTH",
          "HEALTH_MAX",
          "LEVEL",
          "POSITION",
        ]),
        ...withMssp(),
      ],
    });
    await tintin.shows(/Name: ?$/m);
    await expect.poll(() => [tap.compressedBy("server"), tap.compressedBy("client")]).toEqual([true, true]);
  }

  const typed = (): string => tap.text("client");
  const utf8 = (text: string): string => Buffer.from(text).toString("latin1");

  it("makes a character, walks, and is told the same in words and on three side channels, compressed both ways", async () => {
    await connect("channels");
    await tintin.answer([
      [/Name: ?$/m, "new"],
      [/Choose an account name: ?$/m, "isolde"],
      [/Choose a password: ?$/m, PASSWORD],
      [/Repeat the password: ?$/m, PASSWORD],
      [/Name your character: ?$/m, "Isolde"],
    ]);
    await tintin.shows(/^The Lamp Stair$[^]*^Exits: east, up, down$/m);
    const stair = await tintin.gmcp<GmcpRoomInfo>("Room.Info");
    expect(stair).toMatchObject({ name: "The Lamp Stair", area: "Pellhythe Harbour" });
    expect(Object.keys(stair.exits).sort()).toEqual(["d", "e", "u"]);
    expect(await tintin.gmcp("Char.Name")).toEqual({ name: "Isolde", fullname: "Isolde" });
    await tintin.hears("MSDP CHARACTER_NAME Isolde");
    await tintin.hears("MSDP ROOM_NAME The Lamp Stair");

    const vitals = await tintin.gmcp<GmcpOut["Char.Vitals"]>("Char.Vitals");
    expect(vitals.hp).toBeGreaterThan(0);
    expect(vitals).toMatchObject({ hp: vitals.maxhp, mp: vitals.maxmp, st: vitals.maxst });
    const status = await tintin.gmcp<GmcpOut["Char.Status"]>("Char.Status");
    expect(status).toMatchObject({ name: "Isolde", level: 1, position: "standing", target: "", targethp: 0 });
    expect(await tintin.gmcp("Char.StatusVars")).toMatchObject({ level: "Level", race: "Folk" });
    await tintin.gmcp("Char.Skills.Groups");
    expect(await tintin.gmcp("Char.Defences.List")).toEqual([]);
    expect(await tintin.gmcp("Char.Afflictions.List")).toEqual([]);
    await tintin.hears(`MSDP HEALTH ${vitals.hp}`);
    await tintin.hears(`MSDP HEALTH_MAX ${vitals.maxhp}`);
    await tintin.hears("MSDP LEVEL 1");
    await tintin.type("rest");
    await tintin.gmcp<GmcpOut["Char.Status"]>("Char.Status", ({ position }) => position === "resting");
    await tintin.hears("MSDP POSITION resting");
    await tintin.type("stand");
    await tintin.gmcp<GmcpOut["Char.Status"]>("Char.Status", ({ position }) => position === "standing");

    await tintin.hears("MSSP NAME Wyldlands");
    await tintin.hears("MSSP PLAYERS 0");
    await tintin.hears(/^MSSP UPTIME \d+$/);
    const began = Number(/^MSSP UPTIME (.*)$/m.exec(tintin.told().join("\n"))?.[1]);
    expect(began).toBeGreaterThanOrEqual(since);
    expect(began).toBeLessThanOrEqual(Date.now() / 1000);
    expect(tintin.told().findLast((line) => line.startsWith("MSSP PORT"))).toBe(
      `MSSP PORT ${server.telnet.port}`,
    );

    const witness = new Player(new TelnetClient(server.telnet));
    await witness.loginAsGuest();
    type Players = GmcpOut["Room.Players"];
    // Its own rest and rise were told the same way.
    const come = await tintin.gmcp<Players[number]>("Room.AddPlayer", ({ name }) => name !== "Isolde");
    await witness.say(`for you: ${SPOKEN}`);
    await tintin.shows(new RegExp(`^${come.name} says, 'for you: ${SPOKEN}'$`, "m"));
    const told = await tintin.gmcp<GmcpOut["Comm.Channel.Text"]>(
      "Comm.Channel.Text",
      ({ talker }) => talker === come.name,
    );
    expect(told).toEqual({
      channel: "say",
      talker: come.name,
      text: `${come.name} says, 'for you: ${SPOKEN}'`,
    });
    await tintin.type(`say ${SPOKEN}`);
    await tintin.shows(new RegExp(`^You say, '${SPOKEN}'$`, "m"));
    expect(await witness.hears(SPOKEN)).toBe("Isolde");

    await tintin.type("down");
    await tintin.shows(/^The Salt Quay$/m);
    const quay = await tintin.gmcp<GmcpRoomInfo>("Room.Info", ({ name }) => name === "The Salt Quay");
    expect(quay.num).toBe(stair.exits["d"]);
    await tintin.hears("MSDP ROOM_NAME The Salt Quay");
    await tintin.hears(`MSDP ROOM_VNUM ${quay.num}`);
    await tintin.gmcp<Players>("Room.Players", (players) => players.some(({ name }) => name === "Isolde"));

    await tintin.type("get boathook");
    await tintin.shows(/^You get a rusty boathook\.$/m);
    type Add = GmcpOut["Char.Items.Add"];
    const got = await tintin.gmcp<Add>("Char.Items.Add", ({ location }) => location === "inv");
    expect(got.item.name).toBe("a rusty boathook");
    await tintin.gmcp<Add>(
      "Char.Items.Remove",
      ({ location, item }) => location === "room" && item.id === got.item.id,
    );
    await tintin.hears(/^MSDP INVENTORY .*a rusty boathook/);
    await witness.quit();

    // All of it inflated with Node's own zlib, which is not what the gateway compresses with.
    expect(typed()).toContain(utf8(`say ${SPOKEN}\r\n`));
    expect(tap.text("server")).toContain("The Salt Quay");
    expect(await figure(server, "compressed_sessions")).toBe(1);
    const raw = await figure(server, 'telnet_uncompressed_bytes_total{direction="out"}');
    const wire = await figure(server, 'bytes_total{direction="out",transport="telnet"}');
    expect(wire).toBeLessThan(raw);
    expect(tintin.terminal.transcript()).not.toContain(PASSWORD);
  });

  it("keeps its socket and both its zlib streams through three deaths of the world, and is answered after each", async () => {
    await connect("deaths");
    await tintin.type("guest");
    await tintin.shows(/^Exits: /m);
    const current = (): number[][] => [socketsTo(tap.port), socketsTo(server.telnet.port)];
    await expect.poll(() => current().map(({ length }) => length)).toEqual([1, 1]);
    const sockets = current();
    const wireBefore = tap.bytes("client").length;
    for (let death = 1; death <= 3; death++) {
      const pid = server.worldPid() as number;
      process.kill(pid, "SIGKILL");
      await tintin.type(`say ${SPOKEN}, after ${death}`);
      await tintin.shows(new RegExp(`^You say, '${SPOKEN}, after ${death}'$`, "m"), { timeoutMs: 30_000 });
      await server.nextWorld(pid);
      await expect.poll(current).toEqual(sockets);
    }
    await tintin.type("down");
    await tintin.shows(/^The Salt Quay$/m);
    await tintin.gmcp<GmcpRoomInfo>("Room.Info", ({ name }) => name === "The Salt Quay");
    await tintin.hears("MSDP ROOM_NAME The Salt Quay");

    const screen = await tintin.terminal.screen();
    expect(screen).not.toMatch(/COMPRESSION ERROR|DIED/);
    const afters = /say, '[^']*, after (\d)'/g;
    expect([...screen.matchAll(afters)].map(([, n]) => n)).toEqual(["1", "2", "3"]);
    // Each stream began once and is still the same one: what was typed last is read through it, and is not plain.
    for (const side of ["client", "server"] as const)
      expect(tap.said(side).filter((word) => /^SB 8[67]$/.test(word))).toHaveLength(1);
    expect(typed()).toMatch(/after 3\r\ndown\r\n$/);
    expect(tap.bytes("client").slice(wireBefore)).not.toMatch(/after \d|down/);
    expect(tap.text("server")).toContain(utf8(`'${SPOKEN}, after 3'`));
  });
});
