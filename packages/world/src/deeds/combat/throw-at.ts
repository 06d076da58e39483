import { Refusal, type Entity } from "@wyldlands/ecs";
import { cooldownLeft, startCooldown } from "../../bodies/cooldowns.ts";
import { markOf, send, tellShot } from "../../combat/afar.ts";
import { Weapon, Worn } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { carried, refuse } from "../refusals.ts";

/** Throws a weapon that is made for it at somebody here or in the next room. It lies there then, whoever wants it. */
export const throwAt = defineDeed<{
  item: Entity;
  to?: Entity | undefined;
  direction?: string | undefined;
  name?: string | undefined;
}>({
  name: "throw",
  check({ item, ...aim }, { game, actor }) {
    const missing = carried(actor, item);
    if (missing) return missing;
    const weapon = item.get(Weapon);
    if (weapon?.range !== true || weapon.ammunition !== undefined)
      return refuse("{item} is not made for throwing. <hint>DROP it, or GIVE it to somebody.</hint>", {
        item,
      });
    const mark = markOf(game, actor, aim);
    if (mark instanceof Refusal) return mark;
    return cooldownLeft(game, actor, "shoot") > 0 ? refuse("You are not ready to throw again.") : undefined;
  },
  perform({ item, ...aim }, context) {
    const { game, actor, emit } = context;
    const mark = markOf(game, actor, aim);
    if (mark instanceof Refusal) return mark;
    startCooldown(game, actor, "shoot", game.rules.combat.round);
    tellShot(context, "throw", mark, aim.direction, item);
    if (item.has(Worn)) {
      const { slot } = item.need(Worn);
      item.remove(Worn);
      emit({ type: "ItemRemoved", entity: actor, item, slot });
    }
    send(context, mark, item, item);
    return undefined;
  },
  commands: [
    {
      name: "throw",
      aliases: ["hurl"],
      forms: [
        "throw <item:carried> at <to:beings>",
        "throw <item:worn> at <to:beings>",
        "throw <item:carried> <direction:direction> at <name:word>",
        "throw <item:worn> <direction:direction> at <name:word>",
        "throw <item:carried> <direction:direction>",
        "throw <item:worn> <direction:direction>",
      ],
      usage: "Throw what, and at whom? THROW HARPOON AT CRAB here, or THROW HARPOON EAST into the next room.",
      help: "Throws a weapon that is made for it: throw harpoon at crab, throw harpoon east. It lies where it fell.",
    },
  ],
});
