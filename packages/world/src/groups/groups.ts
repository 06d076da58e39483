import type { Entity } from "@wyldlands/ecs";
import { Character, Group, Grouped } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { openRecord } from "../society/records.ts";
import { plainName } from "../views/names.ts";

/** The record of the group that the being is in. */
export function groupOf(game: Game, being: Entity): Entity | undefined {
  const id = being.get(Grouped)?.group;
  const group = id === undefined ? undefined : game.world.byId(id);
  return group?.get(Group)?.members.some((one) => one.id === being.id) ? group : undefined;
}

/** Its members who are in play, link-dead or not, in the order in which they came. */
export function membersOf(game: Game, group: Entity): Entity[] {
  return (group.get(Group)?.members ?? []).flatMap(({ id }) => {
    const member = game.world.byId(id);
    return member && game.players.sessionOf(member) ? [member] : [];
  });
}

export function leads(game: Game, being: Entity): boolean {
  return groupOf(game, being)?.need(Group).leader === being.id;
}

/** Takes the newcomer into the leader's group; the first to come makes it one. Only inside a deed. */
export function joinGroup(game: Game, leader: Entity, newcomer: Entity): Entity {
  const person = (one: Entity): { id: string; name: string } => ({ id: one.id, name: plainName(one) });
  let group = groupOf(game, leader);
  if (!group) {
    group = openRecord(game, [Group({ leader: leader.id, members: [person(leader)] })]);
    leader.add(Grouped({ group: group.id }));
  }
  group.edit(Group).members.push(person(newcomer));
  newcomer.add(Grouped({ group: group.id }));
  return group;
}

/**
 * Takes a member out, in play or gone; the next one leads when it was the leader, and who is left alone is in no group any more.
 * The words are for those who stay. Only inside a deed.
 */
export function leaveGroup(
  { game, show }: DeedContext,
  group: Entity,
  leaving: { id: string; name: string },
  words: string,
): void {
  const gone = game.world.byId(leaving.id);
  if (gone?.get(Grouped)?.group === group.id) gone.remove(Grouped);
  const { leader } = group.need(Group);
  const rest = group.need(Group).members.filter(({ id }) => id !== leaving.id);
  group.edit(Group).members = rest;
  const staying = membersOf(game, group).filter((one) => one.id !== leaving.id);
  show(staying, words, { who: leaving.name });
  const [next] = staying;
  if (staying.length < 2 || !next) {
    show(staying, "<hint>That leaves you alone: the group is no more.</hint>");
    for (const { id } of rest) {
      const one = game.world.byId(id);
      if (one?.get(Grouped)?.group === group.id) one.remove(Grouped);
    }
    group.despawn();
    return;
  }
  if (leader !== leaving.id) return;
  group.edit(Group).leader = next.id;
  show([next], "You lead the group now.");
  show(
    staying.filter((one) => one !== next),
    "{next} leads the group now.",
    { next: plainName(next) },
  );
}

/** Whether somebody plays the character. */
export function isInPlay(game: Game, being: Entity): boolean {
  return being.has(Character) && game.players.sessionOf(being) !== undefined;
}
