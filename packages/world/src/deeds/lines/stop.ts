import { breakActivity } from "../../bodies/activity.ts";
import { Activity, WaitingLines } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Gives up what takes time, and drops the lines that wait for it. */
export const stop = defineDeed({
  name: "stop",
  check: (_args, { actor }) =>
    actor.has(Activity) || actor.has(WaitingLines)
      ? undefined
      : refuse("You are not in the middle of anything."),
  perform(_args, context) {
    const { actor, show } = context;
    const doing = actor.get(Activity)?.doing;
    const waiting = actor.get(WaitingLines)?.length ?? 0;
    if (waiting > 0) actor.remove(WaitingLines);
    breakActivity(context, actor);
    const dropped = waiting === 0 ? "" : " What you meant to do next is forgotten.";
    show([actor], `${doing === undefined ? "You stop." : "You stop {doing}."}${dropped}`, { doing });
  },
  commands: [
    {
      name: "stop",
      forms: ["stop"],
      usage: "STOP takes no more words.",
      help: "Gives up what you are busy with, and drops the lines that wait for it. Read at once, however busy you are.",
      position: "sleeping",
      instant: true,
    },
  ],
});
