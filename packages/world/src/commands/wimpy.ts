import { WIMPY, type Preferences } from "../sessions/preferences.ts";
import { defineCommand } from "./command.ts";

/** As `settings` says it. */
export function wimpyWords({ wimpy: wish }: Pick<Preferences, "wimpy">): string {
  if (wish === null) return "You stand until you drop.";
  return "points" in wish
    ? `You flee below ${wish.points} points of health.`
    : `You flee below ${wish.percent} percent of your health.`;
}

/** Below how much health one flees by oneself. */
export const wimpy = defineCommand(
  {
    name: "wimpy",
    forms: ["wimpy", "wimpy <least:word>", "wimpy <least:word> <unit:word>"],
    usage:
      "WIMPY 30 or WIMPY 30% is a share of your health, WIMPY 12 POINTS is so much of it; WIMPY OFF ends it.",
    help: "Makes you flee by yourself when your health falls below so many percent, or points: wimpy 30, wimpy 12 points. wimpy off ends that. It goes for every character of yours.",
    instant: true,
    position: "sleeping",
  },
  ({ session, services, tell }, rest) => {
    if (rest !== "") {
      const wish = readWish(rest.toLowerCase());
      if (wish === undefined) {
        tell(
          `<error>That is no measure of health.</error> <hint>Type a number from 0 to ${WIMPY.percent}, which are percent; or points, up to ${WIMPY.points}: WIMPY 12 POINTS.</hint>`,
        );
        return;
      }
      services.prefer(session, { ...session.preferences, wimpy: wish });
    }
    const { preferences } = session;
    const how =
      preferences.wimpy === null
        ? "WIMPY 30 makes you flee below 30 percent of your health, WIMPY 12 POINTS below 12 points."
        : "WIMPY OFF ends that.";
    tell(`${wimpyWords(preferences)} <hint>${how}</hint>`);
  },
);

/** Undefined: it is none. */
function readWish(text: string): Preferences["wimpy"] | undefined {
  if (text === "off" || text === "none") return null;
  const [, digits = "", unit = ""] = /^(\d{1,4})\s*(%|percent|points?|hp)?$/.exec(text) ?? [];
  if (digits === "") return undefined;
  const number = Number(digits);
  if (number === 0) return null;
  if (unit.startsWith("point") || unit === "hp")
    return number <= WIMPY.points ? { points: number } : undefined;
  return number <= WIMPY.percent ? { percent: number } : undefined;
}
