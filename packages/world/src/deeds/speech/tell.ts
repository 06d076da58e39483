import type { Entity } from "@wyldlands/ecs";
import { defineDeed } from "../deed.ts";
import { speakTo, unreachable } from "./speak-to.ts";

/** Speaks to one player, wherever they are; nobody else hears it. */
export const tell = defineDeed<{ to: Entity; text: string }>({
  name: "tell",
  check: ({ to }, { game, actor }) => unreachable(game, actor, to),
  perform: ({ to, text }, context) => speakTo(context, to, text),
  commands: [
    {
      name: "tell",
      forms: ["tell <to:anyone> <text:text>"],
      usage: "Tell whom what? WHO lists the players; then, say, TELL TERN WELL MET.",
      help: "Speaks to one player anywhere, unheard by others: tell tern meet me at the chapel. REPLY answers whoever told you something.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
