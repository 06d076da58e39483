import type { Entity } from "@wyldlands/ecs";
import {
  understand,
  type LiveFacts,
  type Person,
  type Said,
  type Scene,
  type TalkLine,
  type Understood,
} from "@wyldlands/voice";
import type { Game } from "../game.ts";
import { isBeing } from "../views/names.ts";
import { legalActs } from "./acts/legal-acts.ts";
import type { Heard } from "./acts/voice-act.ts";
import { talkOf } from "./conversation.ts";
import { dayOf } from "./facts/day.ts";
import { placeOfTalk, timeOfTalk } from "./facts/now.ts";
import { lessonsOf } from "./facts/lessons.ts";
import { PeopleBook } from "./facts/people.ts";
import { waresOf } from "./facts/wares.ts";
import { WayBook } from "./facts/ways.ts";
import { workOf } from "./facts/work.ts";
import { moodOf } from "./mood.ts";
import { personOf } from "./person.ts";
import { personaOf } from "./persona.ts";
import { recollections } from "./recollections.ts";

/** Everyone in hearing is told of up to here. */
const MOST_PRESENT = 12;

/** What scenes are made from besides the world itself: only memories of what content says. */
export class Knowing {
  readonly game: Game;
  readonly ways: WayBook;
  readonly people: PeopleBook;

  constructor(game: Game) {
    this.game = game;
    this.ways = new WayBook(game);
    this.people = new PeopleBook(game, this.ways);
  }
}

/** A scene, and how its line was understood: by that the acts in it are legal. */
export interface SetScene {
  readonly scene: Scene;
  readonly understood: Understood;
  readonly heard: Heard;
}

/**
 * All that an npc knows when it is to answer somebody (`Scene`): what it sees, remembers and was told, and what everybody of its
 * area and calling knows. Reads only.
 */
export function sceneOf(knowing: Knowing, npc: Entity, speaker: Entity, said: Said): SetScene {
  const { game } = knowing;
  const room = game.placeOf(npc);
  const mine = recollections(game, npc, speaker, said);
  const scene: Scene = {
    npc: personaOf(game, npc, moodOf(game, npc)),
    place: placeOfTalk(game, room),
    said,
    speaker: spoken(personOf(game, npc, speaker), said),
    present: game
      .company(room, npc)
      .filter((one) => one !== speaker && isBeing(one))
      .slice(0, MOST_PRESENT)
      .map((one) => personOf(game, npc, one)),
    talk: talkOf(game, npc, { who: speaker, text: said.text }).map((line) => asOwn(npc, line)),
    events: mine.events,
    memories: mine.memories,
    facts: factsOf(knowing, npc, speaker, mine.rumours),
    acts: [],
    now: timeOfTalk(game, room),
  };
  const understood = understand(game.authored.voice, scene);
  const heard = heardAs(scene, understood);
  return { scene: { ...scene, acts: legalActs(game, npc, speaker, heard) }, understood, heard };
}

function factsOf(knowing: Knowing, npc: Entity, speaker: Entity, rumours: LiveFacts["rumours"]): LiveFacts {
  const { game, ways, people } = knowing;
  return {
    ...waresOf(game, npc, speaker),
    ...lessonsOf(game, npc),
    work: workOf(game, npc, speaker),
    ways: [...ways.from(game.placeOf(npc).prototype?.id ?? "").values()].map(({ to, names, way }) => ({
      to,
      names,
      way,
    })),
    people: people.knownTo(npc),
    day: dayOf(game, npc),
    rumours,
  };
}

/** The npc goes by the name of its prototype in its own scene. */
function asOwn(npc: Entity, line: TalkLine): TalkLine {
  const own = npc.prototype?.id ?? npc.id;
  const named = (id: string): string => (id === npc.id ? own : id);
  return { ...line, who: named(line.who), ...(line.to !== undefined && { to: named(line.to) }) };
}

/** The line that is answered is counted already, and was not said before. */
function spoken(speaker: Person, { how }: Said): Person {
  return how === "enter" || how === "idle" ? speaker : { ...speaker, met: Math.max(0, speaker.met - 1) };
}

/** The line as the acts are judged by it. */
export function heardAs({ said, npc, memories }: Scene, { intent, score, slots }: Understood): Heard {
  const knows = [
    ...memories.map(({ id, text, secret }) => ({ id, text, secret })),
    ...npc.lore.map(({ id, says, secret }) => ({ id, text: says, secret })),
  ];
  return { text: said.text, intent, score, slots, traits: npc.traits, knows };
}
