import type { Entity } from "@wyldlands/ecs";
import { Hearsay } from "../../components/hearsay.ts";
import type { DeedContext } from "../../deeds/deed.ts";
import { refuse } from "../../deeds/refusals.ts";
import { regardOf } from "../../society/regard.ts";
import { peopleOf } from "../../memory/erasure.ts";
import { plainName } from "../../views/names.ts";
import { defineVoiceAct, type Moment, type Telling } from "./voice-act.ts";
import { nameIn } from "./words.ts";

/** What somebody was told is kept so many times; the oldest goes. */
export const MOST_HEARSAY = 60;
/** Characters of one of them. */
const MOST_CHARACTERS = 400;
/** So many things are on its tongue at a time. */
const MOST_TELLINGS = 8;

/** Tells the speaker something that it knows: hearsay to them from then on, with who told it. Secrets go to whom it trusts. */
export const tell = defineVoiceAct({
  verb: "tell",
  legal: (moment) =>
    tellings(moment).map(({ id, text, secret }) => ({
      arg: id,
      about: `tell ${nameIn(moment.speaker)}${secret === undefined ? "" : ", in confidence"}: ${text}`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const found = tellings(moment).find(({ id }) => id === arg);
    if (!found) return refuse("{npc} keeps that to itself.", { npc });
    noteTold(context, npc, speaker, [found]);
    return undefined;
  },
});

/** These were told to somebody: HEARSAY lists them from then on. Only inside a deed. */
export function noteTold(
  { game, show }: Pick<DeedContext, "game" | "show">,
  npc: Entity,
  to: Entity,
  told: readonly Telling[],
): void {
  if (told.length === 0) return;
  const known = to.get(Hearsay) ?? [];
  const ids = new Set(told.map(({ id }) => id));
  const news = told.map(({ id, text }) => ({
    id,
    from: plainName(npc),
    text: text.slice(0, MOST_CHARACTERS),
    ...peopleOf(game, id),
    at: game.clock.now(),
  }));
  const before = known
    .filter(({ id }) => !ids.has(id))
    .map(({ of, ...one }) => ({ ...one, ...(of && { of: [...of] }) }));
  to.add(Hearsay([...before, ...news].slice(-MOST_HEARSAY)));
  if (known.length === 0) show([to], "<hint>HEARSAY lists what people have told you, and who it was.</hint>");
}

/** Those of what it knows that are lore, `area/name`, and that an answer was made of. */
export function loreAmong(knows: readonly Telling[] = [], sources: readonly string[]): Telling[] {
  return knows.filter(({ id }) => id.includes("/") && sources.includes(id));
}

function tellings({ game, npc, speaker, heard }: Moment): Telling[] {
  const { trust } = regardOf(game, npc, speaker);
  return (heard.knows ?? [])
    .filter(({ secret }) => secret === undefined || trust >= secret)
    .slice(0, MOST_TELLINGS);
}
