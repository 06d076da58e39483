import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Memory, Promised, Vowed } from "../../components/index.ts";
import { capitalise } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { plainName } from "../../views/names.ts";
import { agoWords } from "../ago.ts";
import { chainOf } from "../erasure.ts";
import { memoriesOf, mindOfMemory, strengthOf } from "../long-term.ts";
import { mindId, nameNow } from "../people.ts";
import { textOf } from "../recall.ts";
import { latelyOf } from "../short-term.ts";

/** So many memories are shown, the strongest first. */
const MOST_SHOWN = 30;

/** What an npc has in mind, for the staff: of late, and for long with how strong each memory is, whence it is and to whom it was told. */
export function memoryWords(game: Game, npc: Entity): string {
  const mind = mindId(npc);
  const all = memoriesOf(game, mind)
    .map((record) => ({ record, strength: strengthOf(game, record.need(Memory)) }))
    .sort((a, b) => b.strength - a.strength);
  const lately = latelyOf(game, npc);
  return [
    `<system>${escapeMarkup(capitalise(plainName(npc)))} remembers, in these words:</system>`,
    "Of late:",
    ...(lately.length === 0 ? ["  nothing"] : lately.map((text) => `  ${escapeMarkup(text)}`)),
    "For long:",
    ...(all.length === 0
      ? ["  nothing"]
      : all.slice(0, MOST_SHOWN).map(({ record, strength }) => `  ${lineOf(game, mind, record, strength)}`)),
    ...(all.length > MOST_SHOWN ? [`  … and ${all.length - MOST_SHOWN} paler ones`] : []),
  ].join("\n");
}

function lineOf(game: Game, mind: string, record: Entity, strength: number): string {
  const value = record.need(Memory);
  const isOpen = [record.get(Promised), record.get(Vowed)].some((word) => word?.state === "open");
  const notes = [
    `${value.kind}${isOpen ? ", open" : ""}`,
    agoWords(game, value.at),
    `strength ${strength.toFixed(2)}`,
    ...(value.from ? [`from ${nameNow(game, value.from)}`] : []),
    ...(value.secret === undefined ? [] : [`secret: told from trust ${value.secret} on`]),
    ...(value.told.length === 0
      ? []
      : [`told to ${value.told.map((id) => nameNow(game, { id, name: id })).join(", ")}`]),
  ];
  return escapeMarkup(`${textOf(game, mind, value)} (${notes.join("; ")}) [${record.id}]`);
}

/** How a story went from mind to mind, for the staff. */
export function rumourWords(game: Game, root: string): string {
  const chain = chainOf(game, root);
  const lines = chain.map((record) => {
    const value = record.need(Memory);
    const mind = mindOfMemory(record);
    const whence = value.from ? `, from ${nameNow(game, value.from)}` : "";
    const holder = nameNow(game, { id: mind, name: mind });
    return escapeMarkup(
      `  ${"> ".repeat(value.hops)}${capitalise(holder)}${whence}, ${agoWords(game, value.first)}: ${textOf(game, mind, value)}`,
    );
  });
  return [`<system>The story ${escapeMarkup(root)}:</system>`, ...lines].join("\n");
}
