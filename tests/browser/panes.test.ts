import type { Browser } from "playwright-core";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TestServer } from "../support/server.ts";
import { CHROMIUM, PHONE, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

/** As narrow as a page is to be read at. */
const NARROW = { ...PHONE, viewport: { width: 320, height: 640 } };

describe.skipIf(CHROMIUM === undefined)("company, quests, talk and trade beside the log", () => {
  let server: TestServer;
  let browser: Browser;
  let wenna: Player;
  const tabs: Tab[] = [];
  const open = async (options = {}): Promise<Tab> => {
    const tab = await Tab.open(browser, server.httpUrl, options);
    tabs.push(tab);
    await tab.press("Play as a guest");
    await tab.inRoom("The Lamp Stair");
    return tab;
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), startBrowser()]);
    wenna = new Player(new TelnetClient(server.telnet));
    await wenna.newAccount({ name: "wenna", password: "nine salted herrings", character: "Wenna" });
  });
  afterEach(async () => {
    const complaints = tabs.flatMap((tab) => tab.complaints);
    await Promise.all(tabs.splice(0).map((tab) => tab.close()));
    for (const line of ["group leave", "trade cancel"]) wenna.client.send(line);
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await wenna?.client.close();
    await browser?.close();
    await server?.stop();
    server?.remove();
  });

  it.each([
    ["desk-dark", {}],
    ["desk-light", { colorScheme: "light" as const }],
    ["phone", PHONE],
    ["narrow", NARROW],
  ])("shows a group with bars in words, and what it says, at a %s", async (place, options) => {
    const tab = await open(options);
    const { page } = tab;
    await tab.ask("group invite wenna");
    wenna.client.send("group accept");
    await page.getByRole("button", { name: "Group" }).click();
    const pane = page.getByRole("complementary", { name: "Group" });
    await pane.getByText("Level 1, leads").waitFor();
    await pane.getByRole("heading", { name: "Wenna" }).waitFor();
    expect(await pane.getByRole("meter", { name: "Health" }).count()).toBe(2);
    // Each bar has its words beside it, and in it for whoever is read to.
    expect(await pane.locator(".gauge > span", { hasText: "100 %" }).count()).toBe(6);
    expect(await tab.overhang()).toBe(0);
    await tab.picture(`pane-group-${place}`);

    wenna.client.send("gtell over here");
    await page.getByRole("button", { name: /^Talk 1 new$/ }).click();
    const talk = page.getByRole("complementary", { name: "Talk" });
    await talk.getByRole("tab", { name: "Group", selected: true }).waitFor();
    await talk.getByText("over here").waitFor();
    await talk.getByLabel("Speak: Group").fill("coming; wait");
    await page.keyboard.press("Enter");
    await talk.getByText("coming; wait").waitFor();
    await wenna.client.waitFor(/coming; wait/);
    wenna.client.send("say and hurry");
    await talk.getByRole("tab", { name: "Say 1 new" }).click();
    await talk.getByText("and hurry").waitFor();
    expect(await tab.overhang()).toBe(0);
    await tab.picture(`pane-talk-${place}`);
    // By keyboard: along the tabs, and out.
    await talk.getByRole("tab", { selected: true }).focus();
    await page.keyboard.press("ArrowRight");
    await talk.getByRole("tab", { name: "Group", selected: true }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => talk.count()).toBe(0);
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("line");

    wenna.client.send("group leave");
    await page.getByRole("button", { name: "Group" }).waitFor({ state: "detached" });
  });

  it.each([
    ["desk-dark", {}],
    ["phone", { ...PHONE, colorScheme: "light" as const }],
  ])("opens a trade by itself, and agrees to the revision that is shown, at a %s", async (place, options) => {
    const tab = await open(options);
    const { page } = tab;
    await tab.ask("trade wenna");
    wenna.client.send("trade accept");
    const pane = page.getByRole("complementary", { name: "Trade" });
    await pane.getByText("With Wenna, revision 1").waitFor();
    await tab.ask("offer 2 coins");
    wenna.client.send("offer 1 coin");
    await pane.getByText("With Wenna, revision 3").waitFor();
    await pane.getByText("2 coins").waitFor();
    wenna.client.send("agree 3");
    await pane.getByText("Agreed", { exact: true }).waitFor();
    const agree = pane.getByRole("button", { name: "Agree to revision 3" });
    expect(await agree.getAttribute("aria-disabled")).toBe("true");
    await expect.poll(() => agree.getAttribute("aria-disabled"), { timeout: 5_000 }).toBe("false");
    expect(await tab.overhang()).toBe(0);
    await tab.picture(`pane-trade-${place}`);
    await agree.click();
    await expect.poll(() => pane.count()).toBe(0);
    expect(await tab.text()).toContain("agree 3");
  });

  it("calls a trade off by a button", async () => {
    const tab = await open();
    await tab.ask("trade wenna");
    wenna.client.send("trade accept");
    const pane = tab.page.getByRole("complementary", { name: "Trade" });
    await pane.getByRole("button", { name: "Call it off" }).click();
    await expect.poll(() => pane.count()).toBe(0);
    await wenna.client.waitFor(/trade/i);
  });
});
