import type { Entity, Refusal } from "@wyldlands/ecs";
import { Fuel, LightSource, Lit } from "../../components/index.ts";
import { isBroken } from "../../items/condition.ts";
import { handy } from "../../items/handy.ts";
import { carried, reach, refuse } from "../refusals.ts";
import { defineDeed } from "../deed.ts";
import { nameOf } from "../../views/names.ts";

/** Lights a lamp, a torch, a candle. What burns down goes on from where it was put out. */
export const light = defineDeed<{ item: Entity }>({
  name: "light",
  check({ item }, { game, actor }) {
    const unable = handy(game, actor) ?? atHand(actor, item);
    if (unable) return unable;
    if (!item.has(LightSource)) return refuse("{item} does not burn, or should not.", { item });
    if (item.has(Lit)) return refuse("{item} burns already.", { item });
    if (isBroken(item)) return refuse("{item} is broken.", { item });
    return secondsOf(item) === 0 ? refuse("{item} is burned out, and wants filling.", { item }) : undefined;
  },
  perform({ item }, { game, actor, show }) {
    const seconds = secondsOf(item);
    if (item.has(Fuel)) item.remove(Fuel);
    if (seconds === undefined) item.add(Lit({}));
    else {
      item.add(Lit({ until: game.clock.now() + seconds * 1_000 }));
      game.due.schedule(item, seconds * 1_000, "burn-down", {});
    }
    show([actor], "You light {item}.", { item });
    show(game.witnesses(actor), "{actor} lights {item}.", { actor, item });
  },
  commands: [
    {
      name: "light",
      position: "resting",
      forms: ["light <item:near>"],
      usage: "Light what? A lantern, a torch, a candle: LIGHT LANTERN.",
      help: "Lights something that burns: light lantern. EXTINGUISH puts it out and saves what is left.",
    },
  ],
});

/** Puts a light out; what it has left is kept. */
export const extinguish = defineDeed<{ item: Entity }>({
  name: "extinguish",
  check({ item }, { game, actor }) {
    const unable = handy(game, actor) ?? atHand(actor, item);
    if (unable) return unable;
    return item.has(Lit) ? undefined : refuse("{item} is not burning.", { item });
  },
  perform({ item }, { game, actor, show }) {
    const { until } = item.need(Lit);
    item.remove(Lit);
    if (until !== undefined)
      item.add(Fuel({ seconds: Math.max(0, Math.round((until - game.clock.now()) / 1_000)) }));
    show([actor], "You put {item} out.", { item });
    show(game.witnesses(actor), "{actor} puts {item} out.", { actor, item });
  },
  commands: [
    {
      name: "extinguish",
      aliases: ["douse", "snuff"],
      position: "resting",
      forms: ["extinguish <item:near>"],
      usage: "Put out what? EXTINGUISH LANTERN.",
      help: "Puts out what burns, and saves what is left of it: extinguish lantern.",
    },
  ],
});

/** A light has burned down: a lamp wants oil, a candle is no more. The actor is the light. Due handler `burn-down`. */
export const burnDown = defineDeed({
  name: "burn-down",
  perform(_args, { game, actor, show }) {
    const until = actor.get(Lit)?.until;
    // It may have been put out, and lit again for longer.
    if (until === undefined || until > game.clock.now()) return;
    const place = game.placeOf(actor);
    const item = { markup: nameOf(actor) };
    const lasts = actor.get(LightSource)?.fuel !== undefined;
    show(
      [place, ...game.witnesses(actor)],
      lasts ? "{item} gutters and goes out." : "{item} burns down and is gone.",
      { item },
    );
    actor.remove(Lit);
    if (lasts) actor.add(Fuel({ seconds: 0 }));
    else actor.despawn();
  },
});

function atHand(actor: Entity, thing: Entity): Refusal<string> | undefined {
  return carried(actor, thing) && reach(actor, thing);
}

/** Seconds that it will burn; undefined: for ever. */
function secondsOf(item: Entity): number | undefined {
  return item.get(Fuel)?.seconds ?? item.get(LightSource)?.seconds;
}
