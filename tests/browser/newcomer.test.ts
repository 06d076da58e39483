import type { Browser } from "playwright-core";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { CHROMIUM, PHONE, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

const PASSWORD = "nine salted herrings";

describe.skipIf(CHROMIUM === undefined)("a newcomer with a browser", () => {
  let server: TestServer;
  let browser: Browser;
  const tabs: Tab[] = [];
  const open = async (options = {}): Promise<Tab> => {
    const tab = await Tab.open(browser, server.httpUrl, options);
    tabs.push(tab);
    return tab;
  };

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

  it("stands in the first room by one button", async () => {
    const since = performance.now();
    const tab = await open();
    await tab.press("Play as a guest");
    await tab.sees("Exits:");
    process.stdout.write(`from the address to the first room: ${Math.round(performance.now() - since)} ms\n`);
    await tab.inRoom("The Lamp Stair");
    expect(await tab.exits()).toEqual(["east", "up", "down"]);
    expect(await tab.page.title()).toContain("The Lamp Stair");
    await tab.picture("guest-dark");
  });

  it("does what the text names when it is clicked", async () => {
    const tab = await open();
    await tab.press("Play as a guest");
    await tab.sees("Exits:");
    await tab.page
      .locator(".tag-command", { hasText: /^get oil$/ })
      .first()
      .click();
    await tab.sees("You see no 'oil' here.");
    await tab.page
      .locator(".tag-exit", { hasText: /^down$/ })
      .first()
      .click();
    await tab.inRoom("The Salt Quay");
  });

  it("makes an account, walks, takes a thing, quits, and comes back to what it had", async () => {
    const tab = await open({ colorScheme: "light" });
    await tab.prompted("Name:");
    await tab.picture("door-light");
    await tab.press("New account");
    await tab.prompted("Choose an account name:");
    await tab.type("anwen");
    await tab.prompted("Choose a password:");
    await tab.page.locator("input[type=password]").waitFor();
    await tab.page.locator("#line").pressSequentially(PASSWORD);
    await tab.picture("password");
    await tab.page.keyboard.press("Enter");
    await tab.prompted("Repeat the password:");
    expect(await tab.everything()).not.toContain(PASSWORD);
    await tab.type(PASSWORD);
    await tab.prompted("Name your character:");
    await tab.page.locator("input[type=text]").waitFor();
    await tab.type("Anwen");
    await tab.inRoom("The Lamp Stair");

    await tab.press("down");
    await tab.inRoom("The Salt Quay");
    expect(await tab.exits()).toEqual(expect.arrayContaining(["east", "west", "up", "in"]));
    await tab.ask("get boathook");
    await tab.sees("You get a rusty boathook.");
    await tab.ask("west");
    await tab.inRoom("Customs Quay");
    await tab.picture("walk-light");

    await tab.type("quit");
    await tab.status("Not in the world");
    expect(await tab.everything()).not.toContain(PASSWORD);
    await tab.picture("quit-light");
    await tab.press("Come back in");
    await tab.prompted("Name:");
    await tab.type("anwen");
    await tab.prompted("Password:");
    await tab.page.locator("input[type=password]").waitFor();
    await tab.type(PASSWORD);
    await tab.inRoom("Customs Quay");
    await tab.ask("inventory");
    expect((await tab.log()).slice(-4).map((line) => line.text)).toContain("  a rusty boathook");
    expect(await tab.everything()).not.toContain(PASSWORD);

    // What the arrow keys bring back is never a secret.
    const recalled: string[] = [];
    for (let i = 0; i < 12; i++) {
      await tab.page.keyboard.press("ArrowUp");
      recalled.push(await tab.page.locator("#line").inputValue());
    }
    expect(recalled).toContain("get boathook");
    expect(recalled).not.toContain(PASSWORD);
  });

  it("tells a wrong password apart from nothing, and lets the player try again", async () => {
    const tab = await open();
    await tab.prompted("Name:");
    await tab.type("nobody-at-all");
    await tab.prompted("Password:");
    await tab.type("not this one");
    await tab.sees("That name and password do not go together.");
    await tab.prompted("Name:");
    await tab.page.locator("input[type=text]").waitFor();
  });

  it("hears, and is heard by, another page and a telnet line", async () => {
    const [desk, phone] = [await open(), await open({ ...PHONE, colorScheme: "light" })];
    await desk.press("Play as a guest");
    await desk.inRoom("The Lamp Stair");
    await phone.press("Play as a guest");
    await phone.inRoom("The Lamp Stair");
    const old = new Player(new TelnetClient(server.telnet));
    await old.loginAsGuest();

    await desk.ask("say from the desk");
    await desk.sees("You say, 'from the desk'");
    await phone.sees("says, 'from the desk'");
    await old.hears("from the desk");

    await phone.ask("say from the phone");
    await desk.sees("says, 'from the phone'");
    await old.hears("from the phone");

    await old.say("from a terminal, <b>bold & brash</b> \u00e9\u4e2d");
    await desk.sees("says, 'from a terminal, <b>bold & brash</b> \u00e9\u4e2d'");
    await phone.sees("says, 'from a terminal, <b>bold & brash</b> \u00e9\u4e2d'");
    await phone.picture("talk-phone");

    await phone.page.getByRole("button", { name: "east", exact: true }).tap();
    await phone.inRoom("Chandlers' Row");
    await old.client.waitFor(/leaves? east|goes east|walks? east|east/);
    await old.quit();
  });
});
