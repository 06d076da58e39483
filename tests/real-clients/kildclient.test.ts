import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { Tap } from "./tap.ts";
import { withoutColours } from "./without-colours.ts";
import { XDisplay, XDOTOOL, XVFB } from "./x-display.ts";

const KILDCLIENT = findProgram("kildclient", "kildclient");

describe.skipIf(KILDCLIENT === undefined || XVFB === undefined || XDOTOOL === undefined)("KildClient", () => {
  let server: TestServer;
  let tap: Tap;
  let display: XDisplay;
  let client: ChildProcess | undefined;

  beforeAll(async () => {
    [server, display] = await Promise.all([sharedServer(), XDisplay.start()]);
    tap = await Tap.open(server.telnet, { transcript: artefact("real-clients", "kildclient-wire.txt") });
  });
  afterAll(async () => {
    if (client !== undefined && client.exitCode === null) {
      client.kill("SIGKILL");
      await once(client, "close");
    }
    await display?.close();
    await tap?.close();
  });

  it("plays in a window of 43 columns, with GMCP and MSDP, its stray NULs no part of what is typed", async () => {
    const home = join(server.dataDir, "kildclient");
    mkdirSync(home);
    client = spawn(KILDCLIENT as string, [`telnet://127.0.0.1:${tap.port}`], {
      env: { ...process.env, DISPLAY: display.name, HOME: home, LC_ALL: "C.UTF-8" },
      stdio: "ignore",
    });
    await shown(/Name: $/);
    await display.focus("KildClient - Unnamed world");
    await display.type("guest");
    await shown(/Exits: /);
    const friend = new Player(new TelnetClient(server.telnet));
    await friend.loginAsGuest();
    await display.type("say from a small window");
    expect(await friend.hears("from a small window")).toBeTruthy();
    await shown(/You say, 'from a small window'/);
    await display.type("say and a second time");
    await shown(/You say, 'and a second time'/);
    await display.keep(artefact("real-clients", "kildclient.png"));

    // A NUL follows each of its answers to TTYPE, the first of them before the name.
    expect(tap.bytes("client")).toContain("KildClient\u00ff\u00f0\0");
    const typed = tap.text("client");
    expect(typed.startsWith("\0")).toBe(true);
    expect(typed.replaceAll("\0", "")).toMatch(/^guest\r?\n/);
    expect(tap.said("client")).toEqual(
      expect.arrayContaining(["SB 31 002b0007", "DO 69", "DO 201", "DO 86"]),
    );
    expect(tap.compressed).toBe(true);
    const words = withoutColours(Buffer.from(tap.text("server"), "latin1").toString());
    // The greeting does not wait for a client that is slow to say how wide it is. What follows a prompt stands on a line of its own: the client's Enter ended the prompt's.
    const lines = words.slice(words.indexOf("Name: ")).split(/\r\n|> |Name: /);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(43);
    await friend.quit();
  });

  async function shown(pattern: RegExp): Promise<void> {
    const text = (): string => withoutColours(tap.text("server"));
    await expect.poll(text, { timeout: 15_000 }).toMatch(pattern);
  }
});
