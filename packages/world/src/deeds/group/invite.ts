import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Group } from "../../components/index.ts";
import { groupOf, isInPlay, leads } from "../../groups/groups.ts";
import { invite } from "../../groups/invitations.ts";
import { estranged } from "../../society/ignoring.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Asks a player into one's group. Only who leads it can, or who is in none. */
export const groupInvite = defineDeed<{ to: Entity }>({
  name: "group-invite",
  check({ to }, { game, actor }) {
    const unable = able(game, actor, "resting");
    if (unable) return unable;
    if (to === actor) return refuse("You have yourself with you as it is.");
    if (!isInPlay(game, to)) return refuse("{to} is no player.", { to });
    const group = groupOf(game, actor);
    if (group && !leads(game, actor))
      return refuse("Only who leads the group asks others in. <hint>GROUP tells who that is.</hint>");
    const theirs = groupOf(game, to);
    if (group && theirs === group) return refuse("{to} is in your group as it is.", { to });
    if (theirs) return refuse("{to} is in a group already.", { to });
    const { most } = game.rules.society.group;
    if (group && group.need(Group).members.length >= most)
      return refuse("Your group is full: {most} at most.", { most });
    const apart = estranged(game, actor, to);
    if (apart) return apart;
    return game.players.isAwake(to)
      ? undefined
      : refuse("{to} is not listening just now: the connection is gone.", { to });
  },
  perform({ to }, { game, actor, show }) {
    const until = game.clock.now() + game.rules.society.group.invitation * 1_000;
    invite(game, to, { to: "group", id: actor.id, name: plainName(actor), until });
    show([actor], "You ask {to} to come along.", { to: plainName(to) });
    show(
      [to],
      "{actor} asks you to come along. <hint>GROUP ACCEPT joins the group, GROUP DECLINE says no.</hint>",
      { actor: plainName(actor) },
    );
  },
  commands: [
    {
      name: "group",
      forms: ["group invite <to:anyone>"],
      usage: "Invite whom? For example GROUP INVITE TERN.",
      help: "Asks a player to come along: group invite tern.",
    },
  ],
});
