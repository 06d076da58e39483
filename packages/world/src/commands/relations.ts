import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Relationship } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { regardIn } from "../society/regard.ts";
import { regardWords, trustWords } from "../society/regard-words.ts";
import { recordsOf } from "../society/records.ts";
import { plainName } from "../views/names.ts";
import { defineCommand } from "./command.ts";

/** Who thinks what of one, of those with whom one has had to do. */
export const relations = defineCommand(
  {
    name: "relations",
    aliases: ["relationships", "standing"],
    forms: ["relations"],
    usage: "RELATIONS takes no more words.",
    help: "Tells who in the world thinks what of you, and what you last did to them. It moves prices, and fades with time. See HELP RELATIONS.",
  },
  ({ game, actor, tell }) => {
    const known = recordsOf(actor, Relationship)
      .map((record) => ({ record, affinity: regardIn(game, record).affinity }))
      .sort((one, other) => other.affinity - one.affinity)
      .flatMap(({ record }) => lineOf(game, record) ?? []);
    tell(
      known.length > 0
        ? known.join("\n")
        : "Nobody here has an opinion of you yet. <hint>Deal with people, give them things, run their errands.</hint>",
    );
  },
);

function lineOf(game: Game, record: Entity): string | undefined {
  const { from, interactions } = record.need(Relationship);
  const being = game.world.byId(from);
  const name = game.content.npcs.get(from)?.name ?? (being && plainName(being));
  if (name === undefined) return undefined;
  const { affinity, trust } = regardIn(game, record);
  const trusts = trustWords(trust);
  const last = interactions.at(-1)?.what;
  const what = last === undefined ? "" : ` Last of all, you ${escapeMarkup(last)}.`;
  return `<npc>${escapeMarkup(capitalise(name))}</npc> ${regardWords(affinity)}${trusts === "" ? "" : ` ${trusts}`}.${what}`;
}
