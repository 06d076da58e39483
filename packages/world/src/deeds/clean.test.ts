import { Refusal, type ComponentInit, type Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { parseForm } from "../commands/forms.ts";
import { mostGrams } from "../bodies/stats.ts";
import { Activity, Body, ContainedIn, Effects, Health, Posture, Room, Teacher } from "../components/index.ts";
import type { Game } from "../game.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { contentGrams } from "../items/load.ts";
import type { Condition } from "../rules/words.ts";
import { act } from "./act.ts";
import type { Deed, DeedArgs, Scope } from "./deed.ts";
import { DEED_COMMANDS } from "./index.ts";
import { give } from "./items/give.ts";
import { take } from "./items/take.ts";
import { learn } from "./body/learn.ts";
import { LASTING } from "./lasting.ts";

type Slots = readonly { slot: string; scope: Scope }[];

/** Each deed with every set of arguments that a command, or the end of an Activity, gives it. */
function shapes(): { deed: Deed; slots: Slots }[] {
  const typed = DEED_COMMANDS.flatMap(({ deed, spec }) =>
    spec.forms.map((form) => ({
      deed,
      slots: parseForm(form).flatMap((part) => ("slot" in part ? [part] : [])),
    })),
  );
  // What a lasting deed is about may be gone when it ends.
  const lasting = [...LASTING.values()].map((deed) => ({ deed, slots: [] as Slots }));
  const unlike = new Map(
    [...typed, ...lasting].map((one) => [
      `${one.deed.name} ${one.slots.map(({ slot }) => slot).join(" ")}`,
      one,
    ]),
  );
  return [...unlike.values()];
}

const ANYWHERE: ReadonlySet<Scope> = new Set(["text", "word", "number", "direction", "anyone"]);

/** What a slot may hold: texts of every kind, or each of the entities. */
function fillings(
  { scope }: { scope: Scope },
  entities: readonly Entity[],
): readonly (Entity | string | number)[] {
  if (scope === "number") return [0, 1, 40];
  return scope === "text" || scope === "word" || scope === "direction"
    ? ["north", "mend", "stormspark", "fried herring", "", "\u0000 <b>{item}</b>"]
    : entities;
}

function* every(slots: Slots, entities: readonly Entity[]): Generator<DeedArgs> {
  const [first, ...rest] = slots;
  if (!first) {
    yield {};
    return;
  }
  for (const value of fillings(first, entities))
    for (const others of every(rest, entities)) yield { [first.slot]: value, ...others };
}

interface Stage {
  world: TestWorld;
  game: Game;
  actor: Entity;
  /** Beings and things in the same room, one of each and what is carried. */
  here: Entity[];
  elsewhere: Entity[];
  gone: Entity[];
}

/** Tries a deed and takes it back; whether it would have been done. Throws what it throws. */
function tries(game: Game, deed: Deed, actor: Entity, args: DeedArgs): boolean {
  let done = false;
  game.world.attempt(() => {
    const { refusal } = act(game, deed, actor, args);
    done = refusal === undefined;
    if (refusal) expect(refusal.words.length, `${deed.name} refuses without words`).toBeGreaterThan(3);
    return new Refusal("taken back");
  });
  game.output.take();
  return done;
}

async function stage(start: () => Promise<TestWorld>): Promise<Stage> {
  const world = await start();
  const { game } = world;
  const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
  const [one, other] = [...game.world.query(Room)];
  if (!one || !other) throw new Error("the game has no two rooms");
  for (const player of [ann, bob]) player.character.link(ContainedIn, one);
  cid.character.link(ContainedIn, other);
  const pick = (ids: Iterable<string>, place: Entity): Entity[] =>
    [...ids].filter((_, index) => index % 9 === 0).map((id) => game.spawnThing(id, 1, place));
  const items = game.content.items.keys();
  const carried = pick(items, ann.character);
  const here = [
    ann.character,
    bob.character,
    ...carried,
    ...pick(game.content.items.keys(), one).slice(0, 4),
    ...pick(game.content.npcs.keys(), one).slice(0, 3),
  ];
  const elsewhere = [
    cid.character,
    ...pick(game.content.items.keys(), other).slice(0, 3),
    ...pick(game.content.npcs.keys(), other).slice(0, 2),
  ];
  const gone = pick(game.content.items.keys(), one).slice(0, 2);
  for (const thing of gone) thing.despawn();
  game.world.flush();
  return { world, game, actor: ann.character, here, elsewhere, gone };
}

/** What needs neither hands nor feet. */
const OF_THE_MIND = [
  "afk",
  "bug",
  "choose",
  "idea",
  "list-reports",
  "show-quest",
  "tell",
  "title",
  "typo",
  "wimpy",
];

/** What goes on beside something else; a player's other lines wait until that is over. */
const WHILE_BUSY = [
  ...OF_THE_MIND,
  "duel",
  "emote",
  "follow",
  "group-invite",
  "hide",
  "learn",
  "list-mail",
  "say",
  "shout",
  "sneak",
  "stop",
  "whisper",
];

const BUSY = {
  deed: "searched",
  args: {},
  doing: "searching",
  startedAt: 0,
  breaksOn: [],
};

/** Names of those deeds that would be done. */
function doneBy(
  game: Game,
  actor: Entity,
  deeds: ReturnType<typeof shapes>,
  about: readonly Entity[],
): string[] {
  const done = new Set<string>();
  for (const { deed, slots } of deeds)
    for (const args of every(slots, about)) if (tries(game, deed, actor, args)) done.add(deed.name);
  return [...done].sort();
}

describe("every deed", () => {
  const start = useWorlds();
  const shipped = async (): Promise<TestWorld> => start({ content: await shippedContent(), seed: "clean" });

  it("is done or refused in words, whatever it is about, and changes nothing when it is refused", async () => {
    const { world, game, actor, here, elsewhere, gone } = await stage(shipped);
    const before = world.snapshot();
    const thrown = new Set<string>();
    for (const { deed, slots } of shapes())
      for (const args of every(slots, [...here, ...elsewhere, ...gone]))
        try {
          tries(game, deed, actor, args);
        } catch (error) {
          thrown.add(`${deed.name}: ${String(error)}`);
        }
    expect([...thrown]).toEqual([]);
    expect(world.snapshot()).toEqual(before);
  });

  it("is refused when what it is about is elsewhere, or no more", async () => {
    const { game, actor, elsewhere, gone } = await stage(shipped);
    const far = shapes().filter(({ slots }) => slots.some(({ scope }) => !ANYWHERE.has(scope)));
    const done = (about: readonly Entity[]): string[] => doneBy(game, actor, far, about);
    expect(done(elsewhere)).toEqual([]);
    expect(done(gone)).toEqual([]);
  });

  it("is refused to who is asleep, stunned, busy, dying or dead, unless it asks for nothing of the body", async () => {
    const { game, actor, here } = await stage(shipped);
    const done = (): string[] => doneBy(game, actor, shapes(), here.slice(0, 6));
    const during = (init: ComponentInit): string[] => {
      actor.add(init);
      const names = done();
      actor.remove(init.type);
      return names;
    };
    const effect = (name: string): ComponentInit => Effects([{ effect: name, until: 1e9, stacks: 1 }]);
    const conditioned = (condition: Condition): string => {
      const found = Object.entries(game.rules.effects).find(([, { conditions }]) =>
        conditions.includes(condition),
      );
      if (!found) throw new Error(`no effect makes one ${condition}`);
      return found[0];
    };
    expect(during(Posture({ position: "sleeping" }))).toEqual([...OF_THE_MIND, "wake"].sort());
    expect(during(effect(conditioned("asleep")))).toEqual(OF_THE_MIND);
    expect(during(effect(conditioned("stunned")))).toEqual(OF_THE_MIND);
    expect(during(Health({ current: 0 }))).toEqual(OF_THE_MIND);
    const busy = Activity({ ...BUSY, endsAt: game.clock.now() + 9_000 });
    expect(during(busy)).toEqual([...WHILE_BUSY].sort());
    actor.despawn();
    expect(done()).toEqual([]);
  });

  it("is refused to who has no room for it, and to who cannot pay", async () => {
    const { game, actor, world } = await stage(shipped);
    const [bob] = world.game
      .placeOf(actor)
      .sources(ContainedIn)
      .filter((one) => one !== actor && one.has(Body));
    if (!bob) throw new Error("Bob is not there");
    const most = mostGrams(game, actor);
    const stone = [...game.content.items.values()].find(
      (item) => item.fixed === undefined && !item.stack && item.weight > 0,
    );
    if (!stone) throw new Error("nothing weighs anything");
    while (contentGrams(game, actor) + stone.weight <= most) game.spawnThing(stone.id, 1, actor);
    const lying = game.spawnThing(stone.id, 1, game.placeOf(actor));
    const held = game.spawnThing(stone.id, 1, bob);
    expect(tries(game, take as unknown as Deed, actor, { item: lying, count: 1 })).toBe(false);
    expect(tries(game, give as unknown as Deed, bob, { item: held, count: 1, to: actor })).toBe(false);
    for (const purse of actor.sources(ContainedIn))
      if (purse.prototype?.id === game.content.world.coin) purse.despawn();
    const teacher = game.world.query(Teacher)[Symbol.iterator]().next().value;
    if (!teacher) throw new Error("nobody teaches");
    actor.link(ContainedIn, game.placeOf(teacher));
    for (const skill of teacher.need(Teacher).skills)
      if ((game.rules.skills[skill]?.price ?? 0) > 0)
        expect(tries(game, learn as unknown as Deed, actor, { skill, from: teacher })).toBe(false);
  });
});
