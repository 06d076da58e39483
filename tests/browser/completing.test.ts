import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { CHROMIUM, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

describe.skipIf(CHROMIUM === undefined)("a line that is being typed on the page", () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([sharedServer(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it("is completed by Tab, and Tab moves on where there is nothing to complete", async () => {
    const tab = await Tab.open(browser, server.httpUrl);
    const line = tab.page.locator("#line");
    const focused = (): Promise<boolean> =>
      tab.page.evaluate<boolean>("document.activeElement.id === 'line'");
    await tab.prompted("Name:");
    // At a question nobody completes: the key does what it does everywhere.
    await line.pressSequentially("gu");
    await line.press("Tab");
    expect(await focused()).toBe(false);
    await line.fill("");
    await tab.press("Play as a guest");
    await tab.inRoom("The Lamp Stair");
    await tab.settled();
    await line.pressSequentially("look hesp");
    await line.press("Tab");
    await expect.poll(() => line.inputValue()).toBe("look hesper");
    await line.press("Enter");
    await tab.sees("Hesper");
    await line.pressSequentially("zzz qqq");
    await line.press("Tab");
    expect(await focused()).toBe(true);
    await expect
      .poll(async () => {
        await line.press("Tab");
        return focused();
      })
      .toBe(false);
    expect(await line.inputValue()).toBe("zzz qqq");
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });
});
