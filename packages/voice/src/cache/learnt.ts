import { contentOf, wordsOf } from "../answer/words.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Intent } from "../intents.ts";
import type { Scene } from "../scene.ts";
import { Lru } from "./lru.ts";
import { pointsBack } from "./shared.ts";
import { NEEDS_SLOT, REUSABLE, SURE } from "./versions.ts";

/** Wordings that are remembered. */
const MOST = 5_000;
/** How surely a line is understood of which a model has said what it means. */
const TOLD = 0.8;
/** Acts that only the speaker's own words made possible: such a line is answered for what it does. */
const ANSWERS: ReadonlySet<string> = new Set(["accept", "sell", "buy", "take-on", "finish", "give", "part"]);

/**
 * What models took lines to mean that were not followed here, by their exact words: the next one who says them, to anybody, is understood without a model.
 * Who said them is not kept. A line that means something only after what was said before it is not remembered.
 */
export class Learnt {
  readonly #meanings = new Lru<Intent>(MOST);

  /** The line as a model took it; the same as it was, where that is not to be gainsaid. */
  told(scene: Scene, understood: Understood, means: Intent): Understood {
    return mayMeanElse(scene, understood) && REUSABLE.has(means) ? told(understood, means) : understood;
  }

  /** That is what the line means from now on. */
  note(scene: Scene, means: Intent): void {
    this.#meanings.set(keyOf(scene), means);
  }

  /** The line as it is understood with what has been learnt. */
  understood(scene: Scene, understood: Understood): Understood {
    if (!mayMeanElse(scene, understood)) return understood;
    const intent = this.#meanings.get(keyOf(scene));
    return intent === undefined ? understood : told(understood, intent);
  }

  clear(): void {
    this.#meanings.clear();
  }
}

/** As the model took it; what it needs to be about must have been named. */
function told(understood: Understood, intent: Intent): Understood {
  const needed = NEEDS_SLOT[intent];
  if (needed !== undefined && understood.slots[needed] === undefined) return understood;
  return { ...understood, intent, score: TOLD };
}

function mayMeanElse({ said, acts }: Scene, { intent, score }: Understood): boolean {
  return (
    (said.how === "say" || said.how === "tell") &&
    intent !== "odd" &&
    (score < SURE || intent === "small-talk") &&
    !hangs(said.text) &&
    !acts.some(({ verb }) => ANSWERS.has(verb))
  );
}

/** Whether little but what was said before gives the line its meaning: 'is it?', but not 'it is getting late, is it not?'. */
function hangs(text: string): boolean {
  return pointsBack(text) && contentOf(text).size < 2;
}

function keyOf({ said }: Scene): string {
  return wordsOf(said.text).join(" ");
}
