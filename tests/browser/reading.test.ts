import type { Browser } from "playwright-core";
import { Player, WebClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { CHROMIUM, PHONE, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

/** The text that stands first in what is shown of the log. */
const FIRST_SHOWN = `(() => {
  const top = document.querySelector(".log").getBoundingClientRect().top;
  return [...document.querySelectorAll(".line")].find((line) => line.getBoundingClientRect().bottom > top).textContent;
})()`;

describe.skipIf(CHROMIUM === undefined)("reading on a page", () => {
  let server: TestServer;
  let browser: Browser;
  let talker: Player;
  beforeAll(async () => {
    [server, browser] = await Promise.all([sharedServer(), startBrowser()]);
    talker = new Player(new WebClient({ url: server.webUrl }));
    await talker.loginAsGuest();
  });
  afterAll(async () => {
    await talker?.quit();
    await browser?.close();
  });

  async function guest(options = {}): Promise<Tab> {
    const tab = await Tab.open(browser, server.httpUrl, options);
    await tab.press("Play as a guest");
    await tab.inRoom("The Lamp Stair");
    await tab.settled();
    return tab;
  }

  it("follows long output, stays where the reader scrolled to, and comes back to the end", async () => {
    const tab = await guest();
    for (let i = 0; i < 6; i++) await tab.ask("help");
    expect(await tab.belowTheFold()).toBeLessThan(3);
    await talker.say("long ago ".repeat(200).trim());
    await tab.sees("long ago");
    await tab.settled();
    expect(await tab.belowTheFold()).toBeLessThan(3);

    await tab.page.locator(".log").hover();
    await tab.page.mouse.wheel(0, -900);
    await expect.poll(() => tab.belowTheFold()).toBeGreaterThan(500);
    const shown = await tab.page.evaluate<string>(FIRST_SHOWN);
    for (let i = 1; i <= 7; i++) await talker.say(`below ${i}`);
    await tab.page.getByRole("button", { name: "7 new lines below" }).waitFor();
    expect(await tab.page.evaluate<string>(FIRST_SHOWN)).toBe(shown);
    await tab.picture("scrolled-back");
    await tab.press("7 new lines below");
    await expect.poll(() => tab.belowTheFold()).toBeLessThan(3);
    await talker.say("at the end again");
    await tab.sees("at the end again");
    await tab.settled();
    expect(await tab.belowTheFold()).toBeLessThan(3);
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  it("fits a phone: nothing hangs out, whatever is said, and buttons are large enough for a finger", async () => {
    const tab = await Tab.open(browser, server.httpUrl, PHONE);
    await tab.page.getByRole("button", { name: "Play as a guest" }).waitFor();
    expect(await tab.overhang()).toBe(0);
    await tab.picture("phone-door");
    await tab.page.getByRole("button", { name: "New account" }).tap();
    await tab.prompted("Choose an account name:");
    expect(await tab.overhang()).toBe(0);
    await tab.picture("phone-new-account");
    await tab.type("phone-hand");
    await tab.prompted("Choose a password:");
    await tab.type("held in one hand");
    await tab.prompted("Repeat the password:");
    await tab.type("held in one hand");
    await tab.prompted("Name your character:");
    await tab.type("Marram");
    await tab.inRoom("The Lamp Stair");
    await talker.say("x".repeat(400));
    await tab.sees("xxx");
    await tab.ask("help");
    await tab.ask("down");
    await tab.inRoom("The Salt Quay");
    expect(await tab.overhang()).toBe(0);
    const sizes = await tab.page.evaluate<{ name: string; width: number; height: number }[]>(
      `[...document.querySelectorAll("button, #line")].map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return { name: element.textContent, width, height };
      })`,
    );
    expect(sizes.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
    await tab.picture("phone-play");
    // A keyboard that covers half of it, and a very small phone.
    for (const size of [
      { width: 390, height: 400 },
      { width: 320, height: 568 },
    ]) {
      await tab.page.setViewportSize(size);
      await expect.poll(() => tab.belowTheFold()).toBeLessThan(3);
      expect(await tab.overhang()).toBe(0);
      expect(await tab.page.locator("#line").isVisible()).toBe(true);
      await tab.picture(`phone-${size.width}x${size.height}`);
    }
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  it("can be played by keyboard alone, and says what comes in a live region", async () => {
    const tab = await Tab.open(browser, server.httpUrl);
    await tab.prompted("Name:");
    await tab.page.keyboard.type("guest");
    await tab.page.keyboard.press("Enter");
    await tab.inRoom("The Lamp Stair");
    await talker.say("for every ear");
    const spoken = tab.page.locator("[aria-live=polite]");
    await spoken.getByText("says, 'for every ear'").waitFor({ state: "attached" });
    // Typing anywhere but on a button goes to the input line.
    await tab.page.locator("h1").click();
    await tab.page.keyboard.type("look");
    expect(await tab.page.locator("#line").inputValue()).toBe("look");
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });
});
