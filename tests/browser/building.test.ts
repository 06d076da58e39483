import type { Browser } from "playwright-core";
import { Player, TelnetClient } from "@wyldlands/bots";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointBuilder, ContentCopy } from "../support/building.ts";
import { PEOPLE, PLAYED, ROOMS, TO_THE_LANDING, TO_THE_LIGHT, type Step } from "../support/gull-rock.ts";
import { TestServer } from "../support/server.ts";
import { CHROMIUM, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

const LOOK = "Wet rock, and a wooden stage for boats.\nGulls stand on every post.\n\nIt smells of them.";

describe.skipIf(CHROMIUM === undefined)("a builder on the page", () => {
  const content = new ContentCopy();
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start({ content: content.folder }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    server?.remove();
    content.remove();
  });

  it("makes an area with Tab and the composer, walks in it, publishes it, sees it played and takes it back", async () => {
    const before = content.files();
    const tab = await Tab.open(browser, server.httpUrl);
    const line = tab.page.locator("#line");
    const steps = async (all: readonly Step[]): Promise<void> => {
      for (const [typed, answer] of all) {
        await line.fill(typed);
        await line.press("Enter");
        await tab.sees(answer);
      }
    };
    await tab.prompted("Name:");
    for (const [answer, asked] of [
      ["new", "Choose an account name:"],
      ["orla", "Choose a password:"],
      ["eleven grey geese", "Repeat the password:"],
      ["eleven grey geese", "Name your character:"],
    ] as const) {
      await tab.type(answer);
      await tab.prompted(asked);
    }
    await tab.page.locator("#line[type=text]").waitFor();
    await tab.type("Orla");
    await tab.inRoom("The Lamp Stair");
    await appointBuilder(server, "orla");
    await steps(TO_THE_LIGHT);
    await steps(ROOMS);

    // Keys, and the values of those that are a choice.
    const completed = async (typed: string, whole: string): Promise<void> => {
      await line.fill("");
      await line.pressSequentially(typed);
      await line.press("Tab");
      await expect.poll(() => line.inputValue()).toBe(whole);
    };
    await completed("room amb", "room ambience");
    await completed("room terrain sho", "room terrain shore");
    await completed("item set brass-key wei", "item set brass-key weight");
    await line.fill("");

    await tab.type("room describe");
    const title = "Write: 'look' of The Landing (gull-rock:landing)";
    const text = tab.page.getByLabel(title);
    await text.fill(LOOK);
    await tab.picture("building-composer");
    await text.press("Control+Enter");
    await tab.sees("Wrote 'look' of The Landing (gull-rock:landing).");
    await line.waitFor();
    await steps(PEOPLE);
    await tab.ask("build");
    await tab.picture("building-draft");
    await tab.ask("diff");
    await tab.picture("building-diff");

    await server.killWorld();
    await line.fill("preview landing");
    await line.press("Enter");
    await tab.inRoom("The Landing");
    await tab.sees("Gulls stand on every post.");
    await tab.picture("building-preview");
    await steps(PLAYED);
    await steps([["preview end", "crumble to dust."]]);
    await tab.inRoom("The Breakwater Light");
    expect(content.files()).toEqual(before);

    await steps([["publish", "Your draft would work, but"]]);
    await tab.settled();
    await tab.picture("building-advice");
    await steps([["publish anyway", "Your draft is published, and is a draft no more."], TO_THE_LANDING]);
    await tab.inRoom("The Landing");
    const other = new Player(new TelnetClient(server.telnet));
    await other.loginAsGuest();
    for (const [typed, answer] of [...TO_THE_LIGHT, TO_THE_LANDING, ...PLAYED]) {
      other.client.send(typed);
      await other.client.waitFor(answer);
    }
    await other.quit();

    await steps([["publish undo", "Publication 1 is taken back."]]);
    expect(content.files()).toEqual(before);
    await tab.sees("The place where you were is no more.");
    await tab.settled();
    await tab.picture("building-undone");
    await tab.ask("look");
    // She was of the area that is no more, and is not left standing where its people went.
    expect((await tab.text()).slice(-400)).not.toContain("Wen");
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });
});
