import { writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { plainText, WEB_SUBPROTOCOL } from "@wyldlands/protocol";
import { DO, encodeNaws, IAC, Opt, subnegotiation, WILL } from "@wyldlands/telnet";
import type { ClientOptions } from "ws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebClient } from "../../packages/gateway/src/testing/web-client.ts";
import { artefact } from "../support/artefacts.ts";
import { TestServer } from "../support/server.ts";
import { withoutColours } from "./without-colours.ts";

const MEGABYTE = 1024 * 1024;
const SAID = "You say, 'caf\u00e9 \u2014 \u4e2d'";
const SAY = "say caf\u00e9 \u2014 \u4e2d";

describe("any program's WebSocket", () => {
  let server: TestServer;
  const clients = new Map<string, WebClient>();

  /** Compression of frames is on for whoever asks for it. */
  beforeAll(async () => {
    server = await TestServer.start({ env: { WYLDLANDS_GATEWAY__WEBSOCKET__DEFLATE: "true" } });
  });
  afterEach(() => {
    for (const [name, client] of clients) {
      const binary = Buffer.concat(client.binary).toString("utf8");
      writeFileSync(
        artefact("real-clients", `websocket-${name}.txt`),
        `${client.frames.join("\n")}\n${binary}`,
      );
      client.destroy();
    }
    clients.clear();
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
  });

  function open(name: string, protocols: string[], options: ClientOptions = {}): WebClient {
    const client = new WebClient(server.ports.http, protocols, { perMessageDeflate: false, ...options });
    clients.set(name, client);
    return client;
  }

  it("plays on a terminal in BINARY frames", async () => {
    const client = open("terminal", ["terminal.mudstandards.org"]);
    await client.untilBinary("Name: ");
    client.socket.send(Buffer.from("guest\r\n"));
    await client.untilBinary("\u001b[");
    await client.untilBinary("Exits: ");
    client.socket.send(Buffer.from(`${SAY}\n`));
    await client.untilBinary(SAID);
    expect(client.frames).toEqual([]);
  });

  it("plays on a terminal in TEXT frames when it names no subprotocol", async () => {
    const client = open("none", []);
    await client.untilText("Name: ");
    client.socket.send("guest");
    await client.untilText("Exits: ");
    client.socket.send(SAY);
    await client.untilText(SAID);
    expect(client.binary).toEqual([]);
    client.socket.send("quit");
    expect((await client.ended()).code).toBe(1000);
  });

  it("plays with GMCP in TEXT frames", async () => {
    const client = open("gmcp", ["gmcp.mudstandards.org"]);
    await client.untilBinary("Name: ");
    client.socket.send('Core.Hello {"client":"Conformance","version":"1"}');
    client.socket.send('Core.Supports.Set ["Char 1","Room 1"]');
    client.socket.send(Buffer.from("guest\n"));
    await client.untilText("Room.Info {");
    await client.untilBinary("Exits: ");
    client.socket.send(Buffer.from(SAY));
    await client.untilBinary(SAID);
    const info = client.frames.find((frame) => frame.startsWith("Room.Info ")) as string;
    expect(JSON.parse(info.slice("Room.Info ".length))).toMatchObject({ name: "The Lamp Stair" });
  });

  it("plays with GMCP in JSON", async () => {
    const client = open("json", ["json.mudstandards.org"]);
    await client.untilBinary("Name: ");
    client.socket.send(JSON.stringify({ proto: "gmcp", id: "Core.Supports.Set", data: '["Room 1"]' }));
    client.socket.send(Buffer.from("guest\n"));
    await client.untilText('"Room.Info"');
    await client.untilBinary("Exits: ");
    client.socket.send(Buffer.from(SAY));
    await client.untilBinary(SAID);
    const frames = client.frames.map(
      (frame) => JSON.parse(frame) as { proto: string; id: string; data: string },
    );
    const info = frames.find(({ id }) => id === "Room.Info");
    expect(info?.proto).toBe("gmcp");
    expect(JSON.parse(info?.data ?? "")).toMatchObject({ name: "The Lamp Stair" });
  });

  it("plays by telnet in BINARY frames, options and all", async () => {
    const client = open("telnet", ["telnet.mudstandards.org"]);
    await client.untilBinary(String.fromCharCode(IAC, DO, Opt.NAWS), "latin1");
    await client.untilBinary("Name: ");
    client.socket.send(Buffer.from([IAC, WILL, Opt.NAWS, ...subnegotiation(Opt.NAWS, encodeNaws(50, 20))]));
    client.socket.send(Buffer.from("guest\r\n"));
    const room = await client.untilBinary("Exits: ");
    const lines = room.slice(room.indexOf("The Lamp Stair"), room.indexOf("Exits: ")).split("\r\n");
    expect(Math.max(...lines.map((line) => withoutColours(line).length))).toBeLessThanOrEqual(50);
    client.socket.send(Buffer.from(`${SAY}\r\n`));
    await client.untilBinary(SAID);
    expect(client.frames).toEqual([]);
  });

  it("plays as our own page does", async () => {
    const client = open("v1", [WEB_SUBPROTOCOL]);
    await client.hello();
    await client.say({ t: "line", n: 1, text: "guest" }, { t: "line", n: 2, text: SAY });
    await client.message("out", ({ text }) => plainText(text).includes(SAID));
    await client.message("ack", ({ n }) => n === 2);
    expect(client.binary).toEqual([]);
  });

  it("speaks the first subprotocol of several that is known here", async () => {
    const client = open("several", ["mqtt", "gmcp.mudstandards.org", "terminal.mudstandards.org"]);
    await client.opened();
    expect(client.socket.protocol).toBe("gmcp.mudstandards.org");
  });

  it("is refused with 400 and a list when it knows none of ours", async () => {
    const { status, body } = await open("unknown", ["mqtt"]).turnedAway();
    expect(status).toBe(400);
    expect(body).toMatch(/^This gateway speaks v1\.wyldlands, .*terminal\.mudstandards\.org/);
  });

  it.each([[WEB_SUBPROTOCOL], ["terminal.mudstandards.org"], ["telnet.mudstandards.org"]])(
    "is closed with 1009 when it sends a megabyte in one frame, by %s",
    async (protocol) => {
      const client = open("megabyte", [protocol]);
      await client.opened();
      client.socket.send(Buffer.alloc(MEGABYTE, "a"));
      expect((await client.ended()).code).toBe(1009);
    },
  );

  it("has its frames compressed when it asks, and plays as well", async () => {
    const plain = await bytesToPlay(false);
    const compressed = await bytesToPlay(true);
    expect(plain).toBeGreaterThan(1000);
    expect(compressed).toBeGreaterThan(200);
    expect(compressed).toBeLessThan(plain * 0.8);
  });

  /** Bytes on the wire until a guest has seen the first room. */
  async function bytesToPlay(compressed: boolean): Promise<number> {
    const client = open(compressed ? "compressed" : "plain", [], { perMessageDeflate: compressed });
    let wire: Socket | undefined;
    client.socket.once("upgrade", (response) => (wire = response.socket));
    await client.untilText("Name: ");
    expect(client.socket.extensions).toBe(compressed ? "permessage-deflate" : "");
    client.socket.send("guest");
    await client.untilText("Exits: ");
    const bytes = wire?.bytesRead ?? 0;
    client.socket.send("quit");
    await client.ended();
    return bytes;
  }
});
