import type { Entity } from "@wyldlands/ecs";
import { ClanMember, ContainedIn, Following, Group, Grouped, Tenancy } from "../components/index.ts";
import { clanForget } from "../deeds/clan/leave.ts";
import { keepUp } from "../deeds/group/keep-up.ts";
import { groupForget, groupMiss } from "../deeds/group/leave.ts";
import { loseSight } from "../deeds/group/lose.ts";
import { turnOut } from "../deeds/home/guests.ts";
import { clanOf } from "../clans/clans.ts";
import type { Game } from "../game.ts";
import { followersIn } from "../groups/following.ts";
import { groupOf } from "../groups/groups.ts";
import { mayEnter } from "../homes/homes.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { plainName } from "../views/names.ts";
import { isVisible } from "../views/sight.ts";

/** Who goes along, who leaves a group by leaving play, and what a character finds changed when it comes back. */
export function addTogetherListeners(game: Game, runner: DeedRunner): void {
  game.events.on("EntityMoved", ({ entity, from, to, way }) => {
    // A way that leads back to where it began would never end.
    if (way === undefined || from === to || !entity.alive) return;
    const how = typeof way === "string" ? { direction: way } : { into: way };
    for (const one of followersIn(from, entity))
      if (seesGo(game, one, entity)) runner.queue(keepUp, one, { leader: entity, ...how }, "answer");
  });

  game.events.on("CharacterLeft", ({ entity }) => {
    for (const group of game.world.query(Group)) {
      const member = group.need(Group).members.find(({ id }) => id === entity.id);
      if (!member) continue;
      // A guest may have taken another name since, and is no more by now.
      const name = entity.alive ? plainName(entity) : member.name;
      runner.queue(groupMiss, group, { id: member.id, name });
    }
    abandon(entity.id);
  });
  game.events.on("EntityDied", ({ entity, id }) => {
    // A player's character comes back.
    if (!game.players.sessionOf(entity)) abandon(id);
  });
  const abandon = (leader: string): void => {
    for (const one of game.world.query(Following))
      if (one.need(Following).leader === leader) runner.queue(loseSight, one, { leader });
  };

  game.events.on("CharacterEntered", ({ entity }) => {
    if (!entity.alive) return;
    if (entity.has(Grouped) && !groupOf(game, entity)) runner.queue(groupForget, entity, {});
    if (entity.has(ClanMember) && !clanOf(game, entity)) runner.queue(clanForget, entity, {});
    const following = entity.get(Following);
    if (following && !game.world.byId(following.leader))
      runner.queue(loseSight, entity, { leader: following.leader });
    const room = entity.target(ContainedIn);
    if (room?.has(Tenancy) && !mayEnter(room, entity)) runner.queue(turnOut, entity, {});
  });
}

/** One goes along with those of one's own group however they hide. */
function seesGo(game: Game, follower: Entity, leader: Entity): boolean {
  if (isVisible(game, follower, leader)) return true;
  const group = groupOf(game, follower);
  return group !== undefined && group === groupOf(game, leader);
}
