import { long, refTo, short, type Context, type Named } from "./convert-context.ts";
import type { Placed } from "./convert-resets.ts";
import { slugFor } from "./clean-text.ts";
import type { OldQuest } from "./model.ts";
import type { Entry } from "./yaml-out.ts";

const SECONDS_OF_AN_HOUR = 75;
const LEAST_SECONDS = 10;
const MOST_COUNT = 1_000;

export interface NewQuest {
  readonly area: string;
  readonly slug: string;
  readonly entry: Entry;
}

/** Those old quests that ours can be; the others are findings, and their text is in the notes. */
export function convertQuests(placed: Placed, had: ReadonlySet<number>, context: Context): NewQuest[] {
  const { world, log } = context;
  const made = new Map<number, NewQuest>();
  const order = [...world.quests.values()];
  // One that wants another done first comes behind it, so that none waits for itself.
  for (let left = order, before = -1; left.length > 0 && left.length !== before; ) {
    before = left.length;
    left = left.filter((quest) => {
      const waits =
        world.quests.has(quest.before) &&
        !made.has(quest.before) &&
        left.some((one) => one.vnum === quest.before);
      if (waits) return true;
      const entry = convertQuest(quest, made, placed, had, context);
      if (entry) made.set(quest.vnum, entry);
      return false;
    });
    if (left.length === before) for (const quest of left) lose(quest, "it waits for itself", context);
  }
  for (const quest of order)
    for (const text of quest.lost) log.add(quest, "lost-quest", `Quest #${quest.vnum}: ${text}.`);
  return [...made.values()];
}

function lose(quest: OldQuest, why: string, { log, world }: Context): undefined {
  log.add(quest, "lost-quest", `Quest #${quest.vnum} is not carried over: ${why}.`);
  const text = [quest.name, quest.offer, quest.done, quest.quit].join("\n");
  world.notes.push({
    file: quest.file,
    line: quest.line,
    kind: "quest",
    title: `Quest #${quest.vnum}`,
    text,
    near: quest.vnum,
  });
  return undefined;
}

function convertQuest(
  quest: OldQuest,
  made: ReadonlyMap<number, NewQuest>,
  placed: Placed,
  had: ReadonlySet<number>,
  context: Context,
): NewQuest | undefined {
  const { log, mobNames, itemNames, world } = context;
  const giver = mobNames.get(quest.giver);
  if (!giver || !placed.variants.has(quest.giver))
    return lose(quest, `its giver #${quest.giver} stands nowhere`, context);
  const objective = objectiveOf(quest, giver, placed, had, context);
  if (typeof objective === "string") return lose(quest, objective, context);
  const offer = long(context, quest.offer, quest);
  const name = short(context, quest.name, quest) || `Quest ${quest.vnum}`;
  const before = quest.before > 0 ? made.get(quest.before) : undefined;
  if (quest.before > 0 && !before)
    log.add(quest, "lost-quest", `Quest #${quest.vnum}: the one before it, #${quest.before}, is not there.`);
  if (quest.next > 0 && world.quests.get(quest.next)?.before !== quest.vnum)
    log.add(quest, "lost-quest", `Quest #${quest.vnum} went on to #${quest.next} by itself.`);
  const needs = quest.needs > 0 && had.has(quest.needs) ? itemNames.get(quest.needs) : undefined;
  if (quest.needs > 0 && !needs)
    log.add(quest, "lost-quest", `Quest #${quest.vnum} needs #${quest.needs}, which nobody could come by.`);
  const thing = quest.thing > 0 ? itemNames.get(quest.thing) : undefined;
  if (quest.thing > 0 && !thing)
    log.add(quest, "unknown-vnum", `Quest #${quest.vnum} rewards with #${quest.thing}, which is not there.`);
  const { area } = giver;
  const rewards: Entry = {
    coins: quest.coins > 0 ? quest.coins : undefined,
    experience: quest.experience > 0 ? quest.experience : undefined,
    things: thing ? [refTo(thing, area)] : undefined,
  };
  const requires: Entry = {
    level: quest.level > 1 ? Math.min(quest.level, 10) : undefined,
    quests: before ? [refTo(before, area)] : undefined,
    item: needs && refTo(needs, area),
  };
  if (quest.level > 10)
    log.add(quest, "changed", `Quest #${quest.vnum} wants level ${quest.level}; here 10.`);
  if (quest.count > MOST_COUNT)
    log.add(quest, "changed", `Quest #${quest.vnum} counts ${quest.count}; here ${MOST_COUNT}.`);
  const quit = long(context, quest.quit, quest);
  const entry: Entry = {
    name,
    giver: refTo(giver, area),
    offer: offer || name,
    done: long(context, quest.done, quest) || "That is done.",
    abandon: quit || undefined,
    requires: some(requires),
    steps: [{ objectives: [objective] }],
    seconds:
      quest.hours > 0 ? Math.max(LEAST_SECONDS, Math.min(quest.hours, 1e6) * SECONDS_OF_AN_HOUR) : undefined,
    repeat: quest.flags.has("repeatable") ? 1 : undefined,
    rewards: some(rewards),
  };
  return { area, slug: `${slugFor(name, quest.vnum)}-quest`, entry };
}

function some(entry: Entry): Entry | undefined {
  return Object.values(entry).some((value) => value !== undefined) ? entry : undefined;
}

/** Its one objective, or why there is none. */
function objectiveOf(
  quest: OldQuest,
  giver: Named,
  placed: Placed,
  had: ReadonlySet<number>,
  { mobNames, itemNames, roomNames, world }: Context,
): Entry | string {
  const count = Math.max(1, Math.min(quest.count, MOST_COUNT));
  const ref = (named: Named): string => refTo(named, giver.area);
  const item = itemNames.get(quest.target);
  const mob = mobNames.get(quest.target);
  const stands = mob !== undefined && placed.variants.has(quest.target);
  const holdable = item !== undefined && had.has(quest.target);
  switch (quest.type) {
    case 0:
      return holdable
        ? { kind: "collect", item: ref(item), count, keep: true }
        : `nobody could come by #${quest.target}`;
    case 1: {
      const room = roomNames.get(quest.target);
      return room ? { kind: "explore", room: ref(room) } : `room #${quest.target} is not there`;
    }
    case 2:
      return stands
        ? { kind: "talk", npc: ref(mob), says: "You have found me." }
        : `#${quest.target} stands nowhere`;
    case 3: {
      const fights = world.mobs.get(quest.target)?.flags.has("no-kill") === false;
      return stands && fights
        ? { kind: "kill", npc: ref(mob), count }
        : `#${quest.target} stands nowhere, or nobody can fight it`;
    }
    case 5: {
      const to = mobNames.get(quest.to);
      if (!to || !placed.variants.has(quest.to)) return `#${quest.to}, who should get it, stands nowhere`;
      return holdable
        ? { kind: "deliver", item: ref(item), npc: ref(to), count }
        : `nobody could come by #${quest.target}`;
    }
    default:
      return `nothing here asks for what the type ${quest.type} does`;
  }
}
