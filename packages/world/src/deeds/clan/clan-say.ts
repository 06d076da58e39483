import { keepLine } from "../../channels/history.ts";
import { clanOf, membersInPlay } from "../../clans/clans.ts";
import { heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { onChannel } from "../speech/channel-words.ts";
import { noClan } from "./no-clan.ts";

/** Speaks to one's clan, wherever they are. */
export const clanSay = defineDeed<{ text: string }>({
  name: "clan-say",
  check: (_args, { game, actor }) => noClan(game, actor) ?? silenced(game, actor),
  perform({ text }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    const about = onChannel("clan", actor);
    show([actor], "<tell>You tell the clan, '{text}'</tell>", { text }, about);
    const others = heeding(game, actor, membersInPlay(game, clan)).filter((one) => one !== actor);
    show(
      others,
      "<tell>{actor} tells the clan, '{text}'</tell>",
      { actor: { markup: nameOf(actor) }, text },
      about,
    );
    keepLine(game, "clan", actor, text, clan);
  },
  commands: [
    {
      name: "ctell",
      aliases: ["csay"],
      forms: ["ctell <text:text>"],
      usage: "Tell the clan what? For example CTELL THE BOAT IS IN.",
      help: "Speaks to your clan, wherever they are: ctell the boat is in. HISTORY CLAN shows what was said.",
      position: "resting",
      instant: true,
      speech: true,
    },
    {
      name: "clan",
      forms: ["clan say <text:text>"],
      usage: "Say what? For example CLAN SAY THE BOAT IS IN, or CTELL THE BOAT IS IN.",
      help: "The same as CTELL.",
    },
  ],
});
