import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { ContainedIn } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { coinsOf } from "../items/purse.ts";
import { NO_PREFERENCES, type Preferences } from "../sessions/preferences.ts";
import { arenaContent } from "../testing/arena-content.ts";
import { questContent } from "../testing/quest-content.ts";
import { talkContent } from "../testing/talk-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

interface Stage {
  world: TestWorld;
  ann: Player;
  bob: Player;
}

function content(): Content {
  const [quest, talk] = [questContent(), talkContent()];
  const npcs = new Map([...arenaContent().npcs, ...quest.npcs]);
  const rules = { ...quest.rules, channels: talk.rules?.channels ?? {} } as NonNullable<Content["rules"]>;
  return { ...quest, npcs, rules, ...(talk.news && { news: talk.news }) };
}

/** Ann fights a mite, or another, with six coins on it; where she is afterwards. */
async function fight({ world, ann }: Stage, foe = "mite"): Promise<Entity | undefined> {
  const mite = world.thing(foe, world.game.placeOf(ann.character));
  world.thing("copper", mite, 6);
  await ann.type(`kill ${foe}`);
  for (let round = 0; mite.alive && round < 40; round += 1) await world.tick(2_000);
  return ann.character.target(ContainedIn);
}

/**
 * Of each wish that a player may have: what somebody reads or has who has it, and who has not. A key without its reader does
 * not compile, and a reader that is the same both times fails.
 */
const READERS: Record<keyof Preferences, { lines: string[]; reads: (stage: Stage) => Promise<unknown> }> = {
  display: { lines: ["width 44"], reads: async ({ ann }) => ann.connection.topic("display") },
  ignore: {
    lines: ["ignore bob"],
    async reads({ ann, bob }) {
      ann.read();
      await bob.type("gossip hello");
      return ann.read();
    },
  },
  friends: {
    lines: ["friends add bob"],
    async reads({ ann, bob }) {
      await ann.type("north");
      await bob.type("quit");
      return ann.read();
    },
  },
  channels: { lines: ["channels off gossip"], reads: ({ ann }) => ann.type("gossip hello") },
  prompt: { lines: ["prompt %h left"], reads: async ({ ann }) => ann.connection.prompt },
  compact: { lines: ["compact off"], reads: async ({ ann }) => ann.connection.topic("display") },
  brief: { lines: ["brief on"], reads: ({ ann }) => ann.typeAll("east", "west") },
  autoexits: { lines: ["autoexits off"], reads: ({ ann }) => ann.type("look") },
  autoloot: {
    lines: ["autoloot coins"],
    async reads(stage) {
      await fight(stage);
      return coinsOf(stage.world.game, stage.ann.character);
    },
  },
  autosplit: {
    lines: ["autosplit on"],
    async reads(stage) {
      const { world, ann, bob } = stage;
      await ann.type("group invite bob");
      await bob.type("group accept");
      await fight(stage);
      await ann.type("get coins from corpse");
      return coinsOf(world.game, bob.character);
    },
  },
  wimpy: {
    lines: ["wimpy 9000 points"],
    reads: async (stage) => (await fight(stage, "wolf"))?.prototype?.id,
  },
  newsRead: { lines: ["news 1"], reads: ({ ann }) => ann.type("news") },
};

describe("each preference", () => {
  const start = useWorlds();

  it.each(Object.keys(NO_PREFERENCES) as (keyof Preferences)[])(
    "%s makes a difference, and is stored",
    async (key) => {
      const { lines, reads } = READERS[key];
      const outcome = async (wished: boolean): Promise<unknown> => {
        const world = await start({ content: content(), seed: "wishes" });
        const [ann, bob] = await world.players("Ann", "Bob");
        if (wished) {
          await ann.typeAll(...lines);
          const stored = world.storage.preferences.get(ann.session.account?.id ?? "");
          expect(ann.session.preferences[key]).not.toEqual(NO_PREFERENCES[key]);
          expect(stored).toMatchObject({ [key]: ann.session.preferences[key] });
        }
        return reads({ world, ann, bob });
      };
      expect(await outcome(true)).not.toEqual(await outcome(false));
    },
  );
});
