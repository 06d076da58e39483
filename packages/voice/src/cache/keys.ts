import { wordsOf } from "../answer/words.ts";
import type { Understood } from "../grammar/understand.ts";
import { hashOf } from "../grammar/words.ts";
import type { Scene } from "../scene.ts";
import { aspectOf } from "./aspects.ts";
import { hangsOnTalk } from "./shared.ts";
import { factsOf, isReusable, printOf, tellingSlots } from "./versions.ts";

/** Where an answer is kept. `personal`: what is about the two of them. */
export interface Place {
  readonly layer: "exact" | "act";
  readonly key: string;
  readonly personal: boolean;
}

/**
 * Where an answer to this line is to be found, the most particular first. Whoever greets before they ask is also served by an answer to the
 * question alone; an answer that greets is kept only for those.
 */
export function placesOf(scene: Scene, understood: Understood): Place[] {
  const { speaker, said, talk, memories } = scene;
  const base = baseOf(scene, understood);
  const acts = isReusable(understood)
    ? [
        ...[...new Set([understood.also.toSorted().join(), ""])].map((also) =>
          actKey(base, scene, understood, also),
        ),
        ...priceInstead(scene, understood),
      ].map((key) => ({ layer: "act" as const, key, personal: false }))
    : [];
  if (!isSpoken(scene)) return acts;
  const before =
    said.how !== "ask" && hangsOnTalk(said.text) ? printOf(talk.slice(-2).map(({ text }) => text)) : "";
  const words = `${said.how}|${said.topic ?? ""}|${wordsOf(said.text).join(" ")}`;
  const between = printOf([
    ...memories.map(({ id }) => id),
    ...speaker.between,
    ...talk.slice(-2).map(({ text }) => text),
  ]);
  const exact = `x|${base}|${before}|${words}`;
  return [
    { layer: "exact", key: `${exact}|${speaker.id}|${between}`, personal: true },
    { layer: "exact", key: exact, personal: false },
    ...acts,
  ];
}

/** Whoever asks whether there is such a ware is served by its price as well, as the grammar voice has it. */
function priceInstead(scene: Scene, understood: Understood): string[] {
  const { intent, slots } = understood;
  if (intent !== "wares" || aspectOf(scene, "wares") !== "") return [];
  const left = scene.facts.wares.some((ware) => ware.name === slots.ware && ware.left > 0);
  return left ? [actPlaceOf(scene, { ...understood, intent: "price" })] : [];
}

/** Where an answer to that is kept which does nothing besides. */
export function actPlaceOf(scene: Scene, understood: Understood): string {
  return actKey(baseOf(scene, understood), scene, understood, "");
}

/** What a line asks of whom, whatever the facts are. */
export function meaningOf(scene: Scene, understood: Understood): string {
  return `${scene.npc.id}|${asked(scene, understood)}`;
}

/** Names a phrasing. */
export function phrasingKey({ npc }: Scene, text: string): string {
  return `m:${npc.id}:${hashOf(text.toLowerCase())}`;
}

function actKey(base: string, scene: Scene, understood: Understood, also: string): string {
  return `a|${base}|${isSpoken(scene) ? "" : scene.said.how}|${asked(scene, understood)}|${also}`;
}

function asked(scene: Scene, understood: Understood): string {
  return `${understood.intent}|${tellingSlots(scene, understood)}|${aspectOf(scene, understood.intent)}`;
}

function baseOf(scene: Scene, understood: Understood): string {
  return `${scene.npc.id}|${scene.speaker.regard.band}|${factsOf(scene, understood)}`;
}

function isSpoken({ said }: Scene): boolean {
  return said.how !== "enter" && said.how !== "idle";
}
