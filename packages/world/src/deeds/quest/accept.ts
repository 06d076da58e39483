import type { Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { ContainedIn } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { canCarry } from "../../items/load.ts";
import { editLog, entryOf } from "../../quests/log.ts";
import { notNamed, questNamed } from "../../quests/named.ts";
import { npcHere } from "../../quests/people.ts";
import { beginStep, goOn } from "../../quests/progress.ts";
import { cannotTake } from "../../quests/requirements.ts";
import { bringForth } from "../../quests/rewards.ts";
import { speak } from "../../quests/say.ts";
import type { Quest } from "../../quests/types.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";

export const NOBODY =
  "Nobody here wants anything of you. <hint>TALK to people; LOOK at one tells whether there is work.</hint>";

/** Takes a quest on, from whoever gives it and is here. */
export const acceptQuest = defineDeed<{ quest?: string }>({
  name: "accept-quest",
  check({ quest: name }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? busy(actor);
    if (unable) return unable;
    const quest = meant(game, actor, name);
    if (!quest) return notNamed(offeredHere(game, actor), name ?? "", NOBODY);
    const refused = cannotTake(game, actor, quest);
    if (refused) return refused;
    return quest.gives.length > 0 && game.isFull()
      ? refuse("There is nothing left to give you just now. Come back later.")
      : undefined;
  },
  perform({ quest: name }, context) {
    const { game, actor, show, emit } = context;
    const quest = meant(game, actor, name);
    if (!quest) return;
    const giver = npcHere(game, actor, quest.giver);
    const now = game.clock.now();
    const until = quest.seconds === undefined ? {} : { until: now + quest.seconds * 1_000 };
    editLog(game, actor).active[quest.id] = {
      name: quest.name,
      step: 0,
      counts: [],
      choices: {},
      takenAt: now,
      ...until,
    };
    if (quest.accept !== undefined) speak(context, giver, actor, quest.accept);
    show([actor], "<hint>You take on {name}. QUESTS tells what to do next.</hint>", { name: quest.name });
    for (const { item, count } of quest.gives)
      for (const thing of bringForth(game, item, count, giver ?? game.placeOf(actor))) {
        const many = countOf(thing);
        const heavy = canCarry(game, actor, thing, many);
        if (heavy) return heavy;
        show([actor], "You are given {thing}.", { thing });
        moveThings(game, thing, many, actor);
      }
    if (quest.seconds !== undefined)
      game.due.schedule(actor, quest.seconds * 1_000, "quest-over", { quest: quest.id, taken: String(now) });
    emit({ type: "QuestTaken", entity: actor, quest: quest.id });
    beginStep(context, actor, quest);
    const ready = goOn(context, actor, quest);
    if (ready) emit({ type: "QuestAdvanced", entity: actor, quest: quest.id, ready });
  },
  commands: [
    {
      name: "quest",
      forms: ["quest accept", "quest accept <quest:text>"],
      usage: "Accept which? QUEST ACCEPT and its name.",
      help: "Takes on what somebody here wants done: quest accept lost bell.",
    },
  ],
});

/** Declines what is offered; it can be taken on later. */
export const declineQuest = defineDeed<{ quest?: string }>({
  name: "decline-quest",
  check({ quest: name }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? busy(actor);
    if (unable) return unable;
    const quest = meant(game, actor, name);
    if (!quest) return notNamed(offeredHere(game, actor), name ?? "", NOBODY);
    return entryOf(game, actor, quest.id)
      ? refuse("You have taken {name} on already. <hint>QUEST ABANDON gives it up.</hint>", {
          name: quest.name,
        })
      : undefined;
  },
  perform({ quest: name }, context) {
    const { game, actor, show } = context;
    const quest = meant(game, actor, name);
    if (!quest) return;
    const npc = npcHere(game, actor, quest.giver);
    if (quest.decline !== undefined) speak(context, npc, actor, quest.decline);
    else show([actor], "You shake your head. {npc} will ask again.", { npc: npc ?? "Somebody" });
  },
  commands: [
    {
      name: "quest",
      forms: ["quest decline", "quest decline <quest:text>"],
      usage: "Decline which? QUEST DECLINE and its name.",
      help: "Says no to what somebody here wants done: quest decline lost bell.",
    },
  ],
});

/** Quests of those who are here: those that can be taken on first. */
export function offeredHere(game: Game, being: Entity): Quest[] {
  const givers = new Set(
    game
      .placeOf(being)
      .sources(ContainedIn)
      .flatMap((one) => one.prototype?.id ?? []),
  );
  const quests = [...givers].flatMap((npc) =>
    game.quests.of(npc).filter((quest) => quest.giver === npc && npcHere(game, being, npc) !== undefined),
  );
  const open = quests.filter((quest) => !cannotTake(game, being, quest));
  return [...open, ...quests.filter((quest) => !open.includes(quest))];
}

/** The one of that name, or the only one that can be taken on. */
function meant(game: Game, being: Entity, name: string | undefined): Quest | undefined {
  const quests = offeredHere(game, being);
  if (name !== undefined) return questNamed(quests, name);
  const open = quests.filter((quest) => !cannotTake(game, being, quest));
  const only = open.length === 0 && quests.length === 1 ? quests : open;
  return only.length === 1 ? only[0] : undefined;
}
