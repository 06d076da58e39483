import type { Fact } from "./sets.ts";
import { holds } from "./measures.ts";
import type { Stage } from "./stage.ts";
import { enter, resolved } from "./talk-run.ts";

/** How a fact was answered at first, and after the talk and the restart. */
export interface Held {
  readonly npc: string;
  readonly ask: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly answer: string;
}

/** Asks each of them its facts, talks so many turns, restarts the world, and asks again. */
export async function factsRun(
  stage: Stage,
  people: Readonly<Record<string, readonly Fact[]>>,
  pull: readonly string[],
): Promise<Held[]> {
  const first = new Map<string, boolean>();
  const ask = async (
    name: string,
    report: (npc: string, fact: Fact, good: boolean, read: string) => void,
  ): Promise<void> => {
    const player = await enter(stage, name, 20);
    for (const [npc, facts] of Object.entries(people)) {
      for (const fact of facts) {
        const being = stage.present(npc, [player.character]);
        const has = fact.has.map((one) => resolved(stage, being, player.character, one));
        const { read } = await stage.say(player, npc, { say: fact.ask });
        report(npc, fact, holds(read, has, fact.not), read);
      }
      if (name === "Firstly") for (const line of pull) await stage.say(player, npc, { say: line });
    }
    await player.type("quit");
  };
  await ask("Firstly", (npc, fact, good) => void first.set(`${npc} ${fact.ask}`, good));
  await stage.restart();
  const held: Held[] = [];
  // The same player again would hear other phrasings; what is so must not hang on that.
  await ask("Lastly", (npc, { ask }, last, answer) => {
    held.push({ npc, ask, first: first.get(`${npc} ${ask}`) ?? false, last, answer });
  });
  return held;
}
