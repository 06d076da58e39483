import { Letter } from "../../components/index.ts";
import { numberWord } from "../../views/names.ts";
import { ignoresAbsent } from "../../society/ignoring.ts";
import { lettersTo, sendBack } from "../../society/letters.ts";
import { defineDeed } from "../deed.ts";

/**
 * Somebody comes into play: what those sent whom they ignore goes back unopened, and they are told how many letters wait
 * unread.
 */
export const sortMail = defineDeed({
  name: "sort-mail",
  perform(_args, { game, actor, show }) {
    const ignored = game.players.sessionOf(actor)?.preferences.ignore ?? [];
    for (const letter of lettersTo(game, actor.id)) {
      const { from, sender, read } = letter.need(Letter);
      if (read || sender === undefined || !game.directory.byId(sender)) continue;
      if (ignoresAbsent(game, ignored, { name: from, by: sender }))
        sendBack(game, letter, "It comes back to you unopened.");
    }
    const unread = lettersTo(game, actor.id).filter((letter) => !letter.need(Letter).read).length;
    if (unread === 0) return;
    const letters = unread === 1 ? "one letter" : `${numberWord(unread)} letters`;
    show([actor], "The post holds {letters} for you. <hint>MAIL lists what there is.</hint>", { letters });
  },
});
