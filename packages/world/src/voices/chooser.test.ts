import type { Scene } from "@wyldlands/voice";
import { describe, expect, it } from "vitest";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent, type WrittenVoice } from "../testing/voice-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { modelChooser } from "./chooser.ts";
import { openSpeech } from "./open-speech.ts";
import type { ChoosingOptions, Speech } from "./speech.ts";

describe("what a mind is to be after, chosen by a model", () => {
  const worlds = useWorlds();

  async function hut(mode: WrittenVoice["mode"]): Promise<{
    world: TestWorld;
    asked: { scene: Scene; options: ChoosingOptions }[];
    chosen: unknown[][];
    chooser: ReturnType<typeof modelChooser>;
    speech: Speech & { budget: number };
  }> {
    const world = await worlds({
      content: voiceContent({ orla: { ...(mode && { mode }) } }),
      seed: "choose",
    });
    const asked: { scene: Scene; options: ChoosingOptions }[] = [];
    const chosen: unknown[][] = [];
    const speech = {
      ...openSpeech({ game: world.game, steady: () => 0 }),
      model: true,
      budget: 1,
      budgetLeft(): number {
        return this.budget;
      },
      choose(scene: Scene, options: ChoosingOptions) {
        asked.push({ scene, options });
        const why = "the tide will not wait";
        return Promise.resolve({ choice: { id: "fish", why }, trace: { notes: [], model: "fake/one" } });
      },
    };
    const options = { game: world.game, mode: "hybrid", speech, inTurn: (run: () => void) => run() } as const;
    const minds = { choose: (...all: unknown[]) => chosen.push(all) > 0 };
    return { world, asked, chosen, speech, chooser: modelChooser(world.voices, minds, options) };
  }

  it.each([
    [undefined, "open"],
    ["adaptive", "open"],
    ["llm_only", "everything"],
    ["goap_only", "nothing"],
  ] as const)(
    "in the mode %s is asked for %s while a player looks on, and never otherwise",
    async (mode, asks) => {
      const { world, chooser } = await hut(mode);
      const orla = world.one("orla");
      expect(chooser.asks(orla)).toBe("nothing");
      const ann = await world.player("Ann");
      world.move(ann.character, "hut");
      expect(chooser.asks(orla)).toBe(asks);
    },
  );

  it("is not asked for when little of the money is left", async () => {
    const { world, chooser, speech } = await hut("llm_only");
    world.move((await world.player("Ann")).character, "hut");
    speech.budget = 0.2;
    expect(chooser.asks(world.one("orla"))).toBe("nothing");
  });

  it("is asked of who looks on and the goals that there are, and is given to the mind in a turn with who chose it", async () => {
    const { world, chooser, asked, chosen } = await hut("llm_only");
    world.move((await world.player("Ann")).character, "hut");
    const being = world.one("orla");
    const option = (goal: string) => ({ goal, about: `wants to ${goal}`, score: 1, open: false });
    chooser.asked({ being, options: [option("fish"), option("sleep")], until: 5_000 });
    await world.settle();
    expect(asked).toMatchObject([
      {
        scene: { npc: { name: "Orla" }, speaker: { name: "Ann" }, said: { how: "idle" } },
        options: { choices: [{ id: "fish", about: "wants to fish" }, { id: "sleep" }], deadlineMs: 5_000 },
      },
    ]);
    expect(chosen).toEqual([[being, "fish", "fake/one, thinking: the tide will not wait"]]);
  });
});
