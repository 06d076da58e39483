import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Group, Grouped } from "../../components/index.ts";
import { groupOf, leads, leaveGroup, membersOf } from "../../groups/groups.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { noGroup } from "./no-group.ts";

/** Goes one's own way. */
export const groupLeave = defineDeed({
  name: "group-leave",
  check: (_args, { game, actor }) => able(game, actor, "resting") ?? noGroup(game, actor),
  perform(_args, context) {
    const { game, actor, show } = context;
    const group = groupOf(game, actor);
    if (!group) return;
    show([actor], "You leave the group.");
    leaveGroup(context, group, { id: actor.id, name: plainName(actor) }, "{who} leaves the group.");
  },
  commands: [
    {
      name: "group",
      forms: ["group leave", "group quit"],
      usage: "GROUP LEAVE takes no more words.",
      help: "Leaves the group.",
    },
  ],
});

/** The leader sends somebody away. */
export const groupKick = defineDeed<{ to: Entity }>({
  name: "group-kick",
  check({ to }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? noGroup(game, actor);
    if (unable) return unable;
    if (!leads(game, actor)) return refuse("Only who leads the group can do that.");
    if (to === actor) return refuse("That is you. <hint>GROUP LEAVE goes; GROUP LEADER hands over.</hint>");
    return groupOf(game, to) === groupOf(game, actor)
      ? undefined
      : refuse("{to} is not in your group.", { to });
  },
  perform({ to }, context) {
    const { game, actor, show } = context;
    const group = groupOf(game, actor);
    if (!group) return;
    show([to], "{actor} sends you away: you are in no group now.", { actor: plainName(actor) });
    leaveGroup(context, group, { id: to.id, name: plainName(to) }, "{who} is sent away from the group.");
  },
  commands: [
    {
      name: "group",
      forms: ["group kick <to:anyone>"],
      usage: "Kick whom? GROUP KICK and the name of a member.",
      help: "Sends a member away.",
    },
  ],
});

/** The leader hands over. */
export const groupLeader = defineDeed<{ to: Entity }>({
  name: "group-leader",
  check({ to }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? noGroup(game, actor);
    if (unable) return unable;
    if (!leads(game, actor)) return refuse("It is not you who leads the group.");
    if (to === actor) return refuse("You lead the group as it is.");
    return groupOf(game, to) === groupOf(game, actor)
      ? undefined
      : refuse("{to} is not in your group.", { to });
  },
  perform({ to }, { game, actor, show }) {
    const group = groupOf(game, actor);
    if (!group) return;
    group.edit(Group).leader = to.id;
    show([to], "You lead the group now.");
    const others = membersOf(game, group).filter((one) => one !== to);
    show(others, "{to} leads the group now.", { to: plainName(to) });
  },
  commands: [
    {
      name: "group",
      forms: ["group leader <to:anyone>"],
      usage: "Who is to lead? GROUP LEADER and the name of a member.",
      help: "Lets another member lead.",
    },
  ],
});

/** A member left play: the actor is the group's record. The listener queues it. */
export const groupMiss = defineDeed<{ id: string; name: string }>({
  name: "group-miss",
  check: ({ id }, { actor }) =>
    actor.get(Group)?.members.some((one) => one.id === id) ? undefined : refuse("That was no member."),
  perform({ id, name }, context) {
    leaveGroup(context, context.actor, { id, name }, "{who} leaves play, and the group.");
  },
});

/** A character came back whose group is no more, or no longer knows it. The listener queues it. */
export const groupForget = defineDeed({
  name: "group-forget",
  check: (_args, { game, actor }) =>
    actor.has(Grouped) && !groupOf(game, actor) ? undefined : refuse("There is nothing to forget."),
  perform: (_args, { actor }) => actor.remove(Grouped),
});
