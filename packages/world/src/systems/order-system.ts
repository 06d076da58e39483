import { Jailed } from "../components/index.ts";
import { confine, isToSit, release } from "../deeds/staff/confine.ts";
import type { Game } from "../game.ts";
import { jailOf } from "../moderation/prison.ts";
import { sanctionedWords } from "../society/sanction-words.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";

/**
 * Ends what moderators laid on players when its time is over, with a word to whoever is in play, and keeps those who are
 * jailed where they have to be, by whatever way they got out. Whom the watch has locked up goes free at its hour.
 */
export function orderSystem(game: Game, runner: DeedRunner): System {
  return {
    name: "order",
    budgetMs: 2,
    run() {
      for (const row of game.sanctions.lapsed()) {
        game.sanctions.lift(row);
        const sessions = game.players
          .characters()
          .flatMap((one) => game.players.sessionOf(one) ?? [])
          .filter((session) => sanctionSubject(session) === row.subject);
        game.output.tell(
          sessions,
          `<system>Your time is over: you are no longer ${sanctionedWords(game, row)}.</system>`,
        );
      }
      // What was laid on a guest ends with the guest.
      for (const row of game.sanctions.all()) {
        const guest = /^character:(.+)$/.exec(row.subject)?.[1];
        if (guest !== undefined && !game.world.byId(guest)) game.sanctions.lift(row);
      }
      if (game.sanctions.all().some(({ kind }) => kind === "jail")) {
        const jail = jailOf(game);
        for (const being of game.players.characters())
          if (isToSit(game, being) && game.placeOf(being) !== jail) runner.run(confine, being, {});
      }
      const now = game.clock.now();
      for (const being of [...game.world.query(Jailed)]) {
        const { until = Infinity } = being.need(Jailed);
        if (game.players.sessionOf(being) ? !isToSit(game, being) : until <= now)
          runner.run(release, being, {});
      }
    },
  };
}
