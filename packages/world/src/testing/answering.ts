import type { Entity } from "@wyldlands/ecs";
import type { Intent } from "@wyldlands/voice";
import type { Outcome } from "../deeds/act.ts";
import { defineDeed, type Deed } from "../deeds/deed.ts";
import { legalActs } from "../voices/acts/legal-acts.ts";
import { performActs } from "../voices/acts/perform-acts.ts";
import type { Heard } from "../voices/acts/voice-act.ts";
import type { TestWorld } from "./test-world.ts";

/** A line as it is understood, for tests of what npcs may do about it. */
export function heard(intent: Intent, text: string, more: Partial<Heard> = {}): Heard {
  return { text, intent, slots: {}, ...more };
}

/** Ids of what the npc may do in answer, gestures left out. */
export function legalIds(world: TestWorld, npc: Entity, speaker: Entity, line: Heard): string[] {
  return legalActs(world.game, npc, speaker, line)
    .map(({ id }) => id)
    .filter((id) => !id.startsWith("gesture:"));
}

/** The npc's answer: says its words and does those acts, in one deed. */
export function answering(speaker: Entity, line: Heard, ids: readonly string[]): Deed {
  return defineDeed({
    name: "voiced",
    perform(_args, context) {
      const { actor, show } = context;
      show([speaker], "<say>{actor} says, '{text}'</say>", { actor, text: "Here you are." });
      return performActs(context, actor, speaker, ids, line);
    },
  });
}

/** Has the npc answer so, as a turn does: with everything that follows from it. */
export function answer(
  world: TestWorld,
  npc: Entity,
  speaker: Entity,
  line: Heard,
  ...ids: string[]
): Outcome {
  const outcome = world.runner.run(answering(speaker, line, ids), npc, {});
  world.loop.wake();
  return outcome;
}
