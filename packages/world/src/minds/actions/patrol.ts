import { z } from "zod";
import { emote } from "../../deeds/speech/emote.ts";
import { pause, pausing } from "../pauses.ts";
import { defineMindAction } from "../action.ts";
import { placeNamed } from "../archetypes.ts";
import { listOf, numberOf, TEXTS } from "../with.ts";

/** Goes round its posts, one after the other, and stops at each. */
export const patrol = defineMindAction({
  name: "patrol",
  about: "Goes round the places `posts`, and stops at each for `stay` seconds.",
  roves: true,
  shape: {
    posts: TEXTS,
    stay: z.number().min(1).optional(),
    gestures: TEXTS.optional(),
  },
  run({ game, being, with: values, data, act, walk }) {
    const paused = pausing(game, data);
    if (paused) return paused;
    const posts = listOf(values, "posts");
    const next = Number(data["next"] ?? 0) % Math.max(1, posts.length);
    const post = placeNamed(game, being, posts[next] ?? "");
    data["next"] = next;
    if (!post) {
      data["next"] = next + 1;
      return { failed: `It knows no place '${posts[next] ?? ""}'.` };
    }
    const step = walk(post);
    if (step !== "there") return step;
    data["next"] = next + 1;
    const gestures = listOf(values, "gestures");
    if (gestures.length > 0 && game.company(post, being).length > 0)
      act(emote, { text: game.rng.pick([...gestures]) });
    return pause(game, data, numberOf(values, "stay", 20) * 1_000);
  },
});
