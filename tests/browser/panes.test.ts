import { text } from "node:stream/consumers";
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
    await page.getByText("over here").first().waitFor();
    await page.getByRole("button", { name: /^Talk \d+ new$/ }).click();
    const talk = page.getByRole("complementary", { name: "Talk" });
    // Somebody of the harbour may have spoken to them meanwhile.
    await talk.getByRole("tab", { name: /^Group/ }).click();
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

  it.each([
    ["desk-dark", "Anwen", {}],
    ["phone", "Bronwen", { ...PHONE, colorScheme: "light" as const }],
  ])(
    "shows the quests with what to do next, and letters that wait as a button that lists them, at a %s",
    async (place, name, options) => {
      const tab = await Tab.open(browser, server.httpUrl, options);
      tabs.push(tab);
      const { page } = tab;
      await tab.press("New account");
      for (const [prompt, answer] of [
        ["Choose an account name:", `${name.toLowerCase()}-of-the-quay`],
        ["Choose a password:", "nine salted herrings"],
        ["Repeat the password:", "nine salted herrings"],
        ["Name your character:", name],
      ] as const) {
        await tab.prompted(prompt);
        await tab.type(answer);
      }
      await tab.inRoom("The Lamp Stair");
      for (const line of ["down", "west", "north"]) await tab.ask(line);
      await tab.inRoom("The Customs House");
      await tab.ask("talk vane");
      await tab.ask("quest accept rats in bond");
      await page.getByRole("button", { name: "Quests" }).click();
      const pane = page.getByRole("complementary", { name: "Quests" });
      await pane.getByRole("heading", { name: "Rats in Bond" }).waitFor();
      await pane.getByText("Quay rats live in the Bonded Cellar").waitFor();
      await pane.getByText(/: 0 of 4$/).waitFor();
      expect(await tab.overhang()).toBe(0);
      await tab.picture(`pane-quests-${place}`);
      await tab.ask("quest abandon rats in bond");
      await expect.poll(() => pane.count()).toBe(0);
      await page.getByRole("button", { name: "Quests" }).waitFor({ state: "detached" });

      for (const line of [
        "down",
        "west",
        "north",
        `mail send ${name} Tides`,
        "High water at nine.",
        ".",
        "mail post",
      ])
        wenna.client.send(line);
      const letters = page.getByRole("button", { name: "1 new letter" });
      await letters.waitFor();
      expect(await tab.overhang()).toBe(0);
      await tab.picture(`letters-${place}`);
      await letters.click();
      await tab.sees("Tides");
      await tab.ask("mail read 1");
      await tab.sees("High water at nine.");
      await letters.waitFor({ state: "detached" });
      for (const line of ["south", "east", "up"]) wenna.client.send(line);
    },
  );

  it("saves the settings to a file, and takes them from one; what is no such file changes nothing", async () => {
    const tab = await open();
    const { page } = tab;
    await tab.ask("brief on");
    await tab.ask("wimpy 12 points");
    await page.getByRole("button", { name: "Settings" }).click();
    const pane = page.getByRole("complementary", { name: "Settings" });
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      pane.getByRole("button", { name: "Save to a file" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("wyldlands-settings.json");
    const saved = await text(await file.createReadStream());
    expect(JSON.parse(saved)).toEqual({ brief: true, wimpy: { points: 12 } });
    expect(await tab.overhang()).toBe(0);
    await tab.picture("pane-settings");
    await tab.ask("settings reset");
    const take = pane.getByLabel("Take from a file");
    const upload = (name: string, buffer: Buffer): Promise<void> =>
      take.setInputFiles({ name, mimeType: "application/json", buffer });
    await upload("cat.png", Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
    await pane.getByText("cat.png is no file of settings.").waitFor();
    await upload("odd.json", Buffer.from('{"role":"admin"}'));
    await tab.sees("Those are no settings");
    await upload("wyldlands-settings.json", Buffer.from(saved));
    await tab.sees("Your settings are those now.");
    await tab.ask("settings");
    await tab.sees("You flee below 12 points of health.");
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
