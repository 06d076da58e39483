import { escapeMarkup } from "@wyldlands/protocol";
import type { Entity } from "@wyldlands/ecs";
import { Character, ContainedIn, Description, Errand, Portable, Room } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import { countOf, nameOf } from "../views/names.ts";
import { roomView } from "../views/room-view.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { directionOf } from "./directions.ts";
import { candidates } from "./resolve.ts";
import { parseSelector, select } from "./selector.ts";

/** Shows the room, a thing, a being, a detail of the room, or what lies in a direction. */
export const look = defineCommand(
  {
    name: "look",
    aliases: ["l"],
    forms: ["look", "look <what:near>"],
    usage: "Look at what?",
    help: "Shows where you are, or something in it: look, look bell, look 2.mug, look north.",
  },
  (context, rest) => {
    const { game, actor, tell } = context;
    const what = rest.replace(/^(?:at|in|into)\s+/i, "").replace(/^the\s+/i, "");
    if (what === "") tell(roomView(game, actor, game.placeOf(actor)));
    else tell(lookAt(context, what));
  },
);

/** The same, with a thing's weight. */
export const examine = defineCommand(
  {
    name: "examine",
    aliases: ["x"],
    forms: ["examine <what:near>"],
    usage: "Examine what? For example EXAMINE BELL. LOOK shows what there is.",
    help: "Looks at something closely: examine rope tells its weight as well.",
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
    context.tell(lookAt(context, what) + (thing ? weight(thing) : ""));
  },
);

function find({ game, actor }: CommandContext, what: string): Entity | undefined {
  const selector = parseSelector(what);
  return selector ? select(selector, candidates(game, actor, "near"))[0]?.entity : undefined;
}

function lookAt(context: CommandContext, what: string): string {
  const { game, actor } = context;
  if (/^(?:me|self|myself)$/i.test(what)) return lookAtSelf(actor);
  const thing = find(context, what);
  if (thing?.has(Character)) return lookAtBeing(thing);
  if (thing) {
    const errand = thing.get(Errand);
    const many = countOf(thing) > 1 ? `${capitalise(nameOf(thing))}. ` : "";
    return `${many}${thing.get(Description)?.look ?? ""}${errand ? `\n<hint>${errand.ask}</hint>` : ""}`;
  }
  const room = game.placeOf(actor).need(Room);
  const detail = detailOf(room.details, what.toLowerCase());
  if (detail !== undefined) return detail;
  const direction = directionOf(what);
  if (direction) {
    const next = game.room(room.exits[direction] ?? "");
    return next ? `That way lies ${nameOf(next)}.` : `There is no way ${direction} from here.`;
  }
  return `You see no '${escapeMarkup(what)}' here. <hint>Look at what the text names, or type LOOK alone.</hint>`;
}

/** A detail by its keyword, by the last of several words, or by a beginning of three letters. */
function detailOf(details: Readonly<Record<string, string>>, what: string): string | undefined {
  const own = (key: string): string | undefined => (Object.hasOwn(details, key) ? details[key] : undefined);
  const exact = own(what) ?? own(what.split(/\s+/).at(-1) ?? "");
  if (exact !== undefined || what.length < 3) return exact;
  const key = Object.keys(details).find((name) => name.startsWith(what));
  return key === undefined ? undefined : details[key];
}

function lookAtBeing(being: Entity): string {
  const description = being.get(Character)?.description ?? "";
  const seen =
    description === ""
      ? `${capitalise(nameOf(being))} looks like many who pass through the harbour.`
      : escapeMarkup(description);
  const things = being.sources(ContainedIn).length;
  return `${capitalise(nameOf(being))}\n${seen}${things > 0 ? "\nTheir pockets are not empty." : ""}`;
}

function lookAtSelf(self: Entity): string {
  const description = self.get(Character)?.description ?? "";
  if (description !== "") return `${nameOf(self)}\n${escapeMarkup(description)}`;
  return "You look like many who pass through the harbour. <hint>DESCRIBE changes that.</hint>";
}

function weight(thing: Entity): string {
  const portable = thing.get(Portable);
  if (!portable || portable.fixed !== undefined || portable.grams === 0) return "";
  const many = countOf(thing);
  const grams = portable.grams * many;
  return `\n${many === 1 ? "It weighs" : "Together they weigh"} about ${grams < 1_000 ? `${grams} grams` : `${(grams / 1_000).toFixed(1)} kilograms`}.`;
}
