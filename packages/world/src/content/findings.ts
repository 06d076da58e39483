import type { Finding } from "./types.ts";

/** Everything that content can have wrong. Stable words: tools and authors' notes go by them. */
export type FindingCode =
  | "bad-help-head" // a help topic's head begins with `---` and does not end
  | "bad-keyword" // a detail's keyword is more than one word
  | "bad-layer" // a thing to wear has a layer that its place on the body has not
  | "bad-markup" // a `<` that is no tag, an unknown tag, or one that is not closed in order
  | "bad-price" // a shop's ware that has no price, or one below its worth, or that nobody could carry away
  | "bad-slug" // a slug or an area's folder with other than small letters, digits and single hyphens
  | "bad-value" // a value that does not fit its key
  | "bad-was" // an old name that something has today, or that two things say they had
  | "bad-yaml" // a file that is no YAML, or that uses aliases
  | "coin-not-stack" // the item that is money does not stack
  | "control-character" // a character that would reach terminals as a command
  | "dead-lock" // a thing has a lock and nothing that it shuts
  | "double-topic" // a being answers twice to one word, or two pieces of lore share an id
  | "duplicate-detail" // a room describes one keyword twice
  | "duplicate-key" // a key stands twice in one place
  | "duplicate-slug" // two entries of one area share a slug
  | "duplicate-topic" // an alias leads to two help topics
  | "economy-drift" // what a day of the world brings in is out of proportion to what there is to buy
  | "empty-folder" // the content folder is empty
  | "empty-purse" // an npc promises more coins than its purse holds
  | "empty-topic" // a help topic without text
  | "idle-item" // a thing that lies nowhere, and that nobody drops, sells, makes or gives
  | "idle-npc" // a being that is in no room, and that no quest brings
  | "idle-see-also" // a help topic that sends its reader to itself, or twice to one place
  | "level-gap" // foes that do not keep to the levels of their area
  | "lonely-topic" // a help topic that no other one names
  | "missing-detail" // a room's text points at a thing that a closer look does not find
  | "missing-key" // a key that must be there is not
  | "missing-screen" // `screens/greeting.txt` or `screens/welcome.txt` is not there
  | "missing-slot" // a line that is to answer with a fact has none in it
  | "mute-art" // a drawing without the words for those who hear the text
  | "no-folder" // there is no such content folder
  | "not-found" // a file that must be there cannot be read
  | "not-one-way" // an exit says `oneWay`, and there is a way back
  | "not-utf-8" // a line that is not UTF-8
  | "one-way-exit" // an exit without a way back that does not say `oneWay`
  | "same-number" // two rooms that clients with a map could not tell apart
  | "same-place" // two rooms that their authors put in one place of the map
  | "stale-reference" // something is named as it was called before
  | "trap-room" // a room from which no way leads back to the start
  | "twins" // unlike things, beings or doors of a room that answer to the very same words
  | "two-doors" // a door is written on both sides of one passage
  | "two-zones" // an area is of two zones
  | "unfindable-key" // a lock whose keys are nowhere in the world
  | "unknown-area" // a zone names an area that is not there
  | "unknown-climate" // an area under a climate that the rules have not
  | "unknown-direction" // an exit in no direction there is
  | "unknown-exit" // an exit to a room that is not there
  | "unknown-file" // a file where none of that name belongs
  | "unknown-item" // a reference to an item that is not there
  | "unknown-key" // a key that means nothing here
  | "unknown-npc" // a reference to an npc that is not there
  | "unknown-reference" // a part of a thing, being or room names something that is not there
  | "unknown-room" // a reference to a room that is not there
  | "unknown-slot" // a line that is said has a slot that nothing fills
  | "unknown-topic" // `seeAlso` names a help topic that is not there
  | "unknown-word" // a word that is used once, and is one letter off another: misspelt, or for `lore/words.txt`
  | "unmakeable-recipe" // a recipe that nobody can follow
  | "unreachable-room" // no way leads from the start room to this room
  | "unwinnable-errand" // an errand whose item or giver is in no room
  | "unwinnable-quest" // a quest that nobody could take on or bring to its end
  | "worn-stack"; // a thing to wear or wield is a heap

/** Collects what is wrong during one load. */
export class Findings {
  readonly #all: Finding[] = [];

  add(file: string, line: number, code: FindingCode, message: string): void {
    this.#all.push({ file, line, code, message });
  }

  /** Those of a part that was looked at by itself. */
  take(others: Findings): void {
    this.#all.push(...others.#all);
  }

  get any(): boolean {
    return this.#all.length > 0;
  }

  /** By file, then line, so that the same content always gives the same report. */
  sorted(): Finding[] {
    return this.#all.toSorted(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        compare(a.code, b.code) ||
        compare(a.message, b.message),
    );
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
