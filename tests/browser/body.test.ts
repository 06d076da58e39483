import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { CHROMIUM, PHONE, startBrowser } from "./browser.ts";
import { Tab } from "./tab.ts";

describe.skipIf(CHROMIUM === undefined)("how one is, on the page", () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([sharedServer(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    ["desk", {}],
    ["phone", PHONE],
  ])(
    "stands in figures beside bars that are named, and is there while somebody is in play, at a %s",
    async (place, options) => {
      const tab = await Tab.open(browser, server.httpUrl, options);
      const body = tab.page.getByRole("region", { name: "How you are" });
      await tab.prompted("Name:");
      expect(await body.count()).toBe(0);
      await tab.press("Play as a guest");
      await tab.inRoom("The Lamp Stair");
      await body.waitFor();
      for (const name of ["Health", "Mana", "Stamina"]) {
        const meter = body.getByRole("meter", { name });
        const [left, most] = [await meter.getAttribute("value"), await meter.getAttribute("max")];
        expect(left).toBe(most);
        await body.getByText(`${left} of ${most}`).first().waitFor();
      }
      await body.getByText(/^Level 1, \d+ to the next$/).waitFor();
      expect(await tab.page.evaluate<boolean>("document.body.scrollWidth <= innerWidth")).toBe(true);
      await tab.picture(`body-${place}`);
      await tab.type("quit");
      await expect.poll(() => body.count()).toBe(0);
      await tab.close();
    },
  );
});
