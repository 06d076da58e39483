import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import { TestServer } from "../support/server.ts";
import { STDBUF, TELNET_PROXY, TelnetProxy } from "./libtelnet-proxy.ts";
import { Tap, type Direction } from "./tap.ts";
import { Tintin, TINTIN, withGmcp, withMsdp, withMssp } from "./tintin.ts";
import { Tmux, TMUX } from "./tmux.ts";

const TELNET = findProgram("inetutils-telnet", "inetutils-telnet");
/** Its high byte would be none, its low byte is an IAC: NAWS has to double it. */
const WIDTH = 255;

describe.skipIf([TELNET_PROXY, STDBUF, TMUX].includes(undefined))(
  "libtelnet, read beside our own parser",
  () => {
    let server: TestServer;
    let tap: Tap;
    let proxy: TelnetProxy;
    let close: (() => Promise<void>) | undefined;

    /** libtelnet reads MCCP2, and takes what MCCP3 compresses for text. */
    beforeAll(async () => {
      server = await TestServer.start({ env: { WYLDLANDS_GATEWAY__MCCP__V3: "false" } });
    });
    afterEach(async () => {
      await close?.();
      await proxy?.close();
      await tap?.close();
    });
    afterAll(async () => {
      await server?.stop();
      server?.remove();
    });

    const wire = (name: string): string => artefact("real-clients", `telnet-proxy-${name}-wire.txt`);

    /** A client comes to libtelnet, which comes to the tap. */
    async function between(name: string): Promise<number> {
      tap = await Tap.open(server.telnet, { transcript: wire(name) });
      proxy = await TelnetProxy.start(
        { host: "127.0.0.1", port: tap.port },
        artefact("real-clients", `telnet-proxy-${name}.txt`),
      );
      return proxy.port;
    }

    /** What our own parser found in the bytes that the gateway sent and got. */
    function ours(name: string, side: Direction): string[] {
      const lines = readFileSync(wire(name), "utf8").split("\n");
      return joined(lines.filter((line) => line.startsWith(side)).map((line) => line.slice(7)));
    }

    async function agrees(name: string): Promise<Record<Direction, string[]>> {
      await proxy.prints("BOTH CONNECTIONS CLOSED");
      const read = { server: joined(proxy.events("server")), client: joined(proxy.events("client")) };
      for (const side of ["server", "client"] as const)
        await expect.poll(() => ours(name, side)).toEqual(read[side]);
      return read;
    }

    it.skipIf(TINTIN === undefined)(
      "finds the same in a session of TinTin++, through the compression",
      async () => {
        const port = await between("tintin");
        const tintin = await Tintin.start({
          name: "telnet-proxy",
          port,
          width: WIDTH,
          orders: [...withGmcp(["Char", "Room", "Comm.Channel"]), ...withMsdp(["ROOM_NAME"]), ...withMssp()],
        });
        close = () => tintin.close();
        await tintin.shows(/Name: ?$/m);
        await tintin.type("guest");
        await tintin.shows(/^Exits: east, up, down$/m);
        await tintin.type("say caf\u00e9 \u2014 \u4e2d");
        await tintin.shows(/^You say, 'caf\u00e9 \u2014 \u4e2d'$/m);
        await tintin.type("down");
        await tintin.hears("MSDP ROOM_NAME The Salt Quay");
        await tintin.type("quit");
        await tintin.shows(/SESSION 'wyld' DIED/i);

        const { server: said, client: answered } = await agrees("tintin");
        expect(tap.compressedBy("server")).toBe(true);
        expect(proxy.printed).toContain("SERVER COMPRESSION ON");
        // What libtelnet itself makes of MSSP, and of a width that holds an IAC.
        expect(proxy.printed).toMatch(
          /SERVER MSSP \[\d+ parts\] "NAME"="Wyldlands" "PLAYERS"="\d+" "UPTIME"="\d+"/,
        );
        expect(answered).toContain("SB 31 00ff0028");
        expect(said.filter((word) => word === "SB 86")).toHaveLength(1);
        expect(said).toContain("EOR");
      },
    );

    it.skipIf(TELNET === undefined)("finds the same in a session of the system's telnet", async () => {
      const port = await between("inetutils");
      const terminal = await Tmux.start(`${TELNET} 127.0.0.1 ${port}`, {
        width: WIDTH,
        height: 40,
        transcript: artefact("real-clients", "telnet-proxy-inetutils-screen.txt"),
      });
      close = () => terminal.close();
      await terminal.shows(/Name: ?$/m);
      await terminal.type("guest");
      await terminal.shows(/^Exits: east, up, down$/m);
      await terminal.type("say plain words");
      await terminal.shows(/^You say, 'plain words'$/m);
      await terminal.type("quit");
      await terminal.shows(/Connection closed by foreign host/);

      const { server: said, client: answered } = await agrees("inetutils");
      expect(said).not.toContain("SB 86");
      expect(answered.slice(0, 3)).toEqual(expect.arrayContaining(["WILL 24", "WILL 31"]));
    });
  },
);

/** Neighbouring texts as one: where they are cut says nothing. */
function joined(words: readonly string[]): string[] {
  const out: string[] = [];
  let text = "";
  for (const word of [...words, ""]) {
    if (word.startsWith('"')) {
      text += JSON.parse(word) as string;
      continue;
    }
    if (text !== "") out.push(JSON.stringify(text));
    text = "";
    if (word !== "") out.push(word);
  }
  return out;
}
