import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { Tap } from "./tap.ts";
import { Tmux, TMUX } from "./tmux.ts";

const TINYFUGUE = findProgram("tf5", "tf5");

describe.skipIf(TINYFUGUE === undefined || TMUX === undefined)("TinyFugue", () => {
  let server: TestServer;
  let tap: Tap;
  let terminal: Tmux;

  beforeAll(async () => {
    server = await sharedServer();
  });
  afterEach(async () => {
    await terminal?.close();
    await tap?.close();
  });
  afterAll(async () => {});

  it("plays compressed, with prompts it understands, and reads every letter in ASCII", async () => {
    tap = await Tap.open(server.telnet, { transcript: artefact("real-clients", "tinyfugue-wire.txt") });
    // The type for worlds that end their prompts by EOR or GA; it shows no other prompt before the next line.
    const orders = join(server.dataDir, "tinyfugue.rc");
    writeFileSync(orders, `/addworld -Tlpp wyld 127.0.0.1 ${tap.port}\n`);
    terminal = await Tmux.start(`${TINYFUGUE} -f${orders} wyld`, {
      width: 100,
      height: 40,
      transcript: artefact("real-clients", "tinyfugue.txt"),
    });
    await terminal.shows(/^Name: ?$/m);
    await terminal.type("guest");
    await terminal.shows(/^Exits: /m);
    const friend = new Player(new TelnetClient(server.telnet));
    await friend.loginAsGuest();
    await terminal.type("say good evening");
    await terminal.shows(/^You say, 'good evening'$/m);
    await friend.say("caf\u00e9 \u2014 \u4e2d");
    const screen = await terminal.shows(/ says, 'cafe -+ \?+'$/m);
    // oxlint-disable-next-line no-control-regex -- line feeds are letters enough
    expect(screen).toMatch(/^[\x20-\x7e\n]*$/);
    expect(screen).not.toMatch(/unterminated-prompt/);

    // Prompts end in EOR, and the client said DO to that and to compression.
    expect(tap.said("client")).toEqual(expect.arrayContaining(["DO 25", "DO 86"]));
    expect(tap.compressed).toBe(true);
    await friend.quit();
    await terminal.type("quit");
    await terminal.shows(/Connection to .* closed|closed by foreign host/i);
  });
});
