import type { Entity } from "@wyldlands/ecs";
import { z } from "zod";
import { Mind } from "../../components/index.ts";
import { emote } from "../../deeds/speech/emote.ts";
import { defineMindAction, type Doing } from "../action.ts";
import { placeNamed } from "../archetypes.ts";
import { matesIn } from "../bands.ts";
import { belief, believe, believed, forget } from "../beliefs.ts";
import { listOf, numberOf, TEXTS } from "../with.ts";

/** Hours of the world for which it takes a mate to stand where it saw or heard of them standing. */
const TRUST_HOURS = 3;
/** Milliseconds of world time until it looks for another post, and until it looks whether one has come free. */
const SOON = 1_000;
const STAND_BY = 30_000;

/** One of the posts of its band that no other holds, as far as it knows; who finds a mate there who was first goes to another. */
export const takePost = defineMindAction({
  name: "take-post",
  about:
    "Stands at one of the places `posts` that no other of its band holds, as far as it knows. Where all are held it stands by.",
  shape: { posts: TEXTS, gestures: TEXTS.optional(), every: z.number().min(5).optional() },
  roves: true,
  run(doing) {
    const { game, being, with: values, data, act, walk } = doing;
    const posts = listOf(values, "posts");
    hear(doing, posts);
    const held = data["post"];
    const post = typeof held === "string" && posts.includes(held) ? held : choose(doing, posts);
    if (post === undefined) return { again: STAND_BY };
    const room = placeNamed(game, being, post);
    if (!room) {
      delete data["post"];
      return { failed: `It knows no place '${post}'.` };
    }
    if (data["post"] !== post) {
      data["post"] = post;
      data["since"] = game.clock.now();
    }
    const step = walk(room);
    if (step !== "there") return step;
    if (believed(game, being, kindOf(post))) {
      // Somebody was here before it.
      delete data["post"];
      return { again: SOON };
    }
    const gestures = listOf(values, "gestures");
    if (data["stood"] === post && gestures.length > 0 && game.company(room, being).length > 0)
      act(emote, { text: game.rng.pick([...gestures]) });
    data["stood"] = post;
    return { again: numberOf(values, "every", 60) * 1_000 };
  },
});

/** Under this kind it believes who holds a post. */
function kindOf(post: string): string {
  return `post-${post}`;
}

/** What mates in the room hold it is told; of two who are there for the same post, the one who chose it first keeps it. */
function hear({ game, being, data }: Doing, posts: readonly string[]): void {
  const here = game.placeOf(being);
  const present = new Set<Entity>(matesIn(game, here, being));
  for (const post of posts) {
    const holder = believed(game, being, kindOf(post));
    // Who is here and holds it no more, holds it no more.
    if (holder && present.has(holder) && holder.get(Mind)?.data["post"] !== post) forget(being, kindOf(post));
  }
  for (const mate of present) {
    const theirs = mate.get(Mind)?.data ?? {};
    const { post } = theirs;
    if (typeof post !== "string" || !posts.includes(post)) continue;
    const [own, other] = [Number(data["since"] ?? Infinity), Number(theirs["since"] ?? 0)];
    const first = data["post"] !== post || other < own || (other === own && mate.id < being.id);
    const room = placeNamed(game, being, post);
    if (first && room) believe(game, being, kindOf(post), { about: mate, room, from: mate.id });
  }
}

function choose({ game, being }: Doing, posts: readonly string[]): string | undefined {
  const trusted = TRUST_HOURS * game.rules.calendar.hourSeconds * 1_000;
  const free = posts.filter((post) => {
    const known = belief(being, kindOf(post));
    if (!known || game.clock.now() - known.at > trusted || !believed(game, being, kindOf(post))) {
      forget(being, kindOf(post));
      return true;
    }
    return false;
  });
  return free.length > 0 ? game.rng.pick(free) : undefined;
}
