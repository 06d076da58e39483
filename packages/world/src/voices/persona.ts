import type { Entity } from "@wyldlands/ecs";
import type { AuthoredLine, Lore, Persona } from "@wyldlands/voice";
import { Description, SmallTalk, Voiced } from "../components/index.ts";
import { fits } from "../conditions/fits.ts";
import type { Game } from "../game.ts";
import { dutyOf } from "../minds/places.ts";
import { plainName } from "../views/names.ts";
import { TITLES } from "./addressed.ts";
import { callingOf } from "./calling.ts";
import { plain, spokenPart } from "./plain.ts";

/** Who an npc is, as it knows itself. */
export function personaOf(game: Game, npc: Entity, mood: Persona["mood"] = {}): Persona {
  const voiced = npc.get(Voiced);
  const calling = (npc.prototype && callingOf(npc.prototype)) ?? "";
  const doing = dutyOf(game, npc)?.doing;
  return {
    id: npc.prototype?.id ?? npc.id,
    name: plainName(npc),
    called: plainName(npc),
    calling,
    look: plain(npc.get(Description)?.look ?? ""),
    traits: voiced?.traits ?? {},
    background: voiced?.background ?? "",
    goals: voiced?.goals ?? [],
    style: voiced?.style ?? { about: "", address: {}, openers: [], closers: [], terse: false },
    mood,
    ...(doing !== undefined && { doing }),
    authored: authoredOf(game, npc),
    lore: loreKnownTo(game, npc, calling),
  };
}

/** Its own lore, then what everybody of its calling knows, then what everybody of its area knows. */
function loreKnownTo(game: Game, npc: Entity, calling: string): Lore[] {
  const id = npc.prototype?.id ?? "";
  const own = npc.get(Voiced)?.lore ?? [];
  return [
    ...own.map((one) => ({ ...one, id: `${id}/${one.id}` })),
    ...(game.authored.voice.rules.callings[calling]?.lore ?? []),
    ...(game.content.areas.get(id.slice(0, id.indexOf(":")))?.lore ?? []).filter(
      ({ says }) => !names(says, plainName(npc)),
    ),
  ];
}

/** Whether a text speaks of somebody by name: what everybody says of Edda, Edda does not say. */
function names(text: string, name: string): boolean {
  const own = name.split(" ").filter((word) => /^\p{Lu}/u.test(word) && !TITLES.has(word));
  return own.some((word) => new RegExp(`\\b${word}\\b`, "u").test(text));
}

function authoredOf(game: Game, npc: Entity): AuthoredLine[] {
  const room = game.placeOf(npc);
  const own = (npc.get(Voiced)?.says ?? []).filter(({ when }) => fits(game, when, { room, being: npc }));
  const talk = npc.get(SmallTalk);
  const greeting = talk?.greeting?.filter(({ when }) => fits(game, when, { room, being: npc })) ?? [];
  const topics = Object.entries(talk?.topics ?? {}).flatMap(([word, lines]) =>
    lines
      .filter(({ when }) => fits(game, when, { room, being: npc }))
      .map(({ says }) => ({ intent: "topic", topics: [word], says: spokenPart(says) })),
  );
  return [
    ...own.map(({ intent, topics: about, says }) => ({ intent, topics: about, says })),
    ...greeting.map(({ says }) => ({ intent: "greeting", topics: [], says: spokenPart(says) })),
    ...topics,
  ];
}
