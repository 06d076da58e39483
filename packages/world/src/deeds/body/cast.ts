import { Refusal, type Entity } from "@wyldlands/ecs";
import { beginActivity, busy } from "../../bodies/activity.ts";
import { findRule } from "../../bodies/find-rule.ts";
import { rankOf } from "../../bodies/skills.ts";
import { applyUse, cannotUse } from "../../bodies/use-skill.ts";
import { targetsOf } from "../../bodies/use-targets.ts";
import type { Game } from "../../game.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** `spell`: a slug of the rules. `to`: whom it is cast on; without it, whom the spell finds by itself. */
type Cast = { spell: string; to?: Entity };

/** The end of a casting: what the spell does. Everything is asked again, since time has passed. */
export const invoke = defineDeed<Cast>({
  name: "invoke",
  check: ({ spell, to }, { game, actor }) => cannotCast(game, actor, spell, to),
  perform({ spell, to }, context) {
    const { game, actor } = context;
    const rule = game.rules.skills[spell];
    const targets = rule ? targetsOf(game, actor, rule, to) : refuse("Nothing comes of it.");
    if (targets instanceof Refusal) return targets;
    applyUse(context, spell, targets);
    return undefined;
  },
});

/** Begins a spell: it takes its time, and walking or pain may end it. `spell` is as it is typed. */
export const cast = defineDeed<{ spell?: string; to?: Entity }>({
  name: "cast",
  check({ spell, to }, { game, actor }) {
    const slug = spellOf(game, actor, spell ?? "");
    return slug instanceof Refusal ? slug : (busy(actor) ?? cannotCast(game, actor, slug, to));
  },
  perform({ spell, to }, context) {
    const { game, actor } = context;
    const slug = spellOf(game, actor, spell ?? "");
    if (slug instanceof Refusal) return slug;
    const rule = game.rules.skills[slug];
    const seconds = rule?.use?.takes ?? 0;
    const args: Cast = to ? { spell: slug, to } : { spell: slug };
    if (seconds === 0) return invoke.perform(args, context);
    begin(context, slug);
    beginActivity(context, {
      deed: invoke.name,
      args,
      doing: `casting ${rule?.name ?? slug}`,
      seconds,
      breaksOn: ["move"],
    });
    return undefined;
  },
  commands: [
    {
      name: "cast",
      forms: [
        "cast",
        "cast <spell:text> on <to:beings>",
        "cast <spell:text> at <to:beings>",
        "cast <spell:text> <to:beings>",
        "cast <spell:text>",
      ],
      usage: "Cast what? For example CAST MEND ON ME. SKILLS lists the spells that you know.",
      help: "Casts a spell: cast mend, cast mend on tern, cast spindrift at rat. Without a name it goes to yourself or to your foe.",
    },
  ],
});

/** Casting is seen. */
function begin(context: DeedContext, slug: string): void {
  const { game, actor, show } = context;
  const { actor: own, others } = game.rules.skills[slug]?.use?.words.begin ?? {};
  const name = game.rules.skills[slug]?.name ?? slug;
  show([actor], own ?? "You begin on {spell}.", { actor, spell: name });
  show(game.witnesses(actor), others ?? "{actor} mutters something to nobody.", { actor });
}

function cannotCast(
  game: Game,
  actor: Entity,
  spell: string,
  to: Entity | undefined,
): Refusal<string> | undefined {
  const rule = game.rules.skills[spell];
  if (rule?.kind !== "spell")
    return refuse("You know no such spell. <hint>SKILLS lists what you know.</hint>");
  const unable = cannotUse(game, actor, spell);
  if (unable) return unable;
  const targets = targetsOf(game, actor, rule, to);
  return targets instanceof Refusal ? targets : undefined;
}

/** The spell that is meant: one that the actor knows, before one that it does not. */
function spellOf(game: Game, actor: Entity, typed: string): string | Refusal<string> {
  const { skills } = game.rules;
  const known = Object.keys(skills).filter(
    (slug) => skills[slug]?.kind === "spell" && rankOf(actor, slug) > 0,
  );
  if (typed.trim() === "") {
    if (known.length === 0)
      return refuse("You know no spells. <hint>LEARN shows what somebody here can teach you.</hint>");
    return refuse("Cast what? You know: {spells}.", {
      spells: known.map((slug) => skills[slug]?.name ?? slug).join(", "),
    });
  }
  const slug =
    findRule(skills, typed, (one) => known.includes(one)) ??
    findRule(skills, typed, (one) => skills[one]?.kind === "spell");
  return (
    slug ?? refuse("There is no spell called '{typed}'. <hint>CAST alone lists yours.</hint>", { typed })
  );
}
