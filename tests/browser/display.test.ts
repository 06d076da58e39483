import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { CHROMIUM, PHONE, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

describe.skipIf(CHROMIUM === undefined)("a page that looks as its player wishes", () => {
  let server: TestServer;
  let browser: Browser;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([sharedServer(), startBrowser()]);
  });
  afterEach(async () => {
    const complaints = tabs.flatMap((tab) => tab.complaints);
    await Promise.all(tabs.splice(0).map((tab) => tab.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function guest(options = {}): Promise<Tab> {
    const tab = await Tab.open(browser, server.httpUrl, options);
    tabs.push(tab);
    await tab.press("Play as a guest");
    await tab.inRoom("The Lamp Stair");
    await tab.settled();
    return tab;
  }

  /** A property of the first element in the log that this finds, as it is drawn. */
  const drawn = (tab: Tab, selector: string, property: string): Promise<string> =>
    tab.page.evaluate<string>(
      `getComputedStyle(document.querySelector(".log ${selector}"))[${JSON.stringify(property)}]`,
    );

  it("shows a drawing to the eye, and its words to a screen reader alone", async () => {
    const tab = await guest();
    await tab.ask("map");
    const art = tab.page.locator(".line.art").last();
    const aloud = tab.page.locator(".line.aloud").last();
    expect(await art.textContent()).toContain("@");
    expect(await art.getAttribute("aria-hidden")).toBe("true");
    expect((await art.boundingBox())?.height).toBeGreaterThan(30);
    expect(await aloud.textContent()).toMatch(/East: .*Chandlers' Row/);
    expect(await aloud.getAttribute("aria-hidden")).toBeNull();
    expect((await aloud.boundingBox())?.height).toBeLessThan(2);
    await tab.page
      .locator("[aria-live=polite]", { hasText: "Chandlers' Row" })
      .first()
      .waitFor({ state: "attached" });
    expect(await tab.page.locator("[aria-live=polite]").first().textContent()).not.toContain("[@]");
    await tab.picture("map-dark");

    // The same log, for one who wants what is said.
    await tab.ask("screenreader on");
    await expect.poll(() => art.isVisible()).toBe(false);
    expect((await aloud.boundingBox())?.height).toBeGreaterThan(15);
    await expect.poll(() => drawn(tab, ".tag-exit", "color")).toBe(await drawn(tab, ".line.words", "color"));
    await tab.picture("map-screen-reader");
    await tab.ask("screenreader off");
    await expect.poll(() => art.isVisible()).toBe(true);
  });

  it("lets a drawing scroll by itself on a phone", async () => {
    const tab = await guest({ ...PHONE, colorScheme: "light" });
    await tab.ask("map");
    await tab.page.locator(".line.art").last().waitFor();
    await tab.page.setViewportSize({ width: 200, height: 500 });
    expect(await tab.overhang()).toBe(0);
    expect(await drawn(tab, ".line.art", "overflowX")).toBe("auto");
    expect(await drawn(tab, ".line.art", "whiteSpace")).toBe("pre");
    await tab.page.setViewportSize(PHONE.viewport);
    await tab.picture("map-phone");
  });

  it("takes on the player's colours at once, keeps them over a reload, and lets them go", async () => {
    const tab = await guest();
    const fresh = await drawn(tab, ".tag-room", "color");
    await tab.ask("colour rooms ff8800");
    await expect.poll(() => drawn(tab, ".tag-room", "color")).toBe("rgb(255, 136, 0)");
    expect(await drawn(tab, ".tag-room", "fontWeight")).toBe("400");
    await tab.ask("colour exits plain");
    await expect.poll(() => drawn(tab, ".tag-exit", "color")).toBe(await drawn(tab, ".line.words", "color"));
    await tab.ask("colour people red bold");
    await expect.poll(() => drawn(tab, ".tag-npc", "color")).toBe("rgb(255, 143, 128)");
    expect(await drawn(tab, ".tag-npc", "fontWeight")).toBe("700");
    await tab.picture("theme-dark");
    await tab.reload();
    await tab.inRoom("The Lamp Stair");
    await expect.poll(() => drawn(tab, ".tag-room", "color")).toBe("rgb(255, 136, 0)");
    await tab.settled();
    await tab.ask("colour reset");
    await expect.poll(() => drawn(tab, ".tag-room", "color")).toBe(fresh);
  });

  it("is plain where colours are off, and as wide as is wished", async () => {
    const tab = await guest({ colorScheme: "light" });
    await tab.ask("colour off");
    const text = await drawn(tab, ".line.words", "color");
    for (const tag of [".tag-room", ".tag-exit", ".tag-npc", ".line.typed"])
      await expect.poll(() => drawn(tab, tag, "color")).toBe(text);
    await tab.ask("width 40");
    const columns = "document.querySelector('.log > div').getBoundingClientRect().width";
    const probe = await tab.page.evaluate<number>(`(() => {
      const probe = document.createElement("span");
      probe.className = "probe";
      probe.textContent = "0".repeat(40);
      document.body.append(probe);
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return width;
    })()`);
    await expect.poll(() => tab.page.evaluate<number>(columns)).toBeLessThan(probe + 1);
    await tab.picture("plain-40-light");
    await tab.ask("width auto");
    await expect.poll(() => tab.page.evaluate<number>(columns)).toBeGreaterThan(probe + 50);
  });
});
