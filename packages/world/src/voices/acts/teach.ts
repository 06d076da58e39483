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
  hindered(moment) {
    const [lesson] = asked(moment);
    return (
      lesson && wouldRefuse(moment.game, learn, moment.speaker, { skill: lesson.name, from: moment.npc })
    );
  },
});

interface Lesson {
  slug: string;
  name: string;
  price: number;
}

function lessons(moment: Moment): Lesson[] {
  const { game, npc, speaker } = moment;
  return asked(moment).filter(({ name }) => !wouldRefuse(game, learn, speaker, { skill: name, from: npc }));
}

/** What it teaches and the speaker asks for, whether they may have it or not. */
function asked({ game, npc, heard }: Moment): Lesson[] {
  const line = heard.text.toLowerCase();
  if (!ASKS_TO_LEARN.test(line) || !isPlain(line)) return [];
  const spoken = spokenIn(line);
  const isAsked = (name: string): boolean =>
    name
      .toLowerCase()
      .split(" ")
      .every((word) => formsOf(word).some((form) => spoken.has(form)));
  return (npc.get(Teacher)?.skills ?? []).flatMap((slug) => {
    const rule = game.rules.skills[slug];
    if (!rule || !isAsked(rule.name)) return [];
    return [{ slug, name: rule.name, price: rule.price }];
  });
}

/** As one may ask for it: 'swim' for 'swimming', 'a knife' for 'knives'. */
function formsOf(word: string): string[] {
  const stem = /^(.{3,})ing$/.exec(word)?.[1];
  if (stem === undefined) return [...spokenIn(word)];
  return [word, stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")];
}
