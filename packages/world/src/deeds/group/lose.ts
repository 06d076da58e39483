import type { Entity } from "@wyldlands/ecs";
import { Following } from "../../components/index.ts";
import { plainName } from "../../views/names.ts";
import { able } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Shakes off somebody who follows. */
export const lose = defineDeed<{ to: Entity }>({
  name: "lose",
  check: ({ to }, { game, actor }) =>
    able(game, actor, "resting") ??
    (to.get(Following)?.leader === actor.id ? undefined : refuse("{to} does not follow you.", { to })),
  perform({ to }, { actor, show }) {
    to.remove(Following);
    show([actor], "{to} follows you no more.", { to: plainName(to) });
    show([to], "{actor} has shaken you off: you follow nobody now.", { actor: plainName(actor) });
  },
  commands: [
    {
      name: "lose",
      position: "resting",
      forms: ["lose <to:anyone>", "lose <to:beings>"],
      usage: "Lose whom? LOSE and the name of somebody who follows you.",
      help: "Shakes off somebody who follows you: lose tern.",
    },
  ],
});

/** Whom one followed is gone. The listener queues it. */
export const loseSight = defineDeed<{ leader: string }>({
  name: "lose-sight",
  check: ({ leader }, { actor }) =>
    actor.get(Following)?.leader === leader ? undefined : refuse("You do not follow that one."),
  perform(_args, { actor, show }) {
    const { name } = actor.need(Following);
    actor.remove(Following);
    show([actor], "{name} is gone: you follow nobody now.", { name });
  },
});
