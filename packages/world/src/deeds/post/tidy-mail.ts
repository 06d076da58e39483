import { able } from "../../bodies/posture.ts";
import { Letter } from "../../components/index.ts";
import { enclosedIn, lettersTo } from "../../society/letters.ts";
import { numberWord } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Throws away every letter that has been read and has nothing in it. */
export const tidyMail = defineDeed({
  name: "tidy-mail",
  check: (_args, { game, actor }) => able(game, actor, "resting"),
  perform(_args, { game, actor, show }) {
    const done = lettersTo(game, actor.id).filter(
      (letter) => letter.need(Letter).read && enclosedIn(letter).length === 0,
    );
    if (done.length === 0) return refuse("You have read no letter that has nothing in it.");
    for (const letter of done) letter.despawn();
    show([actor], "You tear up {letters}.", {
      letters: done.length === 1 ? "one letter" : `${numberWord(done.length)} letters`,
    });
    return undefined;
  },
  commands: [
    {
      name: "mail",
      forms: ["mail delete read"],
      usage: "MAIL DELETE READ takes no more words.",
      help: "Throws away what you have read.",
    },
  ],
});
