import { llmConfig, type GovernedModel } from "@wyldlands/voice";
import { scriptedModel, type ScriptedModel } from "@wyldlands/voice/testing";
import { describe, expect, it } from "vitest";
import { Shop, VoiceJob } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { voiceContent, type WrittenVoice } from "../../testing/voice-content.ts";
import { openSpeech } from "../open-speech.ts";
import type { Speech } from "../speech.ts";

/** What the model has for each occasion, by a part of how it is put to it. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  "have never spoken": ["Salt on your boots. That makes two of us.", "Mind the lamps, they are for sale."],
  "spoken once or twice": ["Back to the counter, and dry for once."],
  "what they sell": ["Mead for the cold and a lamp for the dark."],
  "mead costs": ["A mead is {price}, as it stands.", "{price} buys one. The bees see none of it."],
  "says goodbye": ["Pull the door to."],
  "thanks them": ["Thank the bees."],
};

/** A model in this process, behind cache and guards as in production; its world is known when that has begun. */
function prepared(llm: Record<string, unknown> = {}): {
  speech: Speech;
  model: ScriptedModel;
  readonly bind: (game: Game) => void;
} {
  const model = scriptedModel(({ purpose, messages }) => {
    if (purpose !== "preparation") return { json: { say: "By and by.", acts: [], emotions: [] } };
    const listed = [...(messages[0]?.text ?? "").matchAll(/^- (\d+): (.*)$/gm)];
    const answers = listed.map(([, id = "", when = ""]) => ({
      id,
      says: Object.entries(SAYS).find(([part]) => when.includes(part))?.[1] ?? [],
    }));
    return { json: { answers } };
  });
  const governed: GovernedModel = {
    ...model,
    seed: () => undefined,
    spent: () => ({ hour: 0, day: 0 }),
    status: () => ({ links: [], waiting: 0 }),
  };
  const config = llmConfig.parse({ provider: "local", model: "any", ...llm });
  let own: Speech | undefined;
  const bound = (): Speech => {
    if (!own) throw new Error("no world was started with this");
    return own;
  };
  return {
    model,
    bind: (game) => {
      own = openSpeech({ game, steady: () => game.clock.now(), model: governed, llm: config });
    },
    speech: {
      model: true,
      get preparing() {
        return own?.preparing;
      },
      atOnce: (scene, options) => bound().atOnce(scene, options),
      answer: (scene, options) => bound().answer(scene, options),
      choose: (scene, options) => bound().choose(scene, options),
      budgetLeft: (account) => bound().budgetLeft(account),
      wrong: (key) => bound().wrong(key),
      forget: () => bound().forget(),
    },
  };
}

