import type { Browser } from "playwright-core";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePorts } from "../support/free-ports.ts";
import { TestServer } from "../support/server.ts";
import { CHROMIUM, startBrowser } from "./browser.ts";
import { Tab, type LogLine } from "./tab.ts";

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`);

/** What the player heard himself say, in order. */
function said(log: readonly LogLine[]): string[] {
  return log.flatMap((line) => /^You say, '(line \d+)'$/.exec(line.text)?.[1] ?? []);
}

/** A redraw begins with the last lines, announced as such, and goes on with the room. Returns what is said again there. */
function withoutRedraw(log: readonly LogLine[], room: string): { fresh: LogLine[]; again: LogLine[] } {
  const from = log.findIndex((line) => line.text === "The last you saw, again:");
  const to = log.findLastIndex((line) => line.text === room);
  return { fresh: [...log.slice(0, from), ...log.slice(to)], again: log.slice(from, to) };
}

describe.skipIf(CHROMIUM === undefined)("a page whose server breaks off", () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    // A gateway that is killed must come back where the page looks for it.
    const [telnet, http] = await freePorts(2);
    const env = {
      WYLDLANDS_GATEWAY__TELNET__PORT: String(telnet),
      WYLDLANDS_GATEWAY__WEBSOCKET__PORT: String(http),
    };
    [server, browser] = await Promise.all([TestServer.start({ env }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    server?.remove();
  });

  async function guest(): Promise<Tab> {
    const tab = await Tab.open(browser, server.httpUrl);
    await tab.press("Play as a guest");
    await tab.inRoom("The Lamp Stair");
    await tab.settled();
    return tab;
  }

  it("keeps the game over a reload: the place, the words and what is carried", async () => {
    const tab = await guest();
    await tab.ask("down");
    await tab.ask("get boathook");
    await tab.ask("say before the reload");
    await tab.reload();
    await tab.inRoom("The Salt Quay");
    await tab.status("Connected");
    // The last words from before end what is shown again.
    await tab.sees("You say, 'before the reload'");
    await tab.settled();
    expect(await tab.count("You get a rusty boathook.")).toBe(1);
    await tab.ask("inventory");
    await tab.sees("  a rusty boathook");
    await tab.ask("say after the reload");
    const log = await tab.text();
    expect(log.match(/before the reload/g)).toHaveLength(1);
    expect(log.match(/You say, 'after the reload'/g)).toHaveLength(1);
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  it("shows that the world is away, keeps what is typed, and has each line answered once and in order", async () => {
    const tab = await guest();
    const witness = new Player(new TelnetClient(server.telnet));
    await witness.loginAsGuest();
    const heard: string[] = [];
    witness.client.onLine(({ text }) => {
      const found = /says, '(line \d+)'$/.exec(text)?.[1];
      if (found !== undefined) heard.push(found);
    });
    const states = await tab.watchStatus();
    const lines = numbers(1, 24);
    const pid = server.worldPid() as number;
    for (const [i, line] of lines.entries()) {
      if (i === 8) process.kill(pid, "SIGKILL");
      await tab.type(`say ${line}`);
      if (i === 16) await tab.picture("world-away");
    }
    await server.nextWorld(pid);
    await tab.sees(`You say, '${lines.at(-1)}'`);
    await tab.settled();
    await witness.client.waitFor(/says, 'line 24'$/);

    expect(await states()).toEqual(["Connected", "World restarting, input queued", "Connected"]);
    const log = await tab.log();
    expect(said(log)).toEqual(lines);
    expect(heard).toEqual(lines);
    expect(log.map((line) => line.text)).toEqual(
      expect.arrayContaining([
        "The world holds its breath… Type on: nothing you say now is lost.",
        "The world breathes out, and goes on.",
      ]),
    );
    expect(tab.lines).toEqual({ opened: 1, ended: 0 });
    expect(tab.complaints).toEqual([]);
    await tab.picture("world-back");
    await witness.quit();
    await tab.close();
  });

  it("finds a gateway that was killed again, and has every line answered exactly once", async () => {
    const tab = await guest();
    await tab.ask("down");
    const states = await tab.watchStatus();
    const lines = numbers(1, 9);
    // Each `drop copper` that ran is a penny less of ten: a line that ran twice shows here.
    for (const [i, line] of lines.entries()) {
      if (i === 3) process.kill(server.gatewayPid(), "SIGKILL");
      await tab.type(`say ${line}`);
      await tab.type("drop 1 copper");
      if (i === 5) {
        await tab.status("Offline, trying again");
        await tab.picture("gateway-away");
      }
    }
    await tab.page.getByRole("status").getByText("Connected").waitFor({ timeout: 20_000 });
    await tab.inRoom("The Salt Quay");
    await tab.sees("You say, 'line 9'");
    await tab.settled();
    await tab.ask("inventory");
    await tab.picture("gateway-back");
    const log = await tab.log();
    expect(log.map((line) => line.text)).toContain("  a copper penny");
    const { fresh, again } = withoutRedraw(log, "The Salt Quay");
    expect(new Set([...said(again), ...said(fresh)])).toEqual(new Set(lines));
    expect(said(fresh)).toEqual([...new Set(said(fresh))].sort());
    expect(await states()).toContain("Offline, trying again");
    await tab.close();
  });
});
