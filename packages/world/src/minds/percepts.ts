import type { Entity } from "@wyldlands/ecs";
import { Mind } from "../components/index.ts";
import type { Game } from "../game.ts";
import { lawAt } from "./law.ts";
import { believe, forget, type Source } from "./beliefs.ts";

/** What came to a mind. Ids of entities. */
export type Percept =
  /** Something about somebody that it did not have to know of before. */
  | { what: "learn"; kind: string; about: string; room: string; from: Source }
  /** Somebody is in a room, or went there; of use to who thinks of them already. */
  | { what: "seen"; about: string; room: string }
  /** It came into a room, and looks about. */
  | { what: "arrived"; room: string }
  /** Whatever somebody knows of that, as far as they know it. */
  | { what: "told"; by: string; of: readonly string[] }
  | { what: "dead"; about: string }
  /** It saw the watch deal with somebody: there is no more to be done about them. */
  | { what: "settled"; about: string };

/** What a teller's own trouble is to the one who is told. */
const AS_TOLD: Readonly<Record<string, string>> = { foe: "offender", theft: "thief" };

/** What is done with when the watch has had its hand on somebody. */
const SETTLED: readonly string[] = ["foe", "offender", "thief", "theft"];

/** What the watch goes after somebody for. */
const WATCHED_FOR: ReadonlySet<string> = new Set(["offender", "thief", "theft", "call"]);

/** Makes beliefs of what came. Whether it now believes otherwise than before. `kinds`: what alone is any business of it. */
export function takeIn(game: Game, being: Entity, percept: Percept, kinds?: ReadonlySet<string>): boolean {
  const beliefs = being.need(Mind).beliefs;
  switch (percept.what) {
    case "learn":
      return kinds?.has(percept.kind) !== false && learn(game, being, percept.kind, percept);
    case "told": {
      const teller = game.world.byId(percept.by);
      let learned = false;
      for (const kind of percept.of) {
        const known = teller?.get(Mind)?.beliefs[kind];
        if (known?.about === undefined || known.about === being.id) continue;
        const own = AS_TOLD[kind] ?? kind;
        if (kinds?.has(own) === false) continue;
        const room = known.room ?? (teller && game.placeOf(teller).id) ?? "";
        const told = { about: known.about, room, from: percept.by };
        learned = learn(game, being, own, told) || learned;
      }
      return learned;
    }
    case "seen": {
      let moved = false;
      for (const [kind, { about }] of Object.entries(beliefs))
        if (about === percept.about && kind !== "call")
          moved = learn(game, being, kind, { about, room: percept.room, from: "saw" }) || moved;
      return moved;
    }
    case "arrived":
      return lookAbout(game, being, percept.room);
    case "settled": {
      const settled = SETTLED.filter((kind) => beliefs[kind]?.about === percept.about);
      for (const kind of settled) forget(being, kind);
      return settled.length > 0;
    }
    case "dead": {
      const gone = Object.keys(beliefs).filter((kind) => beliefs[kind]?.about === percept.about);
      for (const kind of gone) forget(being, kind);
      return gone.length > 0;
    }
  }
}

/** Whom it thought to be here and does not see is somewhere else: where, it can only guess. */
function lookAbout(game: Game, being: Entity, room: string): boolean {
  const here = game.placeOf(being);
  if (here.id !== room) return false;
  const there = new Set(game.company(here, being).map((one) => one.id));
  let corrected = false;
  for (const [kind, known] of Object.entries(being.need(Mind).beliefs)) {
    if (known.about === undefined) continue;
    if (there.has(known.about))
      corrected = learn(game, being, kind, { about: known.about, room, from: "saw" }) || corrected;
    else if (known.room === room && known.from !== "guess")
      corrected = learn(game, being, kind, { about: known.about, room, from: "guess" }) || corrected;
  }
  return corrected;
}

function learn(
  game: Game,
  being: Entity,
  kind: string,
  { about, room, from }: { about: string; room: string; from: Source },
): boolean {
  const [who, where] = [game.world.byId(about), game.world.byId(room)];
  if (!who || !where || who === being) return false;
  const was = being.need(Mind).beliefs[kind];
  if (WATCHED_FOR.has(kind) && lawAt(game, where) === "none") {
    // Out of reach of the law: no watch goes after anybody there.
    forget(being, kind);
    return was !== undefined;
  }
  if (was?.about === about && was.room === room && was.from === from) return false;
  believe(game, being, kind, { about: who, room: where, from });
  return true;
}
