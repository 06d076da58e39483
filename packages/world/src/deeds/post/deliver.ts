import { Letter } from "../../components/index.ts";
import { addresseeOf, lettersTo } from "../../society/letters.ts";
import { defineDeed } from "../deed.ts";

/** Word of a letter reaches whom it is to, in play. Due handler `deliver`; the actor is the letter. */
export const deliver = defineDeed({
  name: "deliver",
  perform(_args, { game, actor, show }) {
    const { from, subject, read } = actor.need(Letter);
    const reader = game.world.byId(addresseeOf(actor));
    if (!reader || read) return;
    const number = lettersTo(game, reader.id).indexOf(actor) + 1;
    show(
      [reader],
      "A letter has come for you, from {from}: {subject}. <hint>MAIL READ {number} opens it.</hint>",
      {
        from,
        subject,
        number,
      },
    );
  },
});
