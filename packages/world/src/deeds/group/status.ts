import type { Entity } from "@wyldlands/ecs";
import { levelOf } from "../../bodies/body.ts";
import { mostOf, vitalOf, type Vital } from "../../bodies/vitals.ts";
import { ContainedIn, Group } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { groupOf, membersOf } from "../../groups/groups.ts";
import { nameOf, numberWord } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { noGroup } from "./no-group.ts";

/** Tells how everybody in the group is, and where. */
export const groupStatus = defineDeed({
  name: "group",
  check: (_args, { game, actor }) => noGroup(game, actor),
  perform(_args, { game, actor, show }) {
    const group = groupOf(game, actor);
    if (!group) return;
    const members = membersOf(game, group);
    const lines = members.map((one) => lineFor(game, actor, one, group.need(Group).leader === one.id));
    show([actor], "{lines}", {
      lines: { markup: [`There are ${numberWord(members.length)} of you:`, ...lines].join("\n") },
    });
  },
  commands: [
    {
      name: "group",
      aliases: ["party"],
      forms: ["group"],
      usage:
        "GROUP alone tells how everybody is. Besides: GROUP INVITE TERN, GROUP ACCEPT, GROUP DECLINE, GROUP LEAVE, GROUP KICK TERN, GROUP LEADER TERN, GROUP SAY.",
      help: "Tells how those are who go along with you. GROUP INVITE TERN begins a group; then GROUP ACCEPT, GROUP DECLINE, GROUP LEAVE, GROUP KICK TERN, GROUP LEADER TERN. GTELL speaks to it, SPLIT shares coins with it.",
      position: "sleeping",
      instant: true,
    },
  ],
});

const VITALS: readonly Vital[] = ["health", "mana", "stamina"];

function lineFor(game: Game, viewer: Entity, one: Entity, leader: boolean): string {
  const vitals = VITALS.map(
    (vital) => `${vital} ${vitalOf(game, one, vital)} of ${mostOf(game, one, vital)}`,
  );
  const who = one === viewer ? "You" : nameOf(one);
  const notes = [
    ...(leader ? [one === viewer ? "lead" : "leads"] : []),
    ...(game.players.isAwake(one) ? [] : ["link-dead"]),
  ];
  const place =
    one.target(ContainedIn) === viewer.target(ContainedIn) ? "" : `; at ${nameOf(game.placeOf(one))}`;
  const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return `  ${who}${note}: level ${levelOf(one)}, ${list(vitals)}${place}.`;
}
