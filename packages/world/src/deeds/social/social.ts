import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { reveal } from "../movement/reveal.ts";
import { reach, refuse } from "../refusals.ts";
import { heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { isBeing } from "../../views/names.ts";

/** A gesture out of `content/rules/socials.yaml`: alone, to somebody here, or to oneself. */
export const social = defineDeed<{ name: string; to?: Entity }>({
  name: "social",
  check({ name, to }, { game, actor }) {
    const rule = socialOf(game.rules.socials, name);
    if (!rule) return refuse("Nobody here knows how to {name}.", { name });
    const unable = able(game, actor, "resting") ?? silenced(game, actor);
    if (unable) return unable;
    if (!to) return undefined;
    if (to === actor)
      return rule.self ? undefined : refuse("You cannot {name} yourself, try as you may.", { name });
    if (!isBeing(to)) return refuse("{to} would not notice.", { to });
    if (!rule.to)
      return refuse("That is for nobody in particular. <hint>Type {name} alone.</hint>", { name });
    return reach(actor, to);
  },
  perform({ name, to }, context) {
    const { game, actor, show, emit } = context;
    const rule = socialOf(game.rules.socials, name);
    if (!rule) return;
    reveal(context, actor);
    const others = heeding(game, actor, game.witnesses(actor)).filter((one) => one !== to);
    const values = { actor, to };
    if (!to || to === actor) {
      const words = to ? (rule.self ?? rule.alone) : rule.alone;
      show([actor], `<emote>${words.actor}</emote>`, values);
      show(others, `<emote>${words.others}</emote>`, values);
    } else if (rule.to) {
      show([actor], `<emote>${rule.to.actor}</emote>`, values);
      show(heeding(game, actor, [to]), `<emote>${rule.to.to}</emote>`, values);
      show(others, `<emote>${rule.to.others}</emote>`, values);
      emit({ type: "Gestured", entity: actor, to, social: name });
    }
  },
});

/** A social by its name, whatever an object has besides. */
export function socialOf<T>(socials: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(socials, name) ? socials[name] : undefined;
}
