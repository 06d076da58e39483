import type { Entity, Refusal } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { attribute } from "../../bodies/stats.ts";
import { Body, Experience } from "../../components/index.ts";
import { ATTRIBUTES, type Attribute } from "../../rules/words.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { teachersHere } from "./teachers.ts";

/** Points that training may add to an attribute. */
export const TRAINED_AT_MOST = 5;

/** Spends a lesson on a point of an attribute, where there is a teacher. */
export const train = defineDeed<{ attribute?: string }>({
  name: "train",
  check({ attribute: typed }, { game, actor }) {
    const unable = able(game, actor, "standing") ?? busy(actor);
    if (unable) return unable;
    const name = attributeOf(typed ?? "");
    if (!name) return refuse(`Train what? It is one of ${ATTRIBUTES.join(", ")}.`);
    if (teachersHere(game, actor).length === 0)
      return refuse(
        "It takes a teacher to see what you do wrong. <hint>HELP TEACHERS tells where they are.</hint>",
      );
    return room(actor, name);
  },
  perform({ attribute: typed }, { game, actor, show }) {
    const name = attributeOf(typed ?? "");
    if (!name) return;
    const { attributes } = actor.edit(Body);
    attributes[name] = (attributes[name] ?? 0) + 1;
    actor.edit(Experience).lessons -= 1;
    show([actor], `${DONE[name]} Your ${name} is {points} now.`, { points: attribute(game, actor, name) });
    show(game.witnesses(actor), "{actor} is put through it, and comes out breathing hard.", { actor });
  },
  commands: [
    {
      name: "train",
      forms: ["train", "train <attribute:word>"],
      usage: `Train what? One of ${ATTRIBUTES.join(", ")}; for example TRAIN STRENGTH.`,
      help: "Spends a lesson on an attribute, with any teacher: train strength. ATTRIBUTES shows yours; training adds five points at most.",
    },
  ],
});

const DONE: Readonly<Record<Attribute, string>> = {
  strength: "You carry the same stone until it is lighter.",
  dexterity: "You walk the same rope until it lies still.",
  constitution: "You run the mole until the mole gives up.",
  intelligence: "You read the same page until it says something else.",
  wisdom: "You sit and listen until you hear the second thing.",
  charisma: "You tell the same lie until you are believed.",
};

function attributeOf(typed: string): Attribute | undefined {
  const wanted = typed.trim().toLowerCase();
  return wanted === "" ? undefined : ATTRIBUTES.find((name) => name.startsWith(wanted));
}

function room(actor: Entity, name: Attribute): Refusal<string> | undefined {
  if ((actor.get(Body)?.attributes[name] ?? 0) >= TRAINED_AT_MOST)
    return refuse(`Your ${name} is as good as training makes it.`);
  if ((actor.get(Experience)?.lessons ?? 0) < 1)
    return refuse("You have had all the lessons you can take. <hint>The next level brings new ones.</hint>");
  return undefined;
}
