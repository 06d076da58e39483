import type { Entity } from "@wyldlands/ecs";
import { levelOf } from "../../bodies/body.ts";
import { mostOf, vitalOf } from "../../bodies/vitals.ts";
import { roundsToFell } from "../../combat/odds.ts";
import { mayHarm } from "../../combat/may-attack.ts";
import { healthWords } from "../../combat/strike-words.ts";
import { defineDeed } from "../deed.ts";
import { company } from "../refusals.ts";

/** Weighs somebody up: what a fight with bare strikes would likely come to. Nobody notices. */
export const consider = defineDeed<{ to: Entity }>({
  name: "consider",
  check: ({ to }, { game, actor }) => company(actor, to) ?? mayHarm(game, actor, to),
  perform({ to }, { game, actor, show }) {
    const mine = roundsToFell(game, actor, to);
    const theirs = roundsToFell(game, to, actor);
    const share = vitalOf(game, to, "health") / mostOf(game, to, "health");
    show(
      [actor],
      `{to} is of level {level} to your {own}, and ${healthWords(share)}. ${verdict(mine, theirs)}`,
      {
        to,
        level: levelOf(to),
        own: levelOf(actor),
      },
    );
  },
  commands: [
    {
      name: "consider",
      aliases: ["con"],
      forms: ["consider <to:beings>"],
      usage: "Consider whom? For example CONSIDER RAT, before you ATTACK RAT.",
      help: "Weighs somebody up before a fight: its level, how hurt it is, and how a fight would likely end.",
      position: "sitting",
      instant: true,
    },
  ],
});

/** By how many times longer the other would take: the first whose bound is reached. */
const VERDICTS: readonly (readonly [least: number, words: string])[] = [
  [3, "You would hardly notice."],
  [1.7, "You should win that."],
  [1.2, "You would more likely win than not."],
  [0.85, "It could go either way."],
  [0.55, "You would more likely lose."],
  [0.3, "You would lose."],
  [0, "You would not last."],
];

function verdict(mine: number, theirs: number): string {
  const words = VERDICTS.find(([least]) => theirs / mine >= least)?.[1] ?? "";
  const rounds = Math.round(Math.min(mine, theirs));
  return `${words} It would take about ${rounds} ${rounds === 1 ? "round" : "rounds"}.`;
}
