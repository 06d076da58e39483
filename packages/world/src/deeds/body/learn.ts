import { Refusal, type Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { findRule } from "../../bodies/find-rule.ts";
import { able } from "../../bodies/posture.ts";
import { knowSkill, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Experience, Teacher } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { rankAfterLesson, TAUGHT_AT_MOST } from "../../rules/formulas/learning.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { company, refuse } from "../refusals.ts";
import { cannotTeach, teachersHere, unfit, unfitNote } from "./teachers.ts";

/**
 * A lesson: the actor pays the teacher what it asks, spends one lesson, and knows the skill from then on, or knows it better.
 * `skill` is as it is typed; without it, what is taught here is listed. `from`: without it, whoever here teaches it.
 */
export const learn = defineDeed<{ skill?: string; from?: Entity }>({
  name: "learn",
  check({ skill, from }, { game, actor }) {
    if (skill === undefined)
      return able(game, actor, "resting") ?? (from ? company(actor, from) : nobody(game, actor));
    const plan = planOf(game, actor, skill, from);
    return plan instanceof Refusal ? plan : undefined;
  },
  perform({ skill, from }, { game, actor, show, emit }) {
    if (skill === undefined) {
      for (const teacher of from ? [from] : teachersHere(game, actor))
        show([actor], "{offer}", { offer: { markup: offerOf(game, actor, teacher) } });
      return undefined;
    }
    const plan = planOf(game, actor, skill, from);
    if (plan instanceof Refusal) return plan;
    const { slug, teacher, price } = plan;
    const name = game.rules.skills[slug]?.name ?? slug;
    const known = rankOf(actor, slug);
    const rank = rankAfterLesson(known, bonus(game, actor, "intelligence"));
    payCoins(game, actor, price, teacher);
    actor.edit(Experience).lessons -= 1;
    knowSkill(actor, slug, rank);
    const coins = { markup: game.coinName(price) };
    if (price > 0) show([actor], "You count {coins} into the hand of {teacher}.", { coins, teacher });
    show(
      [actor],
      known === 0
        ? "{teacher} shows you {name}, once slowly and once as it should be: {rank} of 100."
        : "{teacher} corrects you twice, and you do better at {name}: {rank} of 100.",
      { teacher, name, rank },
    );
    show(
      game.witnesses(actor).filter((one) => one !== teacher),
      "{teacher} gives {actor} a lesson.",
      { teacher, actor },
    );
    emit({ type: "SkillImproved", entity: actor, skill: slug, rank });
    return undefined;
  },
  commands: [
    {
      name: "learn",
      aliases: ["practise", "practice"],
      forms: [
        "learn",
        "learn from <from:beings>",
        "learn <skill:text> from <from:beings>",
        "learn <skill:text>",
      ],
      usage: "Learn what? LEARN alone lists what is taught here; then, say, LEARN CLUBS FROM BOSUN.",
      help: "Takes a lesson from a teacher: learn (what is taught here), learn clubs, learn mend from sister. It takes a lesson, which each level brings, and coins.",
    },
  ],
});

interface Plan {
  slug: string;
  teacher: Entity;
  price: number;
}

function nobody(game: Game, actor: Entity): Refusal<string> | undefined {
  return teachersHere(game, actor).length > 0
    ? undefined
    : refuse("Nobody here teaches anything. <hint>HELP TEACHERS tells where they are.</hint>");
}

function planOf(game: Game, actor: Entity, typed: string, from: Entity | undefined): Plan | Refusal<string> {
  const unable = able(game, actor, "standing") ?? busy(actor);
  if (unable) return unable;
  const absent = from ? (company(actor, from) ?? cannotTeach(game, from)) : nobody(game, actor);
  if (absent) return absent;
  const teachers = from ? [from] : teachersHere(game, actor).filter((one) => !cannotTeach(game, one));
  const taught = (one: Entity): readonly string[] => one.get(Teacher)?.skills ?? [];
  const slug = findRule(game.rules.skills, typed, (one) =>
    teachers.some((each) => taught(each).includes(one)),
  );
  const teacher = teachers.find((one) => slug !== undefined && taught(one).includes(slug));
  const rule = slug === undefined ? undefined : game.rules.skills[slug];
  if (slug === undefined || !teacher || !rule)
    return refuse("Nobody here teaches '{typed}'. <hint>LEARN alone lists what is taught here.</hint>", {
      typed,
    });
  const unready = unfit(game, actor, rule) ?? enough(game, actor, slug, rule.price, teacher);
  return unready ?? { slug, teacher, price: rule.price };
}

function enough(
  game: Game,
  actor: Entity,
  slug: string,
  price: number,
  teacher: Entity,
): Refusal<string> | undefined {
  const skill = game.rules.skills[slug]?.name ?? slug;
  if (rankOf(actor, slug) >= TAUGHT_AT_MOST)
    return refuse("{teacher} has no more to show you of {skill}: the rest is doing it.", { teacher, skill });
  if ((actor.get(Experience)?.lessons ?? 0) < 1)
    return refuse(
      "Your head is full. <hint>The next level brings new lessons; SCORE shows how far it is.</hint>",
    );
  if (coinsOf(game, actor) >= price) return undefined;
  const coins = { markup: game.coinName(price) };
  return refuse("{teacher} asks {coins} for {skill}, and you have not so much.", { teacher, coins, skill });
}

/** What one teaches, with its price and how far the actor is. */
function offerOf(game: Game, actor: Entity, teacher: Entity): string {
  const lines = (teacher.get(Teacher)?.skills ?? []).flatMap((slug) => {
    const rule = game.rules.skills[slug];
    if (!rule) return [];
    const rank = rankOf(actor, slug);
    const note =
      unfitNote(game, actor, rule) ?? (rank > 0 ? `you: ${Math.floor(rank)} of 100` : "new to you");
    return [`  <command>learn ${rule.name}</command>, ${game.coinName(rule.price)} (${note}): ${rule.about}`];
  });
  const callings = (teacher.get(Teacher)?.callings ?? []).flatMap(
    (slug) => game.rules.callings[slug]?.name ?? [],
  );
  const takes =
    callings.length > 0
      ? [
          `  Takes newcomers as ${callings.map((name) => `<command>choose calling ${name}</command>`).join(", ")}.`,
        ]
      : [];
  const lessons = actor.get(Experience)?.lessons ?? 0;
  return [
    `${plainName(teacher)} teaches:`,
    ...(lines.length > 0 ? lines : ["  nothing by the lesson."]),
    ...takes,
    `You have ${lessons === 1 ? "one lesson" : `${lessons} lessons`} to take.`,
  ].join("\n");
}
