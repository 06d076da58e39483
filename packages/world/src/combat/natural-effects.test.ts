import { expect, it } from "vitest";
import { addEffect, hasEffect } from "../bodies/effects.ts";
import { Body, Natural } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { schoolContent } from "../testing/school-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { armsOf } from "./arms.ts";
import { mayAttack } from "./may-attack.ts";
import { startFight } from "./start-fight.ts";
import { swing } from "./swing.ts";
import type { Entity } from "@wyldlands/ecs";

const bite = defineDeed<{ to: Entity }>({
  name: "bite",
  perform({ to }, context) {
    startFight(context, context.actor, to);
    swing(context, context.actor, to, armsOf(context.game, context.actor));
  },
});

const start = useWorlds();

it("a bite that lands may bring what the beast carries, as often as it says", async () => {
  const world = await start({ content: schoolContent() });
  const ann = await world.player("Ann");
  ann.character.edit(Body).attributes = { constitution: 500 };
  const snake = world.thing("dummy", world.room("pier"));
  const grown = (chance: number): void =>
    snake.add(Natural({ modifiers: { hit: 500 }, strikes: 1, effects: [{ effect: "venom", chance }] }));
  grown(0);
  for (let i = 0; i < 20; i += 1) world.act(bite, snake, { to: ann.character });
  expect(hasEffect(ann.character, "venom")).toBe(false);
  grown(100);
  for (let i = 0; i < 20; i += 1) world.act(bite, snake, { to: ann.character });
  expect(hasEffect(ann.character, "venom")).toBe(true);
});

it("who is frightened begins no fight", async () => {
  const content = schoolContent();
  const fear = { ...content.rules!.effects["stun"]!, conditions: ["frightened" as const], seconds: 60 };
  const rules = { ...content.rules!, effects: { ...content.rules!.effects, fear } };
  const world = await start({ content: { ...content, rules } });
  const ann = await world.player("Ann");
  const dummy = world.thing("dummy", world.room("pier"));
  expect(mayAttack(world.game, ann.character, dummy)).toBeUndefined();
  const frighten = defineDeed({
    name: "frighten",
    perform: (_args, context) => addEffect(context, context.actor, "fear"),
  });
  world.act(frighten, ann.character, {});
  expect(mayAttack(world.game, ann.character, dummy)?.words).toBe("Your knees will not take you there.");
  world.act(bite, dummy, { to: ann.character });
  expect(mayAttack(world.game, ann.character, dummy)).toBeUndefined();
});
