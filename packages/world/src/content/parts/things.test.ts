import { describe, expect, it } from "vitest";
import {
  Closure,
  Container,
  Durability,
  Lock,
  Outfit,
  States,
  Weapon,
  Wearable,
} from "../../components/index.ts";
import { buildPrototypes } from "../../prototypes.ts";
import { edit, SMALL_GAME, withFolder } from "../content-fixture.ts";
import { loadContent } from "../load.ts";
import type { LoadResult } from "../types.ts";

const RULES = {
  "rules/slots.yaml": "head: { where: on your head }\nchest: { where: on your body, layers: 2 }\n",
  "rules/skills.yaml": "clubs: { name: clubs, kind: weapon, about: Swinging., attribute: strength }\n",
};

/** The small game with more keys on the oar, and on the ferryman. */
function load(oar: string, ferryman = ""): Promise<LoadResult> {
  const files = {
    ...SMALL_GAME,
    ...RULES,
    ...edit("areas/dock/items.yaml", "  weight: 2000\n", `  weight: 2000\n${oar}`),
    ...edit("areas/dock/npcs.yaml", "  purse: 10\n", `  purse: 10\n${ferryman}`),
  };
  return withFolder(files, loadContent);
}

async function values(oar: string, ferryman?: string) {
  const result = await load(oar, ferryman);
  if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join("\n"));
  const prototypes = buildPrototypes(result.content);
  return { oar: prototypes.get("dock:oar")?.values, joss: prototypes.get("dock:ferryman")?.values };
}

async function findings(oar: string): Promise<string[]> {
  const result = await load(oar);
  return result.ok ? [] : result.findings.map(({ code, message }) => `${code}: ${message}`);
}

describe("what an author gives a thing", () => {
  it("is what it does in a hand or on a body", async () => {
    const { oar } = await values(
      "  weapon: { dice: 1d6+1, skill: clubs, hands: 2 }\n  durability: 80\n  states: { broken: A snapped oar. }\n",
    );
    expect(oar?.get(Weapon)).toEqual({
      dice: "1d6+1",
      type: "blunt",
      skill: "clubs",
      hands: 2,
      strikes: 1,
      verb: "hit",
      range: false,
    });
    expect(oar?.get(Durability)).toEqual({ most: 80 });
    expect(oar?.get(States)).toEqual({ broken: "A snapped oar." });
    const worn = await values("  wear: { slots: [chest], layer: 2, modifiers: { armour: 2 } }\n");
    expect(worn.oar?.get(Wearable)).toEqual({ slots: ["chest"], layer: 2, modifiers: { armour: 2 } });
    expect((await values("  wear: head\n")).oar?.get(Wearable)).toMatchObject({ slots: ["head"], layer: 1 });
  });

  it("is what it holds, behind which lid and lock", async () => {
    const { oar } = await values(
      "  container: { grams: 900, only: [penny, key], lid: open, holds: [penny, { item: post, count: 2 }] }\n" +
        "  lock: { keys: [penny], pick: 40 }\n",
    );
    expect(oar?.get(Container)).toEqual({ grams: 900, size: "small", only: ["dock:penny", "key"] });
    expect(oar?.get(Closure)).toEqual({ open: false, locked: true });
    expect(oar?.get(Lock)).toEqual({ keys: ["dock:penny"], pick: 40 });
    expect(oar?.get(Outfit)).toEqual([
      { item: "dock:penny", count: 1 },
      { item: "dock:post", count: 2 },
    ]);
  });

  it("is what a being has about it", async () => {
    const { joss } = await values("", "  outfit: [oar, { item: penny, count: 3 }]\n");
    expect(joss?.get(Outfit)).toEqual([
      { item: "dock:oar", count: 1 },
      { item: "dock:penny", count: 3 },
    ]);
  });

  it("is refused in words when it cannot be", async () => {
    expect(await findings("  wear: elbow\n")).toHaveLength(1);
    expect(await findings("  wear: { slots: [chest], layer: 3 }\n")).toEqual([
      "bad-layer: On the chest there are 2 layers, by rules/slots.yaml. Write 'layer: 2'.",
    ]);
    expect(await findings("  wear: feet\n")).toEqual(["unknown-reference: There is no slot 'feet'."]);
    expect(await findings("  stack: true\n  wear: head\n")).toEqual([
      "worn-stack: Nobody wears or wields one of a heap. Take out 'stack', or this.",
    ]);
    expect(await findings("  lock: { keys: [penny] }\n")).toEqual([
      "dead-lock: There is no lid to lock. Write 'container: { grams: 5000, lid: closed }'.",
    ]);
    expect(await findings("  durability: { most: 9, needs: glue }\n")).toEqual([
      "unknown-reference: There is no item 'glue'.",
    ]);
    expect(await findings("  durability: { most: 9, station: forge }\n")).toEqual([
      "unknown-reference: No thing is a forge. Write 'station: forge' at one.",
    ]);
    expect(await findings("  weapon: { dice: 1d6, skill: swords }\n")).toEqual([
      "unknown-reference: There is no skill 'swords'.",
    ]);
  });
});
