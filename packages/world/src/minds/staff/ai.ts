import { escapeMarkup } from "@wyldlands/protocol";
import type { Entity } from "@wyldlands/ecs";
import { defineCommand, turnDown, type CommandContext } from "../../commands/command.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { plainName } from "../../views/names.ts";
import { MEMORY_VERBS } from "../../memory/staff/memory-verbs.ts";
import { holdMind } from "./hold-mind.ts";
import { pathWords } from "./path-words.ts";
import { findMinds, mindReport } from "./report.ts";
import { findVoice } from "../../voices/staff/find-voice.ts";
import { tellUsage } from "../../voices/books/usage-command.ts";
import { voiceWords } from "../../voices/staff/voice-words.ts";
import { whyWords } from "./why-words.ts";

const USAGE =
  "AI WHY GARR, AI VOICE HESPER, AI WATCH GARR, AI UNWATCH, AI STEP GARR, AI PAUSE GARR, AI RESUME GARR, AI USAGE, AI PATHS, AI PATHS CLEAR, AI MEMORY HESPER, AI FORGET ANA, AI RUMOUR TRACE BELL, or AI RUMOUR ERASE and its id.";

/** What goes on in the minds of those who live here, and holding one of them. */
export const ai = defineCommand(
  staffCommand({
    name: "ai",
    permission: "minds",
    forms: [
      "ai why <npc:text>",
      "ai voice <npc:text>",
      "ai watch <npc:text>",
      "ai unwatch",
      "ai unwatch <npc:text>",
      "ai step <npc:text>",
      "ai pause <npc:text>",
      "ai resume <npc:text>",
      "ai usage",
      "ai usage <days:number>",
      "ai paths",
      "ai paths clear",
      "ai memory <npc:text>",
      "ai forget <player:text>",
      "ai rumour trace <words:text>",
      "ai rumour erase <words:text>",
    ],
    usage: USAGE,
    help: "AI WHY GARR tells what Garr is after and why: goals, plan, plans that lost, what it believes and from whom, needs, its tree. AI VOICE HESPER tells how Hesper came to say what she said last: how the line was understood, what she goes by and keeps to herself, and by what model. AI WATCH GARR tells you whenever it changes its mind, until AI UNWATCH. AI PAUSE GARR holds it, AI STEP GARR has it think once, AI RESUME GARR lets it go on. AI USAGE tells what models were asked and what that cost, AI USAGE 30 of the last thirty days. AI PATHS tells how ways are found, AI PATHS CLEAR forgets what is remembered of them. AI MEMORY HESPER tells what she remembers, how strongly, from whom, and to whom she has told it. AI RUMOUR TRACE BELL tells how a story went from mind to mind, AI RUMOUR ERASE and its id takes it out of all of them, and AI FORGET ANA has Ana forgotten by everybody; these two are for who may see to names.",
  }),
  (context, rest) => {
    const [word = "", ...others] = rest.split(/\s+/);
    const text = others.join(" ");
    const verb = word.toLowerCase();
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!run) return turnDown(context, USAGE);
    return run(context, text);
  },
);

const VERBS: Readonly<Record<string, (context: CommandContext, text: string) => void>> = {
  ...MEMORY_VERBS,
  why: withMind((context, being) => {
    const report = mindReport(context.game, context.services.desk.minds.thinker, being);
    if (!report) return turnDown(context, "That one lives by an archetype that the rules do not know.");
    const voice = voiceWords(context.services.desk.voices.traces.of(being), context.game.clock.now());
    return context.tell(voice === "" ? whyWords(report) : `${whyWords(report)}\n${voice}`);
  }),
  voice: (context, text) => {
    const { game, actor, services, tell } = context;
    if (text === "") return turnDown(context, USAGE);
    const npc = findVoice(game, actor, text);
    if (!npc) return turnDown(context, `Nobody who lives here and talks is called '${escapeMarkup(text)}'.`);
    context.subject = plainName(npc);
    const words = voiceWords(services.desk.voices.traces.of(npc), game.clock.now());
    const none = `${escapeMarkup(plainName(npc))} has said nothing since this world's process began.`;
    return tell(words === "" ? none : words);
  },
  watch: withMind((context, being) => {
    const { session, services, tell } = context;
    const begun = services.desk.minds.onlookers.begin(being, session);
    const name = escapeMarkup(plainName(being));
    return tell(
      begun
        ? `<system>You read a line each time ${name} changes its mind. AI UNWATCH ends it.</system>`
        : `You look on at ${name} already. <hint>AI UNWATCH ends it.</hint>`,
    );
  }),
  unwatch: (context, text) => {
    const { game, actor, session, services, tell } = context;
    const [being] = text === "" ? [] : findMinds(game, actor, text);
    if (text !== "" && !being) return turnDown(context, unknown(text));
    const ended = services.desk.minds.onlookers.end(session, being);
    return tell(
      ended.length === 0
        ? "You look on at no mind. <hint>AI WATCH GARR begins it.</hint>"
        : "<system>You look on no longer.</system>",
    );
  },
  step: withMind((context, being) => {
    const { game, services, tell } = context;
    const { minds } = services.desk;
    minds.step(being);
    const report = mindReport(game, minds.thinker, being);
    const name = escapeMarkup(plainName(being));
    const now =
      report?.goal === undefined
        ? "nothing that it could do"
        : `${report.goal}: ${report.plan.join(", then ")}`;
    const last =
      report?.last === undefined ? "" : ` What came of its last step: ${report.last.replace(/\.$/, "")}.`;
    return tell(
      `<system>${name} has thought once. It wants ${escapeMarkup(now)}.${escapeMarkup(last)}</system>`,
    );
  }),
  pause: withMind((context, npc) => hold(context, npc, "held")),
  resume: withMind((context, npc) => hold(context, npc, "free")),
  usage: tellUsage,
  paths: (context, text) => {
    const { routes } = context.services.desk.minds.thinker;
    if (text.toLowerCase() === "clear") {
      routes.clear();
      return context.tell("<system>What was remembered of ways is forgotten.</system>");
    }
    return text === "" ? context.tell(pathWords(routes.stats)) : turnDown(context, USAGE);
  },
};

function withMind(run: (context: CommandContext, being: Entity) => void) {
  return (context: CommandContext, text: string): void => {
    if (text === "") return turnDown(context, USAGE);
    const [being] = findMinds(context.game, context.actor, text);
    if (!being) return turnDown(context, unknown(text));
    context.subject = plainName(being);
    return run(context, being);
  };
}

function hold(context: CommandContext, npc: Entity, state: "held" | "free"): void {
  const refusal = context.services.act(context.actor, holdMind, { npc, state });
  if (refusal !== undefined) turnDown(context, refusal);
}

function unknown(text: string): string {
  return `Nobody in the world who lives by a mind of its own is called '${escapeMarkup(text)}'.`;
}
