import type { ComponentInit, Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { Activity, Effects, Health, Posture } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Condition } from "../rules/words.ts";
import { ANYWHERE, every, shapes, stage, tries, type Shape } from "../testing/every-deed.ts";
import { besides } from "../testing/mined.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

/** What needs neither hands nor feet. */
const OF_THE_MIND = [
  "afk",
  "bug",
  "choose",
  "describe",
  "idea",
  "list-reports",
  "report-player",
  "show-quest",
  "tell",
  "title",
  "typo",
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
  "social",
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
function doneBy(game: Game, actor: Entity, deeds: readonly Shape[], about: readonly Entity[]): string[] {
  const done = new Set<string>();
  for (const { deed, slots } of deeds)
    for (const args of every(slots, about)) if (tries(game, deed, actor, args)) done.add(deed.name);
  return [...done].sort();
}

describe("every deed", () => {
  const start = useWorlds();
  const shipped = async (): Promise<TestWorld> => start({ content: await shippedContent(), seed: "clean" });

  it("is done or refused in words, whatever it is about, and changes nothing when it is refused", async () => {
    for (const role of ["player", "admin"] as const) {
      const { world, game, actor, here, elsewhere, gone } = await stage(shipped, role);
      const before = [world.snapshot(), besides(game)];
      const thrown = new Set<string>();
      for (const { deed, slots } of shapes())
        for (const args of every(slots, [...here, ...elsewhere, ...gone]))
          try {
            tries(game, deed, actor, args);
          } catch (error) {
            thrown.add(`${deed.name}: ${String(error)}`);
          }
      expect([...thrown], role).toEqual([]);
      expect([world.snapshot(), besides(game)]).toEqual(before);
    }
  }, 60_000);

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
});
