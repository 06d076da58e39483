import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Group } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { groupOf, isInPlay, joinGroup, leads, membersOf } from "../../groups/groups.ts";
import { dropInvitations, invitationNamed } from "../../groups/invitations.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Joins the group of who asked: the one that is named, or who asked last. */
export const groupAccept = defineDeed<{ from?: string }>({
  name: "group-accept",
  check({ from }, { game, actor }) {
    const unable = able(game, actor, "resting");
    if (unable) return unable;
    const invitation = invitationNamed(game, actor, "group", from);
    if (!invitation) return nobodyAsks(from);
    if (groupOf(game, actor))
      return refuse("You are in a group already. <hint>GROUP LEAVE comes first.</hint>");
    return canTakeIn(game, invitation);
  },
  perform({ from }, { game, actor, show }) {
    const invitation = invitationNamed(game, actor, "group", from);
    const leader = invitation && game.world.byId(invitation.id);
    if (!leader) return nobodyAsks(from);
    dropInvitations(actor, "group");
    const group = joinGroup(game, leader, actor);
    show(
      [actor],
      "You go along with {leader}. <hint>GROUP tells how everybody is; GTELL speaks to them.</hint>",
      {
        leader: plainName(leader),
      },
    );
    const others = membersOf(game, group).filter((one) => one !== actor);
    show(others, "{actor} joins the group.", { actor: plainName(actor) });
    return undefined;
  },
  commands: [
    {
      name: "group",
      forms: ["group accept", "group accept <from:word>", "group join", "group join <from:word>"],
      usage: "GROUP ACCEPT joins who asked you last.",
      help: "Joins the group that you were asked into.",
    },
  ],
});

/** Says no to who asked. */
export const groupDecline = defineDeed<{ from?: string }>({
  name: "group-decline",
  check: ({ from }, { game, actor }) =>
    able(game, actor, "resting") ??
    (invitationNamed(game, actor, "group", from) ? undefined : nobodyAsks(from)),
  perform({ from }, { game, actor, show }) {
    const invitation = invitationNamed(game, actor, "group", from);
    if (!invitation) return nobodyAsks(from);
    dropInvitations(actor, "group", invitation.id);
    show([actor], "You tell {name} that you go your own way.", { name: invitation.name });
    const leader = game.world.byId(invitation.id);
    if (leader) show([leader], "{actor} would rather not come along.", { actor: plainName(actor) });
    return undefined;
  },
  commands: [
    {
      name: "group",
      forms: ["group decline", "group decline <from:word>"],
      usage: "GROUP DECLINE says no to who asked you last.",
      help: "Says no to who asked you into a group.",
    },
  ],
});

function nobodyAsks(from: string | undefined): Refusal<string> {
  return from === undefined
    ? refuse("Nobody asks you into a group just now.")
    : refuse("Nobody called '{from}' asks you into a group just now.", { from });
}

/** Who asked may have left play, the lead or no room since then. */
function canTakeIn(game: Game, { id, name }: { id: string; name: string }): Refusal<string> | undefined {
  const leader: Entity | undefined = game.world.byId(id);
  if (!leader || !isInPlay(game, leader)) return refuse("{name} is gone.", { name });
  const group = groupOf(game, leader);
  if (!group) return undefined;
  if (!leads(game, leader)) return refuse("{name} does not lead that group any more.", { name });
  return group.need(Group).members.length < game.rules.society.group.most
    ? undefined
    : refuse("The group of {name} is full by now.", { name });
}
