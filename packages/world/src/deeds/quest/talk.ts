import type { Entity, Refusal } from "@wyldlands/ecs";
import { isAsleep, speechless } from "../../bodies/conditions.ts";
import { able } from "../../bodies/posture.ts";
import { Character, Combatant, Natural, SmallTalk } from "../../components/index.ts";
import { fits } from "../../conditions/fits.ts";
import type { When } from "../../conditions/schema.ts";
import type { Game } from "../../game.ts";
import { errandWords } from "../../quests/errands.ts";
import { activeOf } from "../../quests/log.ts";
import { awaitsTalk, mattersWith } from "../../quests/matters.ts";
import { speak } from "../../quests/say.ts";
import type { Quest } from "../../quests/types.ts";
import { silenced } from "../../society/silenced.ts";
import { isBeing } from "../../views/names.ts";
import { noteSaid } from "../../voices/acquaintance.ts";
import { keepTalk } from "../../voices/conversation.ts";
import { address } from "../../voices/deeds/heed.ts";
import { notePhrasing, phrasingsOf } from "../../voices/phrasings.ts";
import { spokenPart } from "../../voices/plain.ts";
import { canSpeak } from "../../voices/speakers.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { reach, refuse } from "../refusals.ts";

/**
 * Talks to somebody who lives here: what it wants done, what it is waiting for, and otherwise its greeting. What a quest has it
 * say follows from the event.
 */
export const talk = defineDeed<{ to: Entity }>({
  name: "talk",
  check: ({ to }, { game, actor }) => cannotTalk(game, actor, to),
  perform({ to }, context) {
    const { game, actor, emit } = context;
    emit({ type: "TalkedTo", entity: actor, to });
    const { offers, ready, underWay } = mattersWith(game, actor, to);
    const others = toldBy(game, actor, to);
    for (const quest of offers) offer(context, to, quest);
    const waiting = underWay.filter((quest) => !others.includes(quest));
    for (const quest of waiting) remind(context, to, quest);
    if (offers.length + ready.length + waiting.length + others.length > 0) return;
    const errand = errandWords(game, actor, to);
    if (errand !== undefined) context.show([actor], "<hint>{errand}</hint>", { errand: { markup: errand } });
    else greet(context, to);
  },
  words: { others: "{actor} has a word with {to}." },
  commands: [
    {
      name: "talk",
      position: "resting",
      aliases: ["speak"],
      forms: ["talk to <to:beings>", "talk with <to:beings>", "talk <to:beings>"],
      usage: "Talk to whom? TALK HESPER. LOOK shows who is here.",
      help: "Talks to somebody who lives here, and hears what they want done: talk hesper. See QUESTS.",
    },
  ],
});

/** Asks somebody about one thing. */
export const ask = defineDeed<{ to: Entity; topic: string }>({
  name: "ask",
  check: ({ to }, { game, actor }) => cannotTalk(game, actor, to) ?? silenced(game, actor),
  perform({ to, topic }, context) {
    const { game, actor, show, emit } = context;
    const about = topicOf(topic);
    emit({ type: "TalkedTo", entity: actor, to, topic: about });
    if (toldBy(game, actor, to, about).length > 0) return;
    const topics = to.get(SmallTalk)?.topics ?? {};
    const word = about.split(/\s+/).find((one) => Object.hasOwn(topics, one));
    const words = saidNow(context, to, word === undefined ? undefined : topics[word]);
    // What its author wrote for it is said first; asked again, and about all else, it finds words of its own.
    if (words !== undefined && isNew(context, to, words)) authored(context, to, about, words);
    else if (canSpeak(game, to)) address(context, to, { text: about, how: "ask", topic: about });
    else show([actor], "{to} has nothing to say about that.", { to });
  },
  words: { others: "{actor} asks {to} about something." },
  commands: [
    {
      name: "ask",
      position: "resting",
      forms: ["ask <to:beings> about <topic:text>"],
      usage: "Ask whom about what? ASK EDDA ABOUT CONSTANCE.",
      help: "Asks somebody who lives here about one thing: ask edda about constance.",
    },
  ],
});

