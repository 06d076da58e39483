import { Refusal, type Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { levelOf } from "../../bodies/body.ts";
import { findRule } from "../../bodies/find-rule.ts";
import { able } from "../../bodies/posture.ts";
import { knowSkill } from "../../bodies/skills.ts";
import { Body, Character, Teacher } from "../../components/index.ts";
import { capitalise, list, withArticle } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { cannotTeach, teachersHere } from "./teachers.ts";

/** Rank of what a calling knows from the start. */
const FROM_THE_START = 10;

/** Says what one is, as it is typed: one's folk, or one's calling. Alone it lists what there is. */
export const choose = defineDeed<{ folk?: string; calling?: string }>({
  name: "choose",
  check({ folk, calling }, context) {
    if (folk !== undefined) return chooseFolk.check?.({ folk }, context);
    if (calling !== undefined) return chooseCalling.check?.({ calling }, context);
    return undefined;
  },
  perform({ folk, calling }, context) {
    if (folk !== undefined) return chooseFolk.perform({ folk }, context);
    if (calling !== undefined) return chooseCalling.perform({ calling }, context);
    const { game, actor, show } = context;
    show([actor], "{lists}", { lists: { markup: `${folkList(game)}\n${callingList(game)}` } });
    return undefined;
  },
  commands: [
    {
      name: "choose",
      position: "resting",
      forms: [
        "choose",
        "choose folk <folk:text>",
        "choose calling <calling:text>",
        "choose folk",
        "choose calling",
      ],
      usage: "Choose what? For example CHOOSE FOLK ISLANDER. CHOOSE alone lists what there is.",
      help: "Says what you are: choose folk islander (at level 1), choose calling deckhand (beside one who takes you).",
    },
  ],
});

/** A newcomer says what folk it is of, while it is of the first level. */
export const chooseFolk = defineDeed<{ folk: string }>({
  name: "choose-folk",
  check({ folk }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? grown(actor);
    if (unable) return unable;
    const slug = folkOf(game, folk);
    if (slug === undefined)
      return refuse("There are no '{folk}' here. <hint>CHOOSE FOLK lists who there is.</hint>", { folk });
    return actor.get(Body)?.folk === slug ? refuse("That is what you are.") : undefined;
  },
  perform({ folk }, { game, actor, show }) {
    const slug = folkOf(game, folk) ?? "";
    const rule = game.rules.folk[slug];
    if (!rule) return;
    actor.edit(Body).folk = slug;
    const name = withArticle(rule.name);
    show([actor], "You are {name}, and always were. {about}", { name, about: rule.about });
    show(game.witnesses(actor), "You look at {actor} again: {name}, of course.", { actor, name });
  },
});

/** One without a calling takes one up, beside somebody who takes newcomers into it: its skills, and the things that go with it. */
export const chooseCalling = defineDeed<{ calling: string }>({
  name: "choose-calling",
  check({ calling }, { game, actor }) {
    const unable = able(game, actor, "standing") ?? busy(actor);
    if (unable) return unable;
    const own = actor.get(Body)?.calling;
    if (own !== undefined)
      return refuse("You are {own}, and that is for life.", { own: callingName(game, own) });
    const slug = findRule(game.rules.callings, calling);
    if (slug === undefined)
      return refuse("There is no such calling. <hint>CHOOSE CALLING lists them.</hint>");
    const teacher = teacherOf(game, actor, slug);
    return teacher instanceof Refusal ? teacher : undefined;
  },
  perform({ calling }, context) {
    const { game, actor } = context;
    const slug = findRule(game.rules.callings, calling) ?? "";
    const teacher = teacherOf(game, actor, slug);
    return teacher instanceof Refusal ? teacher : takeUp(context, slug, teacher);
  },
});

function takeUp({ game, actor, show }: DeedContext, slug: string, teacher: Entity): void {
  const rule = game.rules.callings[slug];
  if (!rule) return;
  actor.edit(Body).calling = slug;
  const name = callingName(game, slug);
  for (const skill of rule.knows) knowSkill(actor, skill, FROM_THE_START);
  show([actor], "{teacher} looks you over, and nods. You are {name} from now on. {about}", {
    teacher,
    name,
    about: rule.about,
  });
  show(
    game.witnesses(actor).filter((one) => one !== teacher),
    "{teacher} looks {actor} over, and nods: {name}.",
    { teacher, actor, name },
  );
  const names = rule.knows.map((skill) => game.rules.skills[skill]?.name ?? skill);
  if (names.length > 0)
    show([actor], "<hint>You know {names}. SKILLS lists them.</hint>", { names: list(names) });
  for (const id of rule.kit) {
    const thing = game.spawnThing(id, 1, actor);
    show([actor], "{teacher} gives you {thing}.", { teacher, thing });
  }
  if (rule.kit.length > 0) show([actor], "<hint>WEAR ALL puts it on, WIELD takes a weapon in hand.</hint>");
}

function grown(actor: Entity): Refusal<string> | undefined {
  if (!actor.has(Character) || !actor.has(Body)) return refuse("You are what you are.");
  return levelOf(actor) > 1 ? refuse("People know by now what you are.") : undefined;
}

function folkOf(game: Game, typed: string): string | undefined {
  return findRule(game.rules.folk, typed, (slug) => game.rules.folk[slug]?.playable === true);
}

function teacherOf(game: Game, actor: Entity, calling: string): Entity | Refusal<string> {
  const teacher = teachersHere(game, actor).find((one) => one.need(Teacher).callings.includes(calling));
  if (!teacher)
    return refuse("Nobody here takes you on as {name}. <hint>HELP TEACHERS tells where they are.</hint>", {
      name: callingName(game, calling),
    });
  return cannotTeach(game, teacher) ?? teacher;
}

/** With its article. */
function callingName(game: Game, slug: string): string {
  return withArticle(game.rules.callings[slug]?.name ?? slug);
}

function folkList(game: Game): string {
  const playable = Object.values(game.rules.folk).filter((one) => one.playable);
  return [
    "You may be of these folk, while you are new:",
    ...playable.map(({ name, about }) => `  <command>choose folk ${name}</command>: ${capitalise(about)}`),
  ].join("\n");
}

function callingList(game: Game): string {
  const all = Object.values(game.rules.callings);
  if (all.length === 0) return "Nobody has a calling here.";
  return [
    "These are the callings. One who follows it takes you on:",
    ...all.map(({ name, about }) => `  <command>choose calling ${name}</command>: ${capitalise(about)}`),
  ].join("\n");
}
