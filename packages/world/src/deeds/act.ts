import { Refusal, type Entity } from "@wyldlands/ecs";
import { shutInCopy } from "../building/shut-deeds.ts";
import { ContainedIn } from "../components/index.ts";
import type { GameEvent } from "../events/events.ts";
import type { Game } from "../game.ts";
import type { Session } from "../sessions/session.ts";
import type { About } from "../turn/turn-output.ts";
import { nameOf } from "../views/names.ts";
import { perceived } from "../views/perceived.ts";
import { fill, type WordValue, type WordValues } from "../views/words.ts";
import type { Deed, DeedArgs, DeedContext } from "./deed.ts";

/**
 * What came of a deed. `touched`: everything it wrote; `shown`: whether anyone with a player behind them perceived it, or
 * it is in the books.
 */
export interface Outcome {
  refusal?: Refusal<string>;
  touched: Set<Entity>;
  shown: boolean;
  events: GameEvent[];
}

interface Words {
  viewers: Entity[];
  text: string;
  about?: About | undefined;
}

/**
 * Does a deed, whole or not at all: checks, changes, words and events in one attempt. The one way in which anybody does
 * anything. A throw leaves the world as it was and reaches the caller.
 */
export function act<A extends DeedArgs>(game: Game, deed: Deed<A>, actor: Entity, args: A): Outcome {
  const touched = new Set<Entity>();
  const said: Words[] = [];
  const events: GameEvent[] = [];
  const context: DeedContext = {
    game,
    actor,
    show: (viewers, template, values = {}, about) => {
      const heard = played(game, viewers);
      if (heard.length === 0) return;
      for (const group of perceived(game, heard, values))
        said.push({ viewers: group.viewers, text: fill(template, group.values), about });
    },
    emit: (event) => events.push(event),
  };
  // Who is no more does nothing more: it may have fallen since somebody thought of this.
  if (!actor.alive) return { refusal: new Refusal("You are no more."), touched, shown: false, events: [] };
  const shut = shutInCopy(game, deed.name, actor);
  if (shut) return { refusal: shut, touched, shown: false, events: [] };
  game.journal.begin();
  const result = game.world.attempt(
    () => {
      const refusal = deed.check?.(args, context);
      if (refusal) return refusal;
      const words = standardWords(game, deed, actor, args);
      const refused = deed.perform(args, context);
      if (refused) return refused;
      said.unshift(...words);
      return undefined;
    },
    { touched },
  );
  if (result instanceof Refusal) return { refusal: result, touched, shown: false, events: [] };
  // What is in the books has to be stored with them, whoever looked on.
  let shown = game.journal.settle(touched, deed.name, actor);
  for (const { viewers, text, about } of said) shown = tell(game, viewers, text, about) || shown;
  return { touched, shown, events };
}

/** Gives words to those viewers who have a player behind them. */
export function tell(game: Game, viewers: readonly Entity[], text: string, about?: About): boolean {
  const sessions: Session[] = [];
  for (const viewer of viewers) {
    const session = game.players.sessionOf(viewer);
    if (session) sessions.push(session);
  }
  game.output.tell(sessions, text, about);
  return sessions.length > 0;
}

/** Those with a player behind them: no words are made up for anybody else. */
function played(game: Game, viewers: Iterable<Entity>): Entity[] {
  const heard: Entity[] = [];
  for (const viewer of viewers) if (game.players.sessionOf(viewer)) heard.push(viewer);
  return heard;
}

/** Filled in before the deed: a stack that is handed over may be no more afterwards. */
function standardWords<A extends DeedArgs>(game: Game, deed: Deed<A>, actor: Entity, args: A): Words[] {
  const { words } = deed;
  if (!words) return [];
  const values: WordValues = { actor, ...valuesOf(args) };
  const to = args["to"];
  const target = typeof to === "object" ? to : undefined;
  const said: Words[] = [];
  if (words.actor !== undefined && game.players.sessionOf(actor))
    said.push({ viewers: [actor], text: fill(words.actor, values) });
  const add = (viewers: readonly Entity[], template: string | undefined): void => {
    if (template === undefined || viewers.length === 0) return;
    for (const group of perceived(game, viewers, values))
      said.push({ viewers: group.viewers, text: fill(template, group.values) });
  };
  if (target) add(played(game, [target]), words.to);
  const rest = played(game, game.placeOf(actor).sources(ContainedIn));
  add(
    rest.filter((one) => one !== actor && one !== target),
    words.others,
  );
  return said;
}

function valuesOf(args: DeedArgs): WordValues {
  const values: Record<string, WordValue | undefined> = { ...args };
  const { item, count } = args;
  if (typeof item === "object" && typeof count === "number") values["item"] = { markup: nameOf(item, count) };
  return values;
}
