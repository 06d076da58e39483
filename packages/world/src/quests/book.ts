import type { Content } from "../content/types.ts";
import type { Quest, QuestStep } from "./types.ts";

/** Every quest that there is, by what one asks for. An index over content. */
export class QuestBook {
  readonly #byId: ReadonlyMap<string, Quest>;
  readonly #byNpc = new Map<string, Quest[]>();
  readonly #led = new Set<string>();

  constructor({ quests = new Map() }: Content) {
    this.#byId = quests;
    for (const quest of quests.values()) {
      for (const npc of new Set([quest.giver, quest.ender]))
        if (npc !== undefined) this.#byNpc.set(npc, [...(this.#byNpc.get(npc) ?? []), quest]);
      for (const { kind, npc } of quest.steps.flatMap(aimsIn) as { kind: string; npc?: string }[])
        if (kind === "escort" && npc !== undefined) this.#led.add(npc);
    }
  }

  get(id: string): Quest | undefined {
    return this.#byId.get(id);
  }

  get all(): Iterable<Quest> {
    return this.#byId.values();
  }

  /** Those that an npc gives or is told of, by its prototype's id. */
  of(npc: string | undefined): readonly Quest[] {
    return npc === undefined ? [] : (this.#byNpc.get(npc) ?? []);
  }

  /** Whether beings of that prototype are led somewhere. */
  isLed(npc: string | undefined): boolean {
    return npc !== undefined && this.#led.has(npc);
  }
}

/** All objectives of a step, whichever way is chosen. */
export function aimsIn({ objectives, choose }: QuestStep) {
  return [...objectives, ...choose.flatMap((option) => option.objectives)];
}
