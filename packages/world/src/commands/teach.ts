import { escapeMarkup } from "@wyldlands/protocol";
import { channelsFor } from "../channels/channels.ts";
import { Name, Room } from "../components/index.ts";
import { nearest } from "../content/nearest.ts";
import { rightsOf } from "../permissions/rights.ts";
import type { CommandContext } from "./command.ts";
import { directionOf } from "./directions.ts";
import type { Registry } from "./registry.ts";
import { splitLine } from "./split-line.ts";
import { candidates } from "./scopes.ts";

/** What people type who come from elsewhere, or from nowhere: what does it here. Only words that are no command. */
const ELSEWHERE: readonly [words: string, hint: string][] = [
  [
    "talk speak chat ask answer greet hello hi hey greetings",
    "To speak, SAY it: <command>SAY HELLO</command>. Whoever is here hears you.",
  ],
  ["yes no ok okay thanks please", "To speak, SAY it: <command>SAY YES</command>."],
  [
    "left right forward forwards back backward backwards ahead straight",
    "The ways here are points of the compass: <command>EXITS</command> lists them, and NORTH, or N, walks one.",
  ],
  ["travel move head step proceed", "To walk, type the way alone: <command>NORTH</command>, or N."],
  ["save", "Everything you do is kept as you do it: there is nothing to save."],
  [
    "exit logoff bye goodbye",
    "<command>OUT</command> walks out of a place; <command>QUIT</command> leaves the game.",
  ],
  ["clear cls", "Your client clears the screen; <command>LOOK</command> fills it again."],
  ["wait pause", "Time passes by itself: read, and type when you like."],
  ["grab obtain fetch", "To take a thing, <command>GET</command> it."],
  [
    "inspect study observe watch view see",
    "<command>LOOK</command> at it, or <command>EXAMINE</command> it.",
  ],
  ["stats status sheet hp health attributes stat", "<command>SCORE</command> tells how you are."],
  ["wearing worn gear armour armor", "<command>EQUIPMENT</command> lists what you wear."],
  ["skill spell spells abilities", "<command>SKILLS</command> lists what you can do."],
  ["hit fight strike stab punch", "To fight, <command>ATTACK</command>. CONSIDER first whether you should."],
  ["yell scream", "<command>SHOUT</command> if it must be heard far off, SAY if not."],
  [
    "what where why how when is can",
    "Nobody answers questions typed like that. <command>HELP</command> explains the game; <command>SAY</command> asks whoever is here.",
  ],
  ["i'm i am you", "Type what you do, verb first: <command>LOOK</command>, GET ROPE, NORTH."],
];

/** Of a word that is no command: what was likely meant. */
export function teach(context: CommandContext, registry: Registry, line: string): void {
  const { game, session } = context;
  const { word, rest } = splitLine(line);
  if (directionOf(word) !== undefined) {
    context.tell(`<hint>To walk, type ${word.toUpperCase()} and nothing after it.</hint>`);
    return;
  }
  const role = rightsOf(session);
  const elsewhere = ELSEWHERE.find(([words]) => words.split(" ").includes(word))?.[1];
  const advice =
    elsewhere ??
    thingHere(context, word, rest) ??
    meant(word, [
      ...registry.ordered(role),
      ...channelsFor(game, role).map(({ id }) => id),
      ...Object.keys(game.rules.socials),
    ]);
  context.tell(`<error>There is no command '${escapeMarkup(word)}'.</error> <hint>${advice}</hint>`);
}

function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === undefined ? "HELP lists what you can do." : `Did you mean ${near.toUpperCase()}?`;
}

/** Somebody typed the name of what is here, and nothing to do with it. */
function thingHere({ game, actor }: CommandContext, word: string, rest: string): string | undefined {
  if (rest !== "" || word.length < 3) return undefined;
  const details = game.placeOf(actor).get(Room)?.details ?? {};
  const here =
    Object.hasOwn(details, word) ||
    candidates(game, actor, "near").some((one) => one.get(Name)?.keywords.includes(word) === true);
  return here
    ? `Say what to do with it, verb first: <command>LOOK ${escapeMarkup(word.toUpperCase())}</command>.`
    : undefined;
}
