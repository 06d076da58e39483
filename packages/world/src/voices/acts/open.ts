import type { Entity } from "@wyldlands/ecs";
import { Closure } from "../../components/index.ts";
import { open as openDoor } from "../../deeds/doors/open.ts";
import { unlock } from "../../deeds/doors/unlock.ts";
import { refuse } from "../../deeds/refusals.ts";
import { regardOf } from "../../society/regard.ts";
import { exitsOf, isClosed } from "../../views/ways.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** A lock is turned for those whom it trusts that much. */
const TRUSTED = 0.25;

const ASKS_IN = /\b(?:open|unlock|let (?:me|us) (?:in|out|through|pass|by|go)|the (?:door|gate|key))\b/;

/** Opens a door of the room, for whom it trusts also one that it has the key to: the deeds `unlock` and `open`. */
export const open = defineVoiceAct({
  verb: "open",
  legal: (moment) =>
    doors(moment).map(({ way, door }) => ({
      arg: way,
      about: `${door.need(Closure).locked ? "unlock and open" : "open"} ${nameIn(door)} (${way}) for ${nameIn(moment.speaker)}`,
    })),
  perform(moment, arg, context) {
    const { npc } = moment;
    const door = doors(moment).find(({ way }) => way === arg)?.door;
    if (!door) return refuse("{npc} opens no door for you.", { npc });
    const turned = door.need(Closure).locked ? within(context, unlock, npc, { item: door }) : undefined;
    return turned ?? within(context, openDoor, npc, { item: door });
  },
});

function doors({ game, npc, speaker, heard }: Moment): { way: string; door: Entity }[] {
  if (!ASKS_IN.test(heard.text.toLowerCase())) return [];
  const { trust } = regardOf(game, npc, speaker);
  return exitsOf(game, npc, game.placeOf(npc)).flatMap(({ direction, door }) => {
    if (!door || !isClosed(door)) return [];
    const { locked } = door.need(Closure);
    if (locked && trust < TRUSTED) return [];
    const refused = locked
      ? wouldRefuse(game, unlock, npc, { item: door })
      : wouldRefuse(game, openDoor, npc, { item: door });
    return refused ? [] : [{ way: direction, door }];
  });
}
