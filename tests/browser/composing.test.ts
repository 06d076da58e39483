import type { Browser } from "playwright-core";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TestServer } from "../support/server.ts";
import { CHROMIUM, PHONE, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

const TITLE = "Write: how you look to others";

describe.skipIf(CHROMIUM === undefined)("writing on a page", () => {
  let server: TestServer;
  let browser: Browser;
  let reader: Player;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), startBrowser()]);
    reader = new Player(new TelnetClient(server.telnet));
    await reader.loginAsGuest();
  });
  afterEach(async () => {
    const complaints = tabs.flatMap((tab) => tab.complaints);
    await Promise.all(tabs.splice(0).map((tab) => tab.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await reader?.quit();
    await browser?.close();
    await server?.stop();
    server?.remove();
  });

  /** A new character that others can look at by name. Nothing but the keyboard is touched. */
  async function character(name: string, options = {}): Promise<Tab> {
    const tab = await Tab.open(browser, server.httpUrl, options);
    tabs.push(tab);
    await tab.prompted("Name:");
    for (const [answer, asked] of [
      ["new", "Choose an account name:"],
      [name.toLowerCase(), "Choose a password:"],
      ["eleven grey geese", "Repeat the password:"],
      ["eleven grey geese", "Name your character:"],
    ] as const) {
      await tab.type(answer);
      await tab.prompted(asked);
    }
    await tab.page.locator("#line[type=text]").waitFor();
    await tab.type(name);
    await tab.inRoom("The Lamp Stair");
    await tab.settled();
    return tab;
  }

  const text = (tab: Tab): Promise<string> => tab.page.getByLabel(TITLE).inputValue();
  const focused = (tab: Tab): Promise<string> =>
    tab.page.evaluate<string>("document.activeElement.id || document.activeElement.textContent");
  async function composing(tab: Tab): Promise<void> {
    await tab.page.getByLabel(TITLE).waitFor();
    await expect.poll(() => focused(tab)).toBe("text");
  }
  async function done(tab: Tab): Promise<void> {
    await tab.page.getByLabel(TITLE).waitFor({ state: "detached" });
    await tab.page.locator("#line").waitFor();
  }

  it("by keyboard alone, through a reload and the world's death, and another player reads it", async () => {
    const tab = await character("Hylda");
    const keys = tab.page.keyboard;
    await tab.type("describe");
    await composing(tab);
    // The text has the keyboard at once, and directions are not at hand: they would be lines of it.
    await keys.type("A woman of fifty, salt in her plait.\n.brass at her ear");
    expect(await text(tab)).toBe("A woman of fifty, salt in her plait.\n.brass at her ear");
    expect(await tab.exits()).toEqual([]);
    await tab.sees("You write how you look to others");
    await tab.page.getByText("Line 2 of at most 10, 383 characters left on it").waitFor();
    await tab.picture("composer-dark");

    await tab.reload();
    await tab.inRoom("The Lamp Stair");
    await composing(tab);
    expect(await text(tab)).toBe("A woman of fifty, salt in her plait.\n.brass at her ear");
    await tab.page.getByRole("status").getByText("What you wrote here before is back.").waitFor();

    const pid = server.worldPid() as number;
    process.kill(pid, "SIGKILL");
    await tab.status("World restarting, input queued");
    await keys.type("\n~\nShe hums.");
    await keys.press("Control+Enter");
    await tab.page.getByRole("status").getByText("On its way to the world.").waitFor();
    await tab.picture("composer-world-away");
    // Once more in the middle of it: what is on its way goes on.
    await tab.reload();
    await server.nextWorld(pid);
    await tab.sees("You see yourself with new eyes.");
    await done(tab);
    await expect.poll(() => focused(tab)).toBe("line");

    const read: string[] = [];
    reader.client.onLine((line) => read.push(line.text));
    reader.client.send("look hylda");
    await reader.client.waitFor(/She hums\./);
    const from = read.lastIndexOf("A woman of fifty, salt in her plait.");
    expect(read.slice(from, from + 4)).toEqual([
      "A woman of fifty, salt in her plait.",
      ".brass at her ear",
      "~",
      "She hums.",
    ]);
    expect(await tab.everything()).not.toContain("wyldlands.draft");
    // What the composer typed is not in the log: its lines are no commands of the player's.
    expect((await tab.log()).filter((line) => line.kind === "typed").map((line) => line.text)).not.toContain(
      "> .c",
    );
  });

  it("asks before it gives up what was written, and keeps the old text when it does", async () => {
    const tab = await character("Marten", { colorScheme: "light" });
    const keys = tab.page.keyboard;
    await tab.type("describe");
    await composing(tab);
    // Nothing is written: nothing to ask.
    await keys.press("Escape");
    await done(tab);
    await tab.sees("Left as it was.");

    await tab.type("describe");
    await composing(tab);
    await keys.type("Mean, and proud of it.");
    await keys.press("Escape");
    await tab.page.getByRole("alertdialog", { name: "Give up what you have written?" }).waitFor();
    await tab.picture("composer-asks-light");
    await expect.poll(() => focused(tab)).toBe("Keep writing");
    await keys.press("Enter");
    await expect.poll(() => focused(tab)).toBe("text");
    expect(await text(tab)).toBe("Mean, and proud of it.");
    await keys.press("Escape");
    await expect.poll(() => focused(tab)).toBe("Keep writing");
    await keys.press("Tab");
    expect(await focused(tab)).toBe("Give it up");
    await keys.press("Enter");
    await done(tab);
    await tab.settled();
    await tab.ask("look me");
    expect(await tab.text()).not.toContain("Mean, and proud of it.");
  });

  it("tells how much room is left, says so when it gets short, and sends nothing that is too long", async () => {
    const tab = await character("Oswin");
    const keys = tab.page.keyboard;
    await tab.type("describe");
    await composing(tab);
    const spoken = tab.page.locator(".composer [aria-live=polite]");
    await keys.insertText("long ".repeat(70));
    await tab.page.getByText("51 characters left on it").waitFor();
    await keys.insertText("longer ".repeat(10).trim());
    await tab.page.getByText("Line 1 has 19 characters too many; a line may have 400").first().waitFor();
    await spoken.getByText("Line 1 has 19 characters too many").waitFor({ state: "attached" });
    await keys.press("Control+Enter");
    expect(await focused(tab)).toBe("text");
    await tab.picture("composer-too-long");
    const before = (await tab.log()).length;
    for (let i = 0; i < 20; i++) await keys.press("Backspace");
    await keys.press("Control+Enter");
    await done(tab);
    await tab.sees("You see yourself with new eyes.");
    expect(
      (await tab.log())
        .slice(0, before)
        .map((line) => line.text)
        .join("\n"),
    ).not.toContain("new eyes");
  });

  it("can be left for typing line by line, as over telnet, and comes back with what was typed", async () => {
    const tab = await character("Sibba");
    await tab.type("describe");
    await composing(tab);
    await tab.press("Type line by line");
    await tab.prompted("]");
    await tab.ask("Small and quick.");
    await tab.ask(".l");
    await tab.sees("1: Small and quick.");
    await tab.press("Write it as a whole");
    expect(await text(tab)).toBe("Small and quick.");
    await tab.press("Save");
    await done(tab);
    await tab.sees("You see yourself with new eyes.");
  });

  it("fits a phone, with the log in sight and buttons for a finger", async () => {
    const tab = await character("Wenna", { ...PHONE, colorScheme: "light" });
    await tab.type("describe");
    await composing(tab);
    await tab.page.keyboard.insertText(
      "Broad, sunburnt, with a net over one shoulder and a knife nobody has seen open.",
    );
    for (const size of [
      { width: 390, height: 844 },
      { width: 390, height: 400 },
      { width: 320, height: 568 },
    ]) {
      await tab.page.setViewportSize(size);
      expect(await tab.overhang()).toBe(0);
      const boxes = await tab.page.evaluate<
        { name: string; width: number; height: number; bottom: number }[]
      >(
        `[...document.querySelectorAll(".composer button, .composer textarea, .log")].map((element) => {
          const { width, height, bottom } = element.getBoundingClientRect();
          return { name: element.id || element.textContent.slice(0, 20), width, height, bottom };
        })`,
      );
      expect(boxes).toHaveLength(5);
      expect(boxes.filter((box) => box.width < 44 || box.height < 44 || box.bottom > size.height)).toEqual(
        [],
      );
      await tab.picture(`composer-phone-${size.width}x${size.height}`);
    }
    await tab.page.getByRole("button", { name: "Save" }).tap();
    await done(tab);
  });
});
