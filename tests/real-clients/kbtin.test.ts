import { Player, TelnetClient } from "@wyldlands/bots";
import { DO, IAC, Opt, WILL } from "@wyldlands/telnet";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { Tap } from "./tap.ts";
import { Tmux, TMUX } from "./tmux.ts";

const KBTIN = findProgram("KBtin", "kbtin");

describe.skipIf(KBTIN === undefined || TMUX === undefined)("KBtin", () => {
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

  it("is never asked twice, though it answers everything again, also when the world begins anew", async () => {
    tap = await Tap.open(server.telnet, {
      transcript: artefact("real-clients", "kbtin-wire.txt"),
      opening: Uint8Array.of(IAC, WILL, Opt.EOR, IAC, DO, Opt.TTYPE),
    });
    terminal = await Tmux.start(`${KBTIN} -q`, {
      width: 100,
      height: 40,
      transcript: artefact("real-clients", "kbtin.txt"),
    });
    await terminal.type(`#session {wyld} {127.0.0.1 ${tap.port}}`);
    await terminal.shows(/Name: ?$/m);
    await terminal.type("guest");
    await terminal.shows(/^Exits: /m);
    const friend = new Player(new TelnetClient(server.telnet));
    await friend.loginAsGuest();
    await friend.say("caf\u00e9 \u2014 \u4e2d");
    await terminal.shows(/ says, 'caf\u00e9 \u2014 \u4e2d'/);

    // Everything that was offered twice it has answered twice; nobody answered that.
    expect(tap.said("client").filter((word) => word === "DO 25" || word === "WILL 24")).toHaveLength(4);
    const before = [tap.said("client").length, tap.said("server").length];
    await server.killWorld();
    await terminal.type("say after the dark");
    await terminal.shows(/You say, 'after the dark'/);
    await friend.hears("after the dark");
    expect(talk(tap.said("client").slice(before[0]))).toEqual([]);
    expect(talk(tap.said("server").slice(before[1]))).toEqual([]);
    expect(tap.compressed).toBe(true);
    // Each option is offered once, its terminal asked for four times at most.
    const offers = talk(tap.said("server")).filter((word) => !word.startsWith("SB"));
    expect(offers.length).toBe(new Set(offers).size);
    expect(tap.said("server").filter((word) => word === "SB 24 01").length).toBeLessThanOrEqual(4);
    await friend.quit();
  });
});

/** What was said of options; the ends of prompts are not, nor a timing mark (6) and its answer, which come when they come. */
function talk(said: readonly string[]): string[] {
  return said.filter((word) => !/^(?:GA|EOR|NOP|(?:DO|WILL|WONT) 6)$/.test(word));
}
