import { keepLine } from "../../channels/history.ts";
import { heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { groupOf, membersOf } from "../../groups/groups.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { onChannel } from "../speech/channel-words.ts";
import { noGroup } from "./no-group.ts";

/** Speaks to one's group, wherever they are. */
export const groupSay = defineDeed<{ text: string }>({
  name: "group-say",
  check: (_args, { game, actor }) => noGroup(game, actor) ?? silenced(game, actor),
  perform({ text }, { game, actor, show }) {
    const group = groupOf(game, actor);
    if (!group) return;
    const about = onChannel("group", actor);
    show([actor], "<tell>You tell the group, '{text}'</tell>", { text }, about);
    // A voice that speaks to a few alone is known, in the dark too.
    const teller = { markup: nameOf(actor) };
    const others = heeding(game, actor, membersOf(game, group)).filter((one) => one !== actor);
    show(others, "<tell>{actor} tells the group, '{text}'</tell>", { actor: teller, text }, about);
    keepLine(game, "group", actor, text, group);
  },
  commands: [
    {
      name: "gtell",
      aliases: ["gsay"],
      forms: ["gtell <text:text>"],
      usage: "Tell the group what? For example GTELL WAIT FOR ME.",
      help: "Speaks to your group, wherever they are: gtell wait for me. HISTORY GROUP shows what was said.",
      position: "resting",
      instant: true,
      speech: true,
    },
    {
      name: "group",
      forms: ["group say <text:text>"],
      usage: "Say what? For example GROUP SAY WAIT FOR ME, or GTELL WAIT FOR ME.",
      help: "The same as GTELL.",
    },
  ],
});
