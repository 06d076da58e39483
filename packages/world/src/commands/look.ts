import { escapeMarkup } from "@wyldlands/protocol";
import type { Entity } from "@wyldlands/ecs";
import { woundsView } from "../combat/wounds-view.ts";
import { Character, Container, Description, Name, Portable } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { looseOf } from "../items/worn.ts";
import { markOf } from "../quests/matters.ts";
import { errandWords } from "../quests/errands.ts";
import { bearingView } from "../views/bearing-view.ts";
import { nameOf } from "../views/names.ts";
import { detailsNow } from "../views/room-states.ts";
import { roomView } from "../views/room-view.ts";
import { blinded } from "../views/sight.ts";
import { contentsView, examination, thingView } from "../views/thing-view.ts";
import { doorsOf, doorView, wayView } from "../views/way-view.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { directionOf } from "./directions.ts";
import { candidates } from "./scopes.ts";
import { parseSelector, select } from "./selector.ts";

/** Shows the room, a thing, a being, a detail of the room, or what lies in a direction. */
export const look = defineCommand(
  {
    name: "look",
    aliases: ["l"],
    forms: ["look", "look <what:near>", "look in <container:near>"],
    usage: "Look at what?",
    help: "Shows where you are, or something in it: look, look bell, look 2.mug, look in sack, look north.",
  },
  (context, rest) => {
    const { game, actor, tell } = context;
    const what = rest.replace(/^(?:at|in|into|inside)\s+/i, "").replace(/^the\s+/i, "");
    const inside = /^(?:in|into|inside)\s/i.test(rest) ? find(context, what) : undefined;
    if (inside?.has(Container)) tell(contentsView(inside));
    else if (what === "") tell(roomView(game, actor, game.placeOf(actor)));
    else tell(lookAt(context, what));
  },
);

/** The same, with what sort of thing it is, its weight and its worth. */
export const examine = defineCommand(
  {
    name: "examine",
    aliases: ["x"],
    forms: ["examine <what:near>"],
    usage: "Examine what? For example EXAMINE BELL. LOOK shows what there is.",
    help: "Looks at something closely: examine rope tells what it is for, its weight and what it might fetch.",
  },
  (context, rest) => {
    const what = rest.replace(/^the\s+/i, "");
    if (what === "") {
      context.tell(
        "Examine what? For example <command>EXAMINE BELL</command>. <command>LOOK</command> shows what there is.",
      );
      return;
    }
    const thing = find(context, what);
    const unseen = blinded(context.game, context.actor) !== undefined;
    const more = thing?.has(Portable) && !unseen ? examination(context.game, thing) : "";
    context.tell(lookAt(context, what) + (more === "" ? "" : `\n${more}`));
  },
);

function find({ game, actor }: CommandContext, what: string): Entity | undefined {
  const selector = parseSelector(what);
  return selector ? select(selector, candidates(game, actor, "near"))[0]?.entity : undefined;
}

function lookAt(context: CommandContext, what: string): string {
  const { game, actor } = context;
  if (/^(?:me|self|myself)$/i.test(what)) return lookAtSelf(game, actor);
  const thing = find(context, what);
  // What one carries is known by touch; to see what it is like takes light.
  if (thing) {
    const why = blinded(game, actor);
    if (why) return why.words;
  }
  if (thing?.has(Character)) return lookAtBeing(game, thing);
  if (thing?.has(Portable)) return thingView(thing);
  if (thing) {
    const errand = errandWords(game, actor, thing);
    const parts = [thing.get(Description)?.look ?? "", bearingView(game, thing), woundsView(game, thing)];
    if (errand !== undefined) parts.push(`<hint>${errand}</hint>`);
    const mark = markOf(game, actor, thing);
    if (mark !== "")
      parts.push(
        `<hint>${capitalise(nameOf(thing))} ${mark}: <command>talk ${keywordOf(thing)}</command>.</hint>`,
      );
    return parts.filter((part) => part !== "").join("\n");
  }
  const selector = parseSelector(what);
  const door = selector && select(selector, doorsOf(game, actor))[0]?.entity;
  if (door) return doorView(door);
  const direction = directionOf(what);
  const why = blinded(game, actor);
  if (why && !direction) return why.words;
  const detail = why ? undefined : detailOf(detailsNow(game, actor, game.placeOf(actor)), what.toLowerCase());
  if (detail !== undefined) return detail;
  if (direction) return wayView(game, actor, direction);
  return `You see no '${escapeMarkup(what)}' here. <hint>Look at what the text names, or type LOOK alone.</hint>`;
}

/** A word that means the being and is likely to mean no other. */
function keywordOf(being: Entity): string {
  return escapeMarkup(being.get(Name)?.keywords[0] ?? "them");
}

/** A detail by its keyword, by the last of several words, or by a beginning of three letters. */
function detailOf(details: Readonly<Record<string, string>>, what: string): string | undefined {
  const own = (key: string): string | undefined => (Object.hasOwn(details, key) ? details[key] : undefined);
  const exact = own(what) ?? own(what.split(/\s+/).at(-1) ?? "");
  if (exact !== undefined || what.length < 3) return exact;
  const key = Object.keys(details).find((name) => name.startsWith(what));
  return key === undefined ? undefined : details[key];
}

function lookAtBeing(game: Game, being: Entity): string {
  const description = being.get(Character)?.description ?? "";
  const seen =
    description === ""
      ? `${capitalise(nameOf(being))} looks like many who pass through the harbour.`
      : escapeMarkup(description);
  const pockets = looseOf(being).length > 0 ? "Their pockets are not empty." : "";
  return [capitalise(nameOf(being)), seen, bearingView(game, being), woundsView(game, being), pockets]
    .filter((line) => line !== "")
    .join("\n");
}

function lookAtSelf(game: Game, self: Entity): string {
  const description = self.get(Character)?.description ?? "";
  const bearing = bearingView(game, self);
  const seen =
    description === ""
      ? "You look like many who pass through the harbour. <hint>DESCRIBE changes that.</hint>"
      : `${nameOf(self)}\n${escapeMarkup(description)}`;
  return bearing === "" ? seen : `${seen}\n${bearing}`;
}
