import { able } from "../../bodies/posture.ts";
import { mailView } from "../../views/mail-view.ts";
import { defineDeed } from "../deed.ts";

/** Looks through the letters that wait and the one that is begun. */
export const listMail = defineDeed({
  name: "list-mail",
  check: (_args, { game, actor }) => able(game, actor, "resting"),
  perform(_args, { game, actor, show }) {
    show([actor], "{view}", { view: { markup: mailView(game, actor) } });
  },
  commands: [
    {
      name: "mail",
      forms: ["mail"],
      usage:
        "MAIL alone lists your letters; MAIL READ 2 reads one. Where there is a post, MAIL SEND TERN THE BOAT IS IN begins one to Tern. HELP MAIL tells the rest.",
      help: "Your letters: MAIL lists them, mail read 2, mail take 2, mail delete 2, mail return 2; mail send tern and what it is about, then mail enclose knife, mail withdraw knife, mail post or mail discard.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
