import type { Entity } from "@wyldlands/ecs";
import { ANYONE, type Intent, type Occasion, type Prepared, type Scene } from "@wyldlands/voice";
import { ContainedIn } from "../../components/index.ts";
import { legalActs } from "../acts/legal-acts.ts";
import { heardAs, sceneOf, type Knowing } from "../scene.ts";
import type { PreparingSpeech } from "../speech.ts";

/** What is said to these goes with an act, which is legal only to who stands before the npc. */
const WITH_ACTS: ReadonlySet<Intent> = new Set(["price", "work"]);

/** What could be prepared of an npc for anybody who stands with it as one does who comes near; made in small steps, for no turn may wait. */
export interface Sheet {
  readonly npc: Entity;
  readonly who: Entity;
  readonly base: Scene;
  /** What is still to be looked at, the commonest first. */
  readonly rest: Occasion[];
  /** What is lacking. */
  readonly prepared: Prepared[];
}

/** Reads only. Takes some 2 ms, as every scene does. */
export function beginSheet(knowing: Knowing, npc: Entity, who: Entity, speech: PreparingSpeech): Sheet {
  const { scene } = sceneOf(knowing, npc, who, { how: "say", text: "" });
  const base: Scene = {
    ...scene,
    // Nothing of who comes near, nor of anybody else who is about, gets into what everybody may hear.
    speaker: { ...scene.speaker, id: "", name: ANYONE, between: [], met: 0 },
    present: [],
    talk: [],
    events: [],
    memories: [],
    acts: [],
  };
  const together = npc.target(ContainedIn) === who.target(ContainedIn);
  const rest = speech
    .occasions(base)
    .filter(({ understood }) => together || !WITH_ACTS.has(understood.intent));
  return { npc, who, base, rest, prepared: [] };
}

/** Looks at so many occasions more. True: that was all, or there are as many as a sheet may have. */
export function growSheet(
  { game }: Knowing,
  { npc, who, base, rest, prepared }: Sheet,
  speech: PreparingSpeech,
  { occasions, most }: { readonly occasions: number; readonly most: number },
): boolean {
  for (const occasion of rest.splice(0, occasions)) {
    const { said, understood, acquainted } = occasion;
    const spoken: Scene = {
      ...base,
      said: { how: "say", text: said },
      speaker: { ...base.speaker, met: acquainted ? 1 : 0 },
    };
    const acts = WITH_ACTS.has(understood.intent)
      ? legalActs(game, npc, who, heardAs(spoken, understood))
      : [];
    const one = { occasion, scene: { ...spoken, acts } };
    if (prepared.length < most && speech.lacks(one)) prepared.push(one);
  }
  return rest.length === 0 || prepared.length >= most;
}