function topicOf(topic: string): string {
  return topic
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, "")
    .replace(/[?!.]+$/, "")
    .trim();
}

function cannotTalk(game: Game, actor: Entity, to: Entity): Refusal<string> | undefined {
  const unable = able(game, actor, "resting") ?? speechless(game, actor);
  if (unable) return unable;
  if (to === actor) return refuse("You have nothing to say to yourself that you do not know.");
  if (!isBeing(to)) return refuse("{to} is not much of a talker.", { to });
  const far = reach(actor, to);
  if (far) return far;
  if (to.has(Character))
    return refuse("{to} is somebody like you. <hint>SAY something, or TELL it to them alone.</hint>", { to });
  if (isAsleep(game, to)) return refuse("{to} is asleep.", { to });
  return to.has(Combatant) ? refuse("{to} has other things on its mind just now.", { to }) : undefined;
}

/** Quests that go on by this talk, and have it say something. */
function toldBy(game: Game, actor: Entity, to: Entity, topic?: string): Quest[] {
  return activeOf(game, actor).flatMap(({ quest }) =>
    awaitsTalk(game, actor, to, quest, topic) ? [quest] : [],
  );
}

function offer(context: DeedContext, npc: Entity, quest: Quest): void {
  const { actor, show } = context;
  speak(context, npc, actor, quest.offer);
  const name = quest.name.toUpperCase();
  show([actor], "<hint>{name}: QUEST ACCEPT {typed}, or QUEST DECLINE {typed}.</hint>", {
    name: quest.name,
    typed: name,
  });
}

function remind(context: DeedContext, npc: Entity, quest: Quest): void {
  const { actor, show } = context;
  if (quest.remind !== undefined) speak(context, npc, actor, quest.remind);
  else
    show([actor], "{npc} is waiting to hear about {name}. <hint>QUESTS tells what to do next.</hint>", {
      npc,
      name: quest.name,
    });
}

/** The first of what it may say whose condition holds. */
function saidNow(
  { game, actor }: DeedContext,
  npc: Entity,
  said: readonly { when?: When | undefined; says: string }[] = [],
): string | undefined {
  return said.find(({ when }) => fits(game, when, { room: game.placeOf(npc), being: actor }))?.says;
}

function greet(context: DeedContext, npc: Entity): void {
  const { game, actor, show } = context;
  const greeting = saidNow(context, npc, npc.get(SmallTalk)?.greeting);
  if (greeting !== undefined && isNew(context, npc, greeting)) authored(context, npc, "", greeting);
  else if (canSpeak(game, npc) && !silenced(game, actor)) address(context, npc, { text: "", how: "greet" });
  else if (npc.has(Natural)) show([actor], "{npc} looks at you, and says nothing.", { npc });
  else show([actor], "{npc} gives you a nod, and no more.", { npc });
}

/** Whether those words of its author's have to be said: to whom they were said lately, it says something of its own. */
function isNew({ game, actor }: DeedContext, npc: Entity, words: string): boolean {
  return !canSpeak(game, npc) || !phrasingsOf(actor).includes(keyOf(npc, words));
}

/** Says what its author wrote, and keeps that it did. `asked`: what it answers so. */
function authored(context: DeedContext, npc: Entity, asked: string, words: string): void {
  const { game, actor } = context;
  speak(context, npc, actor, words);
  if (!actor.has(Character) || !canSpeak(game, npc)) return;
  if (asked !== "") keepTalk(game, npc, actor, asked, npc);
  keepTalk(game, npc, npc, spokenPart(words), actor, { found: { source: "authored", key: "" } });
  noteSaid(game, npc, actor);
  notePhrasing(game, actor, keyOf(npc, words));
}

function keyOf(npc: Entity, words: string): string {
  return `authored ${npc.prototype?.id} ${words.slice(0, 40)}`;
}
