import type { Entity } from "@wyldlands/ecs";
import type { MemoryKnown } from "@wyldlands/voice";
import { Memory, Vowed } from "../components/index.ts";
import type { Ref } from "../components/fact.ts";
import { defineDeed } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { npcOf } from "../quests/people.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";
import { memoriesOf, mindOfMemory, remember, strengthOf } from "./long-term.ts";
import { mindId } from "./people.ts";
import { knownOf, textOf } from "./recall.ts";

/** So many memories of one person are thought over; one question at a time, and so much world time (milliseconds) between two. */
const ENOUGH = 5;
const BETWEEN_MS = 60_000;

/** What an npc is to think over: none of it is secret, all of it of one person. */
export interface ToThinkOver {
  npc: Entity;
  about: Ref;
  memories: readonly MemoryKnown[];
}

/** What comes of it: a sentence and the memories that it stands for, or neither. `hearsay`: it is made of what others told alone. */
export interface ThoughtOver {
  says?: string;
  of: readonly string[];
  hearsay: boolean;
}

export interface ReflectionOptions {
  game: Game;
  runner: DeedRunner;
  /** Asks a model, outside of the turn. Undefined at once: it cannot be asked now. What it rejects with is logged. */
  reflect: (question: ToThinkOver) => Promise<ThoughtOver> | undefined;
  /** Runs it in a turn, outside of every system. */
  inTurn: (run: () => void) => void;
}

/**
 * Has a model make one memory of many about the same person, where one is configured; what is alike is folded by rule anyhow
 * (`long-term.ts`). What is under way when the world ends is asked again when there is more to think over.
 */
export function reflectionSystem({ game, runner, reflect, inTurn }: ReflectionOptions): System {
  let next = 0;
  let asking = false;
  return {
    name: "reflection",
    budgetMs: 1,
    run() {
      if (asking || game.clock.now() < next) return;
      const mind = game.memory.nextToPonder();
      const question = mind === undefined ? undefined : toThinkOver(game, mind);
      const answer = question && reflect(question);
      if (!question || !answer) return;
      next = game.clock.now() + BETWEEN_MS;
      asking = true;
      void answer
        .then(({ says, of, hearsay }) => {
          if (says === undefined) return;
          const args = {
            mind: mindId(question.npc),
            says,
            of: of.join(" "),
            hearsay: hearsay ? "yes" : "no",
          } as const;
          inTurn(() => void runner.run(comeToThink, game.startRoom, args));
        })
        .catch((error: unknown) => game.log.warn({ err: error }, "nothing came of a reflection"))
        .finally(() => (asking = false));
    },
  };
}

/** Of whom a mind remembers most that is not yet one thought; undefined: it has nothing to think over, or is not there. */
export function toThinkOver(game: Game, mind: string): ToThinkOver | undefined {
  const npc = npcOf(game, mind);
  if (!npc) return undefined;
  const byPerson = new Map<string, { about: Ref; records: Entity[] }>();
  for (const record of memoriesOf(game, mind)) {
    const { kind, fact, secret, from } = record.need(Memory);
    const about = fact.by?.id === mind ? fact.to : (fact.by ?? from);
    if (
      kind === "promise" ||
      secret !== undefined ||
      record.has(Vowed) ||
      fact.verb === "thought" ||
      about?.id === undefined
    )
      continue;
    const group = byPerson.get(about.id) ?? { about, records: [] as Entity[] };
    group.records.push(record);
    byPerson.set(about.id, group);
  }
  const [most] = [...byPerson.values()].sort((a, b) => b.records.length - a.records.length);
  if (!most || most.records.length < ENOUGH) return undefined;
  const memories = most.records.map((record) => {
    const value = record.need(Memory);
    return knownOf(game, record, { text: textOf(game, mind, value), score: strengthOf(game, value) });
  });
  return { npc, about: most.about, memories };
}

/** A mind comes to think that, in place of the memories that it is made of. The actor is a place; ids have a blank between. */
export const comeToThink = defineDeed<{ mind: string; says: string; of: string; hearsay: "yes" | "no" }>({
  name: "come-to-think",
  check({ mind, says, of }, { game }) {
    if (says.trim() === "" || says.length > 200) return refuse("That is no thought.");
    return stillThere(game, mind, of).length < 2 ? refuse("What that was made of is forgotten.") : undefined;
  },
  perform({ mind, says, of, hearsay }, { game }) {
    const records = stillThere(game, mind, of);
    const values = records.map((one) => one.need(Memory));
    const [first] = values;
    if (!first) return;
    const teller = first.from ?? first.fact.by;
    const thought = remember(game, mind, {
      kind: hearsay === "yes" ? "hearsay" : "opinion",
      fact: {
        verb: "thought",
        words: says.replaceAll(/[{}<>]/g, ""),
        ...(first.fact.by && { by: first.fact.by }),
      },
      importance: Math.max(...values.map(({ importance }) => importance)),
      ...(hearsay === "yes" && teller && { from: teller }),
    });
    const kept = thought.edit(Memory);
    kept.about = [...new Set([...kept.about, ...values.flatMap(({ about }) => about)])];
    kept.first = Math.min(...values.map(({ first: at }) => at));
    kept.times = records.length;
    for (const one of records) one.despawn();
  },
});

function stillThere(game: Game, mind: string, ids: string): Entity[] {
  return ids.split(" ").flatMap((id) => {
    const record = game.world.byId(id);
    const value = record?.get(Memory);
    const own = record && value && value.secret === undefined && value.kind !== "promise";
    return own && mindOfMemory(record) === mind ? [record] : [];
  });
}