describe("answers that are prepared while a player comes near", () => {
  const worlds = useWorlds();

  async function begun(
    room: string,
    llm: Record<string, unknown> = {},
    voices: Record<string, WrittenVoice> = {},
  ): Promise<{ world: TestWorld; ann: Player; of: () => string[] } & ReturnType<typeof prepared>> {
    const all = prepared(llm);
    const world = await worlds({ content: voiceContent(voices), seed: "prepared", speech: all.speech });
    all.bind(world.game);
    const ann = await world.player("Ann");
    world.move(ann.character, room);
    return { world, ann, ...all, of: () => sheets(all.model) };
  }

  /** Whose sheets the model was asked for. */
  function sheets({ requests }: ScriptedModel): string[] {
    return requests.flatMap(({ purpose, npc }) => (purpose === "preparation" ? [npc ?? ""] : []));
  }

  /** Lets what there is to prepare be prepared, world time all but standing still. */
  async function ready(world: TestWorld): Promise<void> {
    const { preparing } = world.voices;
    for (let idle = 0; idle < 3; idle += 1) {
      await world.tick(1);
      if (preparing.quiet) continue;
      idle = -1;
      await soon();
    }
  }

  it("come in one call for each who speaks by a model, and common lines are answered in their turn", async () => {
    const { world, ann, model, of } = await begun("pier");
    await ready(world);
    // The hut and the beach lie next to the pier.
    expect(of().toSorted()).toEqual(["isle:bram", "isle:cate", "isle:orla"]);
    world.move(ann.character, "hut");
    // What goes with an act is prepared for who stands before her.
    await ready(world);
    expect(of().slice(3)).toContain("isle:orla");
    const sheets = of().length;
    ann.read();
    const asked = model.requests.length;
    expect(await ann.type("greet orla")).toMatch(/Orla says, '(?:Salt on your boots|Mind the lamps)/);
    expect(await ann.type("say orla, what do you sell?")).toContain(
      "Mead for the cold and a lamp for the dark.",
    );
    expect(await ann.type("say orla, how much is the mead?")).toMatch(/three copper pennies/i);
    expect(world.voices.traces.of(world.one("orla")).map(({ reply }) => reply.from)).toEqual([
      "cache-act",
      "cache-act",
      "cache-act",
    ]);
    expect([...world.game.world.query(VoiceJob)]).toEqual([]);
    expect(model.requests).toHaveLength(asked);
    // Nothing of who came is in what was asked.
    const sent = model.requests.filter(({ purpose }) => purpose === "preparation");
    expect(JSON.stringify(sent.map(({ messages }) => messages))).not.toContain("Ann");
    // While nothing changes nobody is prepared anew.
    await world.tick(5 * 60_000);
    await ready(world);
    expect(of()).toHaveLength(sheets);
  });

  it("are not made for anybody by whom no player is, nor for who asks no model", async () => {
    const { world, of } = await begun("hut", {}, { bram: { mode: "goap_only" } });
    await ready(world);
    expect(of()).toEqual(["isle:orla"]);
  });

  it("are not made when the configuration gives them no money", async () => {
    const { world, ann, model, of } = await begun("hut", { prepare: 0 });
    await ready(world);
    expect(of()).toEqual([]);
    await ann.type("say orla, what do you sell?");
    for (let wait = 0; wait < 500 && model.requests.length === 0; wait += 1) await world.settle();
    expect(model.requests.map(({ purpose }) => purpose)).toContain("dialogue");
    expect(of()).toEqual([]);
  });

  it("never tell a price that has changed, nor of what is sold out", async () => {
    const { world, ann } = await begun("hut");
    await ready(world);
    const orla = world.one("orla");
    const told = async (player: Player): Promise<string> => {
      const { traces } = world.voices;
      const read = await player.type("say orla, how much is the mead?");
      return traces.of(orla).at(-1)?.reply.trace.prepared === true ? read : "";
    };
    expect(await told(ann)).toMatch(/three copper pennies/i);
    const [mead] = orla.edit(Shop).sells;
    if (!mead) throw new Error("Orla sells no mead");
    mead.price = 30;
    const bob = await world.player("Bob");
    world.move(bob.character, "hut");
    expect(await told(bob)).toMatch(/thirty copper pennies/i);
    orla.edit(Shop).sells = [];
    expect(await told(bob)).toBe("");
  });

  it("are asked for again by the next world, whatever was under way when this one was killed", async () => {
    const { world, model, speech, bind } = await begun("hut");
    model.answers(() => ({ fault: "stall" }));
    while (sheets(model).length === 0) await world.tick(1);
    expect(world.voices.preparing.quiet).toBe(false);
    model.answers(() => ({ json: { answers: [{ id: "1", says: ["Salt on your boots."] }] } }));
    const second = await world.revive({ content: voiceContent(), speech });
    bind(second.game);
    const before = sheets(model).length;
    await ready(second);
    expect(sheets(model).slice(before).toSorted()).toEqual(["isle:bram", "isle:orla"]);
    second.stop();
  });
});

/** Lets the model, which is in this process, have its turn. */
function soon(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1);
  });
}
