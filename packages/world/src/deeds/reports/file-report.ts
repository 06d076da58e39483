import type { Entity, Refusal } from "@wyldlands/ecs";
import { plainText } from "@wyldlands/protocol";
import { Report, ReportQueue } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { may, rightsOf } from "../../permissions/rights.ts";
import {
  isOf,
  KIND_WORDS,
  MOST_AN_HOUR,
  MOST_CHARACTERS,
  MOST_CLOSED,
  MOST_OPEN,
  openQueue,
  reporter,
  reports,
  type ReportKind,
} from "../../reports/reports.ts";
import { openRecord } from "../../society/records.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed, type CommandSpec, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

const HOUR_MS = 3_600_000;

const spec = (name: string, usage: string, help: string): CommandSpec => ({
  name,
  forms: [`${name} <text:text>`],
  usage,
  help,
  position: "sleeping",
  instant: true,
  speech: true,
});

/** A deed that puts what a player says of the game into the queue. It can always be done, by the silenced too. */
const filing = (kind: Exclude<ReportKind, "player" | "voice">, command: CommandSpec) =>
  defineDeed<{ text: string }>({
    name: kind,
    check: ({ text }, { game, actor }) => cannotReport(game, actor, text),
    perform: ({ text }, context) => file(context, kind, text),
    commands: [command],
  });

/** Tells of something that does not work. */
export const bug = filing(
  "bug",
  spec(
    "bug",
    "What goes wrong? For example BUG THE PUMP GIVES NO WATER.",
    "Reports a fault of the game: bug the pump gives no water.",
  ),
);

/** Proposes something. */
export const idea = filing(
  "idea",
  spec(
    "idea",
    "What do you propose? For example IDEA LET ME SIT ON THE BOLLARD.",
    "Proposes something: idea let me sit on the bollard.",
  ),
);

/** Tells of a slip in a text. */
export const typo = filing(
  "typo",
  spec(
    "typo",
    "What is misspelt? For example TYPO HARBUOR ON THE SIGN.",
    "Reports a misspelt word: typo harbuor on the sign.",
  ),
);

/**
 * Complains about a player, in play or away. What the actor saw last goes with it as evidence. It can always be done, by the
 * silenced too.
 */
export const reportPlayer = defineDeed<{ about: string; text: string }>({
  name: "report-player",
  check: ({ about, text }, { game, actor }) => whom(game, actor, about) ?? cannotReport(game, actor, text),
  perform({ about, text }, context) {
    const { game, actor } = context;
    const being = game.players.byName(about);
    const row = game.directory.byName(about);
    const name = row?.name ?? (being ? plainName(being) : about);
    const evidence = (game.players.sessionOf(actor)?.recent ?? []).map((markup) => plainText(markup));
    file(context, "player", text, { about: { id: row?.id ?? being?.id ?? "", name }, evidence });
  },
  commands: [
    {
      name: "report",
      forms: ["report <about:word> <text:text>"],
      usage: "Report whom, and why? For example REPORT TERN SHOUTS INSULTS ON THE QUAY.",
      help: "Complains about a player to those who keep order: report tern shouts insults on the quay. What you saw last goes with it. REPORTS lists your reports.",
      position: "sleeping",
      instant: true,
      speech: true,
    },
  ],
});

function whom(game: Game, actor: Entity, name: string): Refusal<string> | undefined {
  const being = game.players.byName(name);
  if (being === actor) return refuse("That is you. <hint>BUG tells of what goes wrong in the game.</hint>");
  if (being || game.directory.byName(name)) return undefined;
  return refuse(
    "There is no player called '{name}'. <hint>Give the whole name, and then what happened: REPORT TERN SHOUTS INSULTS.</hint>",
    { name },
  );
}

function cannotReport(game: Game, actor: Entity, text: string): Refusal<string> | undefined {
  if (text.trim() === "") return refuse("Say what it is about, too.");
  if ([...text].length > MOST_CHARACTERS)
    return refuse("That is too long: a report takes {most} characters.", { most: MOST_CHARACTERS });
  const who = reporter(game, actor);
  const own = reports(game).filter((report) => isOf(report, who));
  const open = own.filter((report) => report.need(Report).state !== "closed").length;
  if (open >= MOST_OPEN)
    return refuse(
      "{most} reports of yours wait for an answer. Let those be read first. <hint>REPORTS lists them.</hint>",
      {
        most: MOST_OPEN,
      },
    );
  const lately = own.filter((report) => report.need(Report).at > game.wall() - HOUR_MS).length;
  return lately >= MOST_AN_HOUR
    ? refuse("You have sent {most} reports within the hour. The next one can wait a little.", {
        most: MOST_AN_HOUR,
      })
    : undefined;
}

function file(
  { game, actor, show }: DeedContext,
  kind: ReportKind,
  text: string,
  more: { about?: { id: string; name: string }; evidence: string[] } = { evidence: [] },
): void {
  const queue = openQueue(game);
  const closed = reports(game).filter((report) => report.need(Report).state === "closed");
  if (closed.length > MOST_CLOSED) closed[0]?.despawn();
  const number = queue.need(ReportQueue).next;
  queue.edit(ReportQueue).next = number + 1;
  const { account } = reporter(game, actor);
  const place = game.placeOf(actor);
  openRecord(
    game,
    [
      Report({
        number,
        kind,
        by: actor.id,
        name: plainName(actor),
        account,
        room: place.prototype?.id ?? place.id,
        text: text.trim(),
        at: game.wall(),
        state: "open",
        taker: "",
        note: "",
        ...more,
      }),
    ],
    { under: queue },
  );
  show([actor], "Thank you. Your report on {what} is number {number}: REPORTS shows what becomes of it.", {
    what: more.about?.name ?? KIND_WORDS[kind],
    number,
  });
  // Those who read reports hear that there is one; what it says they read when they ask.
  const staff = game.players.characters().filter((one) => {
    const session = game.players.sessionOf(one);
    return one !== actor && session !== undefined && may(rightsOf(session), "reports");
  });
  show(
    staff,
    "<system>A report came in: number {number}, on {what}. REPORT SHOW {number} reads it.</system>",
    {
      what: KIND_WORDS[kind],
      number,
    },
  );
}
