import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { clanOf, enrol, membersInPlay } from "../../clans/clans.ts";
import { Character, Clan } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { isInPlay } from "../../groups/groups.ts";
import { dropInvitations, invitationNamed, invite } from "../../groups/invitations.ts";
import { estranged } from "../../society/ignoring.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { outsider } from "./found.ts";
import { lacksRight } from "./no-clan.ts";

/** Asks a player into one's clan. */
export const clanInvite = defineDeed<{ to: Entity }>({
  name: "clan-invite",
  check({ to }, { game, actor }) {
    const unable = lacksRight(game, actor, "invite");
    if (unable) return unable;
    const clan = clanOf(game, actor);
    if (to === actor) return refuse("You are of it as it is.");
    if (!isInPlay(game, to)) return refuse("{to} is no player.", { to });
    if (to.get(Character)?.guest !== false)
      return refuse("{to} is a guest, and clans are for those who stay.", { to });
    const theirs = clanOf(game, to);
    if (theirs && theirs === clan) return refuse("{to} is of your clan as it is.", { to });
    if (theirs) return refuse("{to} is of {clan} already.", { to, clan: theirs.need(Clan).name });
    const unwelcome = (clan && isFull(game, clan)) ?? estranged(game, actor, to);
    if (unwelcome) return unwelcome;
    return game.players.isAwake(to)
      ? undefined
      : refuse("{to} is not listening just now: the connection is gone.", { to });
  },
  perform({ to }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    const { name } = clan.need(Clan);
    const until = game.clock.now() + game.rules.society.clan.invitation * 1_000;
    invite(game, to, { to: "clan", id: clan.id, name, until });
    show([actor], "You ask {to} to join {name}.", { to: plainName(to), name });
    show(
      [to],
      "{actor} asks you to join the clan {name}. <hint>CLAN ACCEPT joins it, CLAN DECLINE says no; CLAN INFO tells about it.</hint>",
      { actor: plainName(actor), name },
    );
  },
  commands: [
    {
      name: "clan",
      forms: ["clan invite <to:anyone>"],
      usage: "Invite whom? CLAN INVITE and a player's name.",
      help: "Asks a player into your clan.",
    },
  ],
});

/** Joins a clan that one was asked into: the one that is named, or the last. */
export const clanAccept = defineDeed<{ from?: string }>({
  name: "clan-accept",
  check({ from }, { game, actor }) {
    const unable = able(game, actor, "resting");
    if (unable) return unable;
    const invitation = invitationNamed(game, actor, "clan", from);
    if (!invitation) return notAsked();
    const own = clanOf(game, actor);
    if (own)
      return refuse("You are of {clan}. <hint>CLAN LEAVE comes first.</hint>", { clan: own.need(Clan).name });
    const clan = game.world.byId(invitation.id);
    if (!clan?.has(Clan)) return refuse("{name} is no more.", { name: invitation.name });
    return outsider(actor) ?? isFull(game, clan);
  },
  perform({ from }, { game, actor, show }) {
    const invitation = invitationNamed(game, actor, "clan", from);
    const clan = invitation && game.world.byId(invitation.id);
    if (!clan) return notAsked();
    dropInvitations(actor, "clan");
    const others = membersInPlay(game, clan);
    enrol(clan, actor, "recruit");
    const { name } = clan.need(Clan);
    show([actor], "You are of {name} now. <hint>CLAN tells about it, CTELL speaks to it.</hint>", { name });
    show(others, "{actor} joins {name}.", { actor: plainName(actor), name });
    return undefined;
  },
  commands: [
    {
      name: "clan",
      forms: ["clan accept", "clan accept <from:text>", "clan join", "clan join <from:text>"],
      usage: "CLAN ACCEPT joins the clan that asked you last.",
      help: "Joins the clan that you were asked into.",
    },
  ],
});

/** Says no. */
export const clanDecline = defineDeed<{ from?: string }>({
  name: "clan-decline",
  check: ({ from }, { game, actor }) =>
    able(game, actor, "resting") ?? (invitationNamed(game, actor, "clan", from) ? undefined : notAsked()),
  perform({ from }, { game, actor, show }) {
    const invitation = invitationNamed(game, actor, "clan", from);
    if (!invitation) return notAsked();
    dropInvitations(actor, "clan", invitation.id);
    show([actor], "You will not join {name}.", { name: invitation.name });
    return undefined;
  },
  commands: [
    {
      name: "clan",
      forms: ["clan decline", "clan decline <from:text>"],
      usage: "CLAN DECLINE says no to the clan that asked you last.",
      help: "Says no to a clan.",
    },
  ],
});

function notAsked(): Refusal<string> {
  return refuse("No clan asks you in just now.");
}

function isFull(game: Game, clan: Entity): Refusal<string> | undefined {
  const { name, members } = clan.need(Clan);
  const { most } = game.rules.society.clan;
  return members.length < most ? undefined : refuse("{name} is full: {most} at most.", { name, most });
}
