import { describe, expect, it } from "vitest";
import { Praise, Praised } from "../../components/index.ts";
import type { Content } from "../../content/types.ts";
import { smallContent } from "../../testing/small-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

const WORDS = { look: "Marn says, 'Good eyes.'", drop: "Marn says, 'Mind my toes.'" };

/** The island, where Marn on the pier notices who looks and who drops things. */
function withPraise(): Content {
  const content = smallContent();
  const npcs = new Map(content.npcs);
  const marn = [...npcs.values()].find((one) => one.name === "Marn");
  if (!marn) throw new Error("there is no Marn");
  npcs.set(marn.id, { ...marn, inits: [...(marn.inits ?? []), Praise(WORDS)] });
  return { ...content, npcs };
}

describe("praise", () => {
  const start = useWorlds();

  it("is given for the first time that somebody does a thing, to them alone, and not again", async () => {
    const world = await start({ content: withPraise() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("look")).toContain(WORDS.look);
    expect(bob.read()).not.toContain("Good eyes");
    expect(await ann.type("look")).not.toContain(WORDS.look);
    expect(await bob.type("look")).toContain(WORDS.look);
    expect(ann.character.get(Praised)).toEqual([expect.stringMatching(/ look$/)]);
  });

  it("is not given for what was refused, or was done elsewhere", async () => {
    const world = await start({ content: withPraise() });
    const [ann] = await world.players("Ann");
    expect(await ann.type("drop moon")).not.toContain(WORDS.drop);
    await ann.type("north");
    expect(await ann.type("look")).not.toContain(WORDS.look);
    expect(ann.character.get(Praised) ?? []).toEqual([]);
  });
});
