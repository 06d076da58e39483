import { Teacher } from "../../components/index.ts";
import { learn } from "../../deeds/body/learn.ts";
import { refuse } from "../../deeds/refusals.ts";
import { isPlain, spokenIn } from "./consent.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { coinsIn, nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

const ASKS_TO_LEARN = /\b(?:teach|learn|lesson|train|show me how|instruct|practise|practice)\b/;

/** Gives the speaker the lesson that they ask for, at its price: the deed `learn`, done by the speaker. */
export const teach = defineVoiceAct({
  verb: "teach",
  consent: "speaker",
  legal: (moment) =>
    lessons(moment).map(({ slug, name, price }) => ({
      arg: slug,
      about: `teach ${nameIn(moment.speaker)} ${name} for ${coinsIn(moment.game, price, moment.npc)} (asked for)`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const lesson = lessons(moment).find(({ slug }) => slug === arg);
    if (!lesson) return refuse("{npc} does not teach you that.", { npc });
    return within(context, learn, speaker, { skill: lesson.name, from: npc });
  },
});

function lessons({ game, npc, speaker, heard }: Moment): { slug: string; name: string; price: number }[] {
  const line = heard.text.toLowerCase();
  if (!ASKS_TO_LEARN.test(line) || !isPlain(line)) return [];
  const spoken = spokenIn(line);
  const isAsked = (name: string): boolean =>
    name
      .toLowerCase()
      .split(" ")
      .every((word) => spoken.has(word));
  return (npc.get(Teacher)?.skills ?? []).flatMap((slug) => {
    const rule = game.rules.skills[slug];
    if (!rule || !isAsked(rule.name)) return [];
    const { name, price } = rule;
    return wouldRefuse(game, learn, speaker, { skill: name, from: npc }) ? [] : [{ slug, name, price }];
  });
}
