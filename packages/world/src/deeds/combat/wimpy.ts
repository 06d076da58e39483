import { Wimpy } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

const MOST = 90;

/** Sets the share of one's health below which one flees by oneself; 0 or `off`: never. Without a number, says it. */
export const wimpy = defineDeed<{ percent?: string | undefined }>({
  name: "wimpy",
  check({ percent }) {
    if (percent === undefined || percent === "off") return undefined;
    const number = Number(percent.replace(/%$/, ""));
    return Number.isInteger(number) && number >= 0 && number <= MOST
      ? undefined
      : refuse("A number from 0 to {most}, please: so many percent of your health.", { most: MOST });
  },
  perform({ percent }, { actor, show }) {
    if (percent !== undefined) {
      const set = percent === "off" ? 0 : Number(percent.replace(/%$/, ""));
      if (set === 0 && actor.has(Wimpy)) actor.remove(Wimpy);
      else if (set > 0) actor.add(Wimpy({ percent: set }));
    }
    const now = actor.get(Wimpy)?.percent ?? 0;
    show(
      [actor],
      now === 0
        ? "You stand until you drop. <hint>WIMPY 30 makes you flee below 30 percent of your health.</hint>"
        : "You flee below {now} percent of your health. <hint>WIMPY OFF ends that.</hint>",
      { now },
    );
  },
  commands: [
    {
      name: "wimpy",
      forms: ["wimpy", "wimpy <percent:word>"],
      usage:
        "WIMPY 30 makes you flee below 30 percent of your health; WIMPY OFF ends that; WIMPY alone tells it.",
      help: "Makes you flee by yourself when your health falls below so many percent: wimpy 30. wimpy off ends that.",
      position: "sleeping",
      instant: true,
    },
  ],
});
