import { breakActivity } from "../../bodies/activity.ts";
import { Activity } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** What somebody was about comes to nothing. */
export const breakOff = defineDeed<{ doing?: string }>({
  name: "break-off",
  perform(_args, context) {
    const { actor, show } = context;
    const doing = actor.get(Activity)?.doing;
    if (breakActivity(context, actor)) show([actor], "You stop {doing}.", { doing: doing ?? "that" });
  },
});
