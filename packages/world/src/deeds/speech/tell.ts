import type { Entity } from "@wyldlands/ecs";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { onChannel } from "./channel-words.ts";

/** Speaks to one player, wherever they are; nobody else hears it. */
export const tell = defineDeed<{ to: Entity; text: string }>({
  name: "tell",
  check({ to }, { game, actor }) {
    if (to === actor) return refuse("You mutter to yourself.");
    if (!game.players.isAwake(to))
      return refuse("{to} is not listening just now: the connection is gone.", { to });
    return undefined;
  },
  perform({ to, text }, { actor, show }) {
    const about = onChannel("tell", actor);
    show([actor], "<tell>You tell {to}, '{text}'</tell>", { to, text }, about);
    // A voice that speaks to one alone is known, in the dark too.
    const teller = { markup: nameOf(actor) };
    show([to], "<tell>{actor} tells you, '{text}'</tell>", { actor: teller, text }, about);
  },
  commands: [
    {
      name: "tell",
      aliases: ["whisper"],
      forms: ["tell <to:anyone> <text:text>"],
      usage: "Tell whom what? WHO lists the players; then, say, TELL TERN WELL MET.",
      help: "Speaks to one player anywhere, unheard by others: tell tern meet me at the chapel.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
