import type { Entity } from "@wyldlands/ecs";
import type { Moderated, TalkLine } from "@wyldlands/voice";
import { Flagged, Report, ReportQueue } from "../../components/index.ts";
import { defineDeed, type DeedContext } from "../../deeds/deed.ts";
import type { Game } from "../../game.ts";
import { may, rightsOf } from "../../permissions/rights.ts";
import { MOST_CHARACTERS, MOST_CLOSED, openQueue, reports } from "../../reports/reports.ts";
import { openRecord } from "../../society/records.ts";
import { plainName } from "../../views/names.ts";
import { talkOf } from "../conversation.ts";

/** Reports of one player's words in an hour; what is beyond is added to the newest of them. */
export const MOST_FLAGS_AN_HOUR = 5;
/** Lines that one report gathers. */
const MOST_LINES = 30;
const HOUR_MS = 3_600_000;
/** Times that are kept of one character. */
const MOST_KEPT = 20;

/** A line that moderators should see. */
export interface Flag {
  readonly npc: Entity;
  /** The player who spoke, or was to be spoken to. */
  readonly player: Entity;
  readonly moderated: Pick<Moderated, "side" | "action" | "hits" | "text">;
}

/**
 * Puts a line of a talk before those who answer reports: who said it to whom, what it is, whether it was let through, and the talk
 * up to there. Only inside a deed.
 */
export function flagged({ game, show }: DeedContext, { npc, player, moderated }: Flag): void {
  const { side, action, hits, text } = moderated;
  if (side === "input") player.add(Flagged([...(player.get(Flagged) ?? []), game.wall()].slice(-MOST_KEPT)));
  const names = { npc: plainName(npc), player: plainName(player) };
  const said =
    side === "input"
      ? `${names.player} said to ${names.npc}: '${text}'`
      : `A model had ${names.npc} say to ${names.player}: '${text}'`;
  const what = hits.map(({ category, severity }) => `${category} ${severity}`).join(", ");
  const became = action === "refuse" ? "It was not let through." : "It was let through.";
  const line = `${said} (${what}). ${became}`.slice(0, MOST_CHARACTERS);
  const queue = openQueue(game);
  const lately = reports(game).filter((report) => {
    const { kind, about, at, state } = report.need(Report);
    return kind === "voice" && about?.id === player.id && state !== "closed" && at > game.wall() - HOUR_MS;
  });
  const newest = lately.at(-1);
  if (newest && lately.length >= MOST_FLAGS_AN_HOUR) {
    const kept = newest.edit(Report);
    kept.evidence = [...kept.evidence, line].slice(-MOST_LINES);
    return;
  }
  const closed = reports(game).filter((report) => report.need(Report).state === "closed");
  if (closed.length > MOST_CLOSED) closed[0]?.despawn();
  const number = queue.need(ReportQueue).next;
  queue.edit(ReportQueue).next = number + 1;
  const place = game.placeOf(npc);
  openRecord(
    game,
    [
      Report({
        number,
        kind: "voice",
        by: "",
        name: names.npc,
        account: "",
        room: place.prototype?.id ?? place.id,
        text: line,
        about: { id: player.id, name: names.player },
        evidence: talkOf(game, npc).map(talkLine).slice(-MOST_LINES),
        at: game.wall(),
        state: "open",
        taker: "",
        note: "",
      }),
    ],
    { under: queue },
  );
  const staff = game.players.characters().filter((one) => {
    const session = game.players.sessionOf(one);
    return session !== undefined && may(rightsOf(session), "reports");
  });
  show(
    staff,
    "<system>Words in a talk were flagged: report {number}. REPORT SHOW {number} reads it.</system>",
    {
      number,
    },
  );
}

function talkLine({ name, text }: TalkLine): string {
  return `${name}: ${text}`;
}

/** Whether a player's words were flagged so often of late that it is answered without a model. `flags`: 0 is never. */
export function heldBack(
  game: Game,
  player: Entity,
  { flags, minutes }: { readonly flags: number; readonly minutes: number },
): boolean {
  if (flags === 0) return false;
  const since = game.wall() - minutes * 60_000;
  return (player.get(Flagged) ?? []).filter((at) => at > since).length >= flags;
}

/** The same as a deed of its own, of the npc. */
export const flagWords = (player: Entity, moderated: readonly Moderated[]) =>
  defineDeed({
    name: "flag-words",
    perform(_args, context) {
      for (const one of moderated) flagged(context, { npc: context.actor, player, moderated: one });
    },
  });
