import { describe, expect, it } from "vitest";
import type { Reply, Scene } from "@wyldlands/voice";
import { faultsOfBooks, storedBy } from "../../testing/books.ts";
import type { Player, TestWorld, TestWorldOptions } from "../../testing/test-world.ts";
import { Trap } from "../../testing/trap.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { voiceContent } from "../../testing/voice-content.ts";
import type { Speech } from "../speech.ts";

const POINTS = ["before-commit", "after-commit", "after-send"] as const;
const LINE = "say orla, i'll buy a mead";

/** A model that sells whatever it may, at once. */
const SELLER: Speech = {
  model: true,
  atOnce: () => undefined,
  answer: (scene: Scene): Promise<Reply> =>
    Promise.resolve({
      say: "Here is your mead.",
      acts: scene.acts.some(({ id }) => id === "sell:mead") ? ["sell:mead"] : [],
      emotions: [],
      from: "model",
      key: "sold",
      trace: { sources: [], withheld: [], notes: [] },
    }),
  choose: () => Promise.resolve({ trace: { notes: [] } }),
  budgetLeft: () => undefined,
  wrong: () => {},
  forget: () => {},
};

/** What somebody has by what is stored. */
const stored = (world: TestWorld, { character: { id } }: Player, slug: string): number =>
  storedBy(world.storage, `isle:${slug}`).get(id) ?? 0;

describe.each([
  ["by herself", {}],
  ["by a model", { speech: SELLER }],
] as const)("'I'll buy a mead', which Orla answers %s", (_how, options: TestWorldOptions) => {
  const start = useWorlds();

  it.each(POINTS)("brings coin, mead and words once, whole, when the world is killed %s", async (point) => {
    const trap = new Trap();
    const content = voiceContent();
    const world = await start({ ...options, content, seed: "mead", faults: trap.faults });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "hut");
    world.act(
      { name: "fill", perform: () => void world.thing("copper", ann.character, 40) },
      ann.character,
      {},
    );
    await world.committer.flush();
    ann.read();
    const before = stored(world, ann, "copper");
    trap.set(point, () => world.stop());
    ann.connection.post(LINE);
    await trap.sprung;
    let next = await world.revive({ ...options, content, faults: trap.faults });
    // By a model there are two commits, the line's and the answer's: the second one is struck as well.
    if (options.speech && stored(next, ann, "mead") === 0) {
      trap.set(point, () => next.stop());
      await Promise.race([trap.sprung, next.tick(200).then(() => next.settle())]);
      next = await next.revive({ ...options, content, faults: trap.faults });
    }
    for (let ticks = 0; ticks < 5; ticks += 1) await next.tick(200);
    await next.settle();
    await next.committer.flush();
    expect(stored(next, ann, "mead")).toBe(1);
    expect(before - stored(next, ann, "copper")).toBe(3);
    expect(faultsOfBooks(next.storage, content)).toEqual([]);
    const words = ann.read();
    expect(words.match(/You buy a (?:\w+ )*mead/g)).toHaveLength(1);
    expect(words.match(/^Orla says, /gm)).toHaveLength(1);
    next.stop();
  });
});
