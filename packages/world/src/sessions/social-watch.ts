import type { ComponentDef, Entity } from "@wyldlands/ecs";
import {
  ContainedIn,
  FiledUnder,
  Group,
  Grouped,
  Letter,
  Mailbox,
  Name,
  QuestLog,
  TradeSheet,
  Trading,
} from "../components/index.ts";
import type { Game } from "../game.ts";
import { groupOf, membersOf } from "../groups/groups.ts";
import { addresseeOf } from "../society/letters.ts";
import type { SocialPart } from "./social-topics.ts";

/** Watches the records of society, and notes whose topics they may have changed. Returns what notes that of a member's company. */
export function watchSociety(
  game: Game,
  note: (character: Entity, part: SocialPart) => void,
): (member: Entity) => void {
  const { world } = game;
  const watch = <T>(component: ComponentDef<T>, noted: (entity: Entity) => void): void => {
    world.onChange(component, noted);
    world.onRemove(component, noted);
  };
  const byId = (id: string, part: SocialPart): void => {
    const character = world.byId(id);
    if (character) note(character, part);
  };

  const company = (member: Entity): void => {
    if (!member.alive || !member.has(Grouped)) return;
    const group = groupOf(game, member);
    if (group) for (const one of membersOf(game, group)) note(one, "group");
  };
  watch(Grouped, (member) => note(member, "group"));
  world.onChange(Group, (_group, { members }) => {
    for (const { id } of members) byId(id, "group");
  });
  world.onMove(ContainedIn, company);
  world.onChange(Name, company);

  watch(QuestLog, (log) => {
    const owner = log.alive ? log.target(FiledUnder) : undefined;
    if (owner) note(owner, "quests");
  });

  watch(Trading, (trader) => note(trader, "trade"));
  world.onChange(TradeSheet, (_sheet, { sides }) => {
    for (const { who } of sides) byId(who, "trade");
  });

  world.onChange(Letter, (letter) => byId(addresseeOf(letter), "mail"));
  world.onMove(FiledUnder, (_letter, from, to) => {
    for (const box of [from, to])
      if (box?.alive === true && box.has(Mailbox)) byId(box.need(Mailbox).character, "mail");
  });
  return company;
}
