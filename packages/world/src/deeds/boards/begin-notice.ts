import { Refusal, type Entity } from "@wyldlands/ecs";
import { boardHere, cannotPin, MOST_SUBJECT } from "../../boards/boards.ts";
import { NoticeBegun } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { goOn } from "../go-on.ts";
import { refuse } from "../refusals.ts";

/** Begins a notice for the board at hand; then it is to be written. */
export const beginNotice = defineDeed<{ subject: string }>({
  name: "begin-notice",
  check: ({ subject }, { game, actor }) =>
    handy(game, actor) ?? cannotPin(game, actor) ?? silenced(game, actor) ?? badSubject(subject),
  perform({ subject }, { game, actor, emit }) {
    const board = boardHere(game, actor);
    if (board instanceof Refusal) return board;
    actor.add(NoticeBegun({ board: board.id, subject: subject.trim() }));
    emit({ type: "WritingBegun", entity: actor, purpose: "notice" });
    return undefined;
  },
  commands: [
    {
      name: "board",
      forms: ["board post <subject:text>"],
      usage: "Post what? Say first what it is about: BOARD POST BOAT FOR SALE.",
      help: "Writes a notice.",
    },
  ],
});

/** Goes on with the notice that is begun. */
export const goOnWithNotice = goOn({
  name: "go-on-with-notice",
  purpose: "notice",
  unbegun,
  command: {
    name: "board",
    forms: ["board write", "board post"],
    usage: "BOARD WRITE takes no more words.",
    help: "Goes on with the notice that is begun.",
  },
});

export function unbegun(actor: Entity): Refusal<string> | undefined {
  return actor.has(NoticeBegun)
    ? undefined
    : refuse("You have begun no notice. <hint>BOARD POST BOAT FOR SALE begins one about a boat.</hint>");
}

function badSubject(subject: string): Refusal<string> | undefined {
  const { length } = [...subject.trim()];
  if (length === 0) return refuse("What is it about? <hint>BOARD POST BOAT FOR SALE says so.</hint>");
  return length > MOST_SUBJECT
    ? refuse("What it is about takes {most} characters at most. Put the rest below it.", {
        most: MOST_SUBJECT,
      })
    : undefined;
}
