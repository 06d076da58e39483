import { describe, expect, it } from "vitest";
import type { Entity, Refusal } from "@wyldlands/ecs";
import { mostOf, setVital } from "../../bodies/vitals.ts";
import { Combatant, ContainedIn, Mind, Usable } from "../../components/index.ts";
import type { Deed, DeedArgs } from "../../deeds/deed.ts";
import { assail } from "../../deeds/combat/assail.ts";
import { refuse } from "../../deeds/refusals.ts";
import { coinsOf } from "../../items/purse.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { BAKERY, villageContent, type Villager } from "../../testing/village-content.ts";
import { MIND_ACTION_NAMES, type MindActionName } from "../action-names.ts";
import type { Doing, Progress } from "../action.ts";
import { believe } from "../beliefs.ts";
import { MIND_ACTIONS } from "./index.ts";

const start = useWorlds();

/** Stands still: what is done here, the tests do. */
const IDLE = {
  archetypes: { idler: { about: "stands about", needs: { hunger: 10 }, goals: ["idle"], day: [] } },
  goals: { idle: { about: "does nothing", want: {} } },
};
const idler = (name: string, purse?: number): Villager => ({
  name,
  room: "bakery",
  archetype: "idler",
  places: { home: "bakery", away: "market" },
  ...(purse !== undefined && { purse }),
});

interface Stage {
  world: TestWorld;
  wat: Entity;
  bett: Entity;
  nib: Entity;
  ann: Player;
}

/** Wat in a bakery with its keeper, a rogue and a player, and beliefs about all of them. */
async function stage(): Promise<Stage> {
  const content = villageContent(
    [idler("Wat", 9), { ...idler("Bett"), more: BAKERY }, idler("Nib", 20)],
    IDLE,
  );
  const loaf = content.items.get("isle:loaf");
  if (!loaf) throw new Error("no loaf");
  const lint = {
    ...loaf,
    id: "isle:lint",
    name: "lint",
    keywords: ["lint"],
    inits: [Usable({ handler: "bandage", data: { heal: "1d4" } })],
  };
  const world = await start({ content: { ...content, items: new Map([...content.items, [lint.id, lint]]) } });
  const ann = await world.player("Ann");
  world.move(ann.character, "bakery");
  const [wat, bett, nib] = [world.one("wat"), world.one("bett"), world.one("nib")];
  const here = world.room("bakery");
  for (const [kind, about] of Object.entries({
    foe: nib,
    thief: nib,
    player: ann.character,
    hurt: ann.character,
    call: ann.character,
  }))
    believe(world.game, wat, kind, { about, room: here, from: "saw" });
  return { world, wat, bett, nib, ann };
}

interface Case {
  with?: Record<string, string | number | string[]>;
  /** Deeds that it takes, in their order. */
  deeds: string[];
  prepare?: (stage: Stage) => void;
  /** What has come of it; without it: it is done, or goes on. */
  after?: (stage: Stage) => void;
  /** It fails, in these words, although no deed was refused. */
  fails?: RegExp;
  /** A refusal is no reason to give up: it tries again. */
  persists?: true;
}

const wound = ({ world }: Stage, being: Entity): void =>
  setVital(world.game, being, "health", Math.floor(mostOf(world.game, being, "health") / 2));

