import { describe, expect, it } from "vitest";
import { Shop } from "../../components/index.ts";
import { buildPrototypes } from "../../prototypes.ts";
import { edit, SMALL_GAME, withFolder } from "../content-fixture.ts";
import { loadContent } from "../load.ts";
import type { LoadResult } from "../types.ts";

/** The small game with a ferryman who keeps a shop, and more keys on the oar. */
function load(shop: string, oar = "  worth: 6\n"): Promise<LoadResult> {
  const files = {
    ...SMALL_GAME,
    ...edit("areas/dock/items.yaml", "  weight: 2000\n", `  weight: 2000\n${oar}`),
    ...edit("areas/dock/npcs.yaml", "  purse: 10\n", `  purse: 10\n  shop:\n${shop}`),
  };
  return withFolder(files, loadContent);
}

async function findings(shop: string, oar?: string): Promise<string[]> {
  const result = await load(shop, oar);
  return result.ok ? [] : result.findings.map(({ code, line, message }) => `${code} ${line}: ${message}`);
}

describe("a shop as its author writes it", () => {
  it("is its wares, what it buys, and when it is open", async () => {
    const result = await load("    sells: [oar]\n    buys: [weapon]\n    hours: { from: dawn, to: dusk }\n");
    if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join("\n"));
    const shop = buildPrototypes(result.content).get("dock:ferryman")?.values.get(Shop);
    expect(shop).toEqual({
      sells: [{ item: "dock:oar", most: 5, restock: 300 }],
      buys: ["weapon"],
      share: 0.5,
      mends: [],
      till: 60,
      hours: { from: "dawn", to: "dusk" },
      words: {},
    });
  });

  it("has a price for every ware, none below its worth, and nothing that is fixed", async () => {
    expect(await findings("    sells: [oar]\n", "")).toEqual([
      expect.stringContaining("'oar' has no worth. Write 'worth: 5' at the item"),
    ]);
    expect(await findings("    sells: [{ item: oar, price: 5 }]\n")).toEqual([
      expect.stringContaining("'oar' is worth 6. Ask as much or more, or leave 'price' out."),
    ]);
    expect(await findings("    sells: [{ item: post, price: 5 }]\n")).toEqual([
      expect.stringContaining("Nobody could carry 'post' away: it is fixed."),
    ]);
    expect(await findings("    sells: [moon]\n")).toEqual([
      expect.stringContaining("There is no item 'moon'."),
    ]);
  });

  it("gives no more than the share by which nobody gains, and buys no coins", async () => {
    expect(await findings("    share: 0.7\n")).toEqual([expect.stringContaining("bad-value")]);
    expect(await findings("    buys: [money]\n")).toEqual([expect.stringContaining("bad-value")]);
    expect(await findings("    hours: { from: dawn, to: dawn }\n")).toEqual([
      expect.stringContaining("That is no time at all."),
    ]);
  });
});
