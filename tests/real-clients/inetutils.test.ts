import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { EXPECT, expectScript } from "./expect.ts";
import { Tap } from "./tap.ts";
import { Tmux, TMUX } from "./tmux.ts";

const TELNET = findProgram("inetutils-telnet", "inetutils-telnet");
const PASSWORD = "gulls over granite";

describe.skipIf(TELNET === undefined || EXPECT === undefined || TMUX === undefined)(
  "inetutils telnet",
  () => {
    let server: TestServer;
    let tap: Tap | undefined;
    let terminal: Tmux | undefined;

    beforeAll(async () => {
      server = await sharedServer();
    });
    afterEach(async () => {
      await terminal?.close();
      await tap?.close();
      tap = undefined;
      terminal = undefined;
    });
    afterAll(async () => {});

    const spawn = (port: number): string => `spawn ${TELNET} 127.0.0.1 ${port}`;

    it("shows nothing of a password, and shows what is typed again after it", async () => {
      const shown = await expectScript(
        `${spawn(server.telnet.port)}
      shows {Name: $}
      types new
      shows {Choose an account name: $}
      types granite
      shows {Choose a password: $}
      types {${PASSWORD}}
      shows {Repeat the password: $}
      types {${PASSWORD}}
      shows {Name your character: $}
      types Gullan
      shows {Exits: [^\\n]*}
      types {say typed in the open}
      shows {You say, 'typed in the open'}
      types quit
      expect eof`,
        artefact("real-clients", "inetutils-password.txt"),
      );
      expect(shown).not.toContain(PASSWORD);
      expect(shown).toContain("say typed in the open");
      expect(shown).toMatch(/Choose an account name: granite/);
    });

    it("is answered when it asks whether we are there", async () => {
      await expectScript(
        `${spawn(server.telnet.port)}
      shows {Name: $}
      types guest
      shows {Exits: [^\\n]*}
      send "\\035"
      shows {telnet> $}
      types {send ayt}
      shows {Yes, you are heard, and the world is awake\\.}
      types {say still here}
      shows {You say, 'still here'}
      types quit
      expect eof`,
        artefact("real-clients", "inetutils-ayt.txt"),
      );
    });

    // What answers AYT comes after the agreement on SGA, so the client has changed its mode by then.
    it("logs in a character at a time, its Enter sent as CR NUL", async () => {
      tap = await Tap.open(server.telnet, {
        transcript: artefact("real-clients", "inetutils-characters-wire.txt"),
      });
      await expectScript(
        `${spawn(tap.port)}
      shows {Name: $}
      send "\\035"
      shows {telnet> $}
      types {mode character}
      send "\\035"
      shows {telnet> $}
      types {send ayt}
      shows {Yes, you are heard}
      types guest
      shows {Exits: [^\\n]*}
      types {say one by one}
      shows {You say, 'one by one'}
      types quit
      expect eof`,
        artefact("real-clients", "inetutils-characters.txt"),
      );
      expect(tap.said("client")).toContain("DO 3");
      expect(tap.said("server")).toContain("WILL 3");
      expect(tap.bytes("client")).toContain("guest\r\0");
    });

    it("gets lines as wide as its window, also after the window has changed", async () => {
      tap = await Tap.open(server.telnet, {
        transcript: artefact("real-clients", "inetutils-width-wire.txt"),
      });
      terminal = await Tmux.start(`${TELNET} 127.0.0.1 ${tap.port}`, {
        width: 60,
        height: 30,
        transcript: artefact("real-clients", "inetutils-width.txt"),
      });
      await terminal.shows(/Name: ?$/m);
      await terminal.type("guest");
      await terminal.shows(/^Exits: /m);
      expect(tap.said("client")).toContain("SB 31 003c001e");
      const narrow = await widestOfRoom(terminal);
      expect(narrow).toBeLessThanOrEqual(60);
      expect(narrow).toBeGreaterThan(45);

      await terminal.resize(120, 40);
      await expect.poll(() => tap?.said("client")).toContain("SB 31 00780028");
      await terminal.type("look");
      await terminal.shows(/^Exits: /m, { times: 2 });
      const wide = await widestOfRoom(terminal);
      expect(wide).toBeLessThanOrEqual(120);
      expect(wide).toBeGreaterThan(90);
    });
  },
);

/** Columns of the longest line of the room shown last. */
async function widestOfRoom(terminal: Tmux): Promise<number> {
  const screen = await terminal.screen();
  const room = screen.slice(screen.lastIndexOf("Forty-one wide steps"), screen.lastIndexOf("Exits: "));
  return Math.max(...room.split("\n").map((line) => line.trimEnd().length));
}
