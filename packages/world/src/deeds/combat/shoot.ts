import { Refusal, type Entity } from "@wyldlands/ecs";
import { markOf, send, tellShot } from "../../combat/afar.ts";
import { ContainedIn, Weapon, Worn } from "../../components/index.ts";
import { cooldownLeft, startCooldown } from "../../bodies/cooldowns.ts";
import { weaponOf } from "../../items/worn.ts";
import { withoutArticle } from "../../content/prose.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Shoots what is wielded at somebody here or in the next room. Each shot sends one piece of ammunition, which lies there then. */
export const shoot = defineDeed<{
  to?: Entity | undefined;
  direction?: string | undefined;
  name?: string | undefined;
}>({
  name: "shoot",
  check(args, { game, actor }) {
    const weapon = weaponOf(actor);
    const ammunition = weapon?.get(Weapon)?.range === true ? weapon.get(Weapon)?.ammunition : undefined;
    if (!weapon || ammunition === undefined)
      return refuse(
        "You hold nothing to shoot with. <hint>WIELD a sling or the like; anything thrown goes with THROW.</hint>",
      );
    const mark = markOf(game, actor, args);
    if (mark instanceof Refusal) return mark;
    if (!missileOf(actor, ammunition)) {
      const name = game.content.items.get(ammunition)?.name ?? "anything";
      return refuse("You have not one {what} left to shoot.", { what: withoutArticle(name) });
    }
    return cooldownLeft(game, actor, "shoot") > 0 ? refuse("You are not ready to shoot again.") : undefined;
  },
  perform(args, context) {
    const { game, actor } = context;
    const weapon = weaponOf(actor);
    const mark = markOf(game, actor, args);
    if (mark instanceof Refusal) return mark;
    const missile = weapon && missileOf(actor, weapon.need(Weapon).ammunition ?? "");
    if (!missile) return refuse("You have nothing left to shoot.");
    startCooldown(game, actor, "shoot", game.rules.combat.round);
    tellShot(context, "shoot", mark, args.direction);
    send(context, mark, weapon, missile);
    return undefined;
  },
  commands: [
    {
      name: "shoot",
      aliases: ["fire"],
      forms: ["shoot <to:beings>", "shoot <name:word> <direction:direction>", "shoot <direction:direction>"],
      usage: "Shoot at whom? SHOOT RAT here, SHOOT EAST at whoever stands there, or SHOOT RAT EAST.",
      help: "Shoots what you wield, here or into the next room: shoot rat, shoot east, shoot rat east. It uses up what is shot.",
    },
  ],
});

function missileOf(actor: Entity, ammunition: string): Entity | undefined {
  return actor.sources(ContainedIn).find((thing) => thing.prototype?.id === ammunition && !thing.has(Worn));
}