const CASES: Partial<Record<MindActionName, Case>> = {
  ambush: { deeds: ["assail"], after: ({ wat }) => expect(wat.has(Combatant)).toBe(true) },
  attack: {
    with: { who: "foe" },
    deeds: ["assail"],
    after: ({ wat }) => expect(wat.has(Combatant)).toBe(true),
  },
  barter: {
    with: { things: "food", price: 2 },
    deeds: ["barter"],
    prepare: ({ world, nib }) => void world.thing("loaf", nib),
    after: ({ world, wat, nib }) => {
      expect(world.held(wat, "loaf")).toHaveLength(1);
      expect([coinsOf(world.game, wat), coinsOf(world.game, nib)]).toEqual([7, 22]);
    },
  },
  buy: {
    with: { ware: "loaf" },
    deeds: ["buy"],
    after: ({ world, wat }) => expect(coinsOf(world.game, wat)).toBe(7),
  },
  "call-for-help": {
    with: { words: ["Help!"] },
    deeds: ["shout"],
    after: ({ ann }) => expect(ann.read()).toContain("Wat shouts, 'Help!'"),
  },
  come: { deeds: [], after: ({ wat }) => expect(wat.need(Mind).beliefs["call"]).toBeUndefined() },
  "draw-takings": { deeds: [], fails: /keeps no shop/ },
  eat: {
    deeds: ["eat"],
    prepare: ({ world, wat }) => void world.thing("loaf", wat),
    after: ({ world, wat }) => expect(world.held(wat, "loaf")).toEqual([]),
  },
  flee: {
    deeds: ["flee"],
    prepare: ({ world, wat, nib }) => void world.runner.run(assail, wat, { to: nib }),
    persists: true,
  },
  follow: { with: { who: "player" }, deeds: [] },
  give: {
    with: { things: "food", who: "player" },
    deeds: ["give"],
    prepare: ({ world, wat }) => void world.thing("loaf", wat),
    after: ({ world, ann }) => expect(world.held(ann.character, "loaf")).toHaveLength(1),
  },
  guard: {
    with: { gestures: ["yawns."] },
    deeds: ["emote"],
    persists: true,
    after: ({ ann }) => expect(ann.read()).toContain("Wat yawns."),
  },
  heal: {
    with: { who: "hurt" },
    deeds: ["use"],
    prepare: (on) => {
      on.world.thing("lint", on.wat);
      wound(on, on.ann.character);
    },
    after: ({ ann }) => expect(ann.read()).toContain("Wat binds your wounds."),
  },
  hide: { deeds: ["hide"], fails: /nowhere to hide/ },
  "lock-up": { with: { way: "south" }, deeds: [], fails: /no door that way/ },
  patrol: { with: { posts: ["home", "away"], gestures: ["yawns."] }, deeds: ["emote"], persists: true },
  "pick-up": {
    with: { things: "food" },
    deeds: ["take"],
    prepare: ({ world }) => void world.thing("loaf", world.room("bakery")),
    after: ({ world, wat }) => expect(world.held(wat, "loaf")).toHaveLength(1),
  },
  rest: { deeds: ["rest"], prepare: (on) => wound(on, on.wat) },
  "return-home": { deeds: [] },
  search: {
    with: { who: "foe", rooms: 2 },
    deeds: ["search"],
    prepare: ({ world, nib }) => world.move(nib, "den"),
    persists: true,
    after: ({ wat }) => expect(wat.need(Mind).beliefs["foe"]).toBeDefined(),
  },
  "seek-player": { deeds: [] },
  sell: {
    with: { things: "food" },
    deeds: ["sell"],
    prepare: ({ world, wat }) => void world.thing("loaf", wat),
    fails: /./,
  },
  sleep: { deeds: ["sleep"] },
  steal: {
    with: { from: ["idler"] },
    deeds: ["filch"],
    after: ({ world, wat, nib }) => {
      expect(coinsOf(world.game, wat)).toBeGreaterThan(9);
      expect(coinsOf(world.game, wat) + coinsOf(world.game, nib)).toBe(29);
    },
  },
  talk: {
    with: { lines: ["Fresh today, {to}."], to: "players" },
    deeds: ["say"],
    after: ({ ann }) => expect(ann.read()).toContain("Wat says, 'Fresh today, Ann.'"),
  },
  track: { with: { who: "foe" }, deeds: [] },
  unlock: { with: { way: "south" }, deeds: [], fails: /no door that way/ },
  "use-item": {
    with: { things: "isle:lint" },
    deeds: ["use"],
    prepare: (on) => {
      on.world.thing("lint", on.wat);
      wound(on, on.wat);
    },
    after: ({ world, wat }) => expect(world.held(wat, "lint")).toEqual([]),
  },
  wander: {
    deeds: ["go"],
    persists: true,
    after: ({ world, wat }) => expect(wat.target(ContainedIn)).toBe(world.room("market")),
  },
  work: {
    with: { gestures: ["kneads."] },
    deeds: ["emote"],
    persists: true,
    after: ({ ann }) => expect(ann.read()).toContain("Wat kneads."),
  },
};
/** Those that show it at their second look. */
const BEGUN: readonly MindActionName[] = ["guard", "work"];

type Act = Doing["act"];

function run(on: Stage, name: MindActionName, act: Act): Progress {
  const { world, wat } = on;
  return MIND_ACTIONS[name].run({
    game: world.game,
    being: wat,
    with: CASES[name]?.with ?? {},
    place: undefined,
    data: BEGUN.includes(name) ? { begun: 1 } : {},
    act,
    walk: (to) => (to === world.game.placeOf(wat) ? "there" : { failed: "It is kept from walking." }),
    behave: () => ({ failed: "There are no trees here." }),
  });
}

/** All that would be stored, but for minds and what they hold true. */
function stored(world: TestWorld): unknown {
  return JSON.parse(
    JSON.stringify(world.snapshot(), (key, value: unknown) => (key === "mind" ? undefined : value)),
  );
}

const named = Object.entries(CASES) as [MindActionName, Case][];

describe("what minds do", () => {
  it("is tested here, or beside it", () => {
    const elsewhere = ["behave", "draw-wage", "lead-away", "let-be", "scatter", "take-post"];
    expect(
      MIND_ACTION_NAMES.filter((name) => CASES[name] === undefined && !elsewhere.includes(name)),
    ).toEqual([]);
  });

  it.each(named)("%s goes by deeds that players do too", async (name, one) => {
    const on = await stage();
    one.prepare?.(on);
    on.ann.read();
    const done: string[] = [];
    const progress = run(on, name, <A extends DeedArgs>(deed: Deed<A>, args: A) => {
      done.push(deed.name);
      return on.world.runner.run(deed, on.wat, args).refusal;
    });
    on.world.loop.wake();
    await on.world.settle();
    expect(done).toEqual(one.deeds);
    if (one.fails) expect(progress).toMatchObject({ failed: expect.stringMatching(one.fails) as string });
    else expect(progress).not.toHaveProperty("failed");
    one.after?.(on);
  });

  it.each(named)(
    "%s that is refused fails in the deed's words, and has changed nothing",
    async (name, one) => {
      const on = await stage();
      one.prepare?.(on);
      on.world.loop.wake();
      await on.world.settle();
      const before = stored(on.world);
      let asked = 0;
      const progress = run(on, name, (): Refusal<string> => {
        asked += 1;
        return refuse("The moon forbids it.");
      });
      expect(stored(on.world)).toEqual(before);
      if (asked > 0 && one.persists === undefined)
        expect(progress).toEqual({ failed: "The moon forbids it." });
    },
  );
});
