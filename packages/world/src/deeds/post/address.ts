import { Refusal, type Entity } from "@wyldlands/ecs";
import { Parcel } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { addressee, cannotReach } from "./addressee.ts";
import { cannotPost } from "./at-post.ts";
import { openParcel } from "./parcel.ts";

/** What a letter is about whose writer did not say. */
const UNNAMED = "A letter";

/**
 * Begins a letter to a kept character, in play or away, or gives the one that is begun another address; then it is to be
 * written. Only where there is a post.
 */
export const address = defineDeed<{ to: string; subject?: string }>({
  name: "address",
  check: ({ to, subject = "" }, { game, actor }) =>
    cannotPost(game, actor) ??
    silenced(game, actor) ??
    wrongAddress(game, actor, to) ??
    tooLong(game, subject),
  perform({ to, subject = "" }, { game, actor, show, emit }) {
    const row = addressee(game, actor, to);
    if (row instanceof Refusal) return row;
    const parcel = openParcel(game, actor).edit(Parcel);
    parcel.to = row.id;
    parcel.name = row.name;
    parcel.subject = subject.trim() || parcel.subject || UNNAMED;
    show([actor], "A letter to {name}: {subject}.", { name: row.name, subject: parcel.subject });
    emit({ type: "WritingBegun", entity: actor, purpose: "letter" });
    return undefined;
  },
  commands: [
    {
      name: "mail",
      forms: ["mail send <to:word> <subject:text>", "mail send <to:word>"],
      usage: "Send to whom? For example MAIL SEND TERN THE BOAT IS IN.",
      help: "Begins a letter.",
    },
  ],
});

function wrongAddress(game: Game, actor: Entity, to: string): Refusal<string> | undefined {
  const row = addressee(game, actor, to);
  return row instanceof Refusal ? row : cannotReach(game, actor, row);
}

function tooLong(game: Game, subject: string): Refusal<string> | undefined {
  const most = game.rules.post.subject;
  if ([...subject.trim()].length <= most) return undefined;
  return refuse("What it is about takes {most} characters at most. Put the rest into the letter.", { most });
}
