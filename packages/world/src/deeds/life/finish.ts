import { Activity } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** What took time is over: its deed is done next, with its own checks. Due handler `finish-activity`. */
export const finish = defineDeed({
  name: "finish",
  perform(_args, { game, actor, emit }) {
    const activity = actor.get(Activity);
    // One that was broken off and begun anew ends at its own time.
    if (!activity || activity.endsAt > game.clock.now()) return;
    const { deed, args } = activity;
    actor.remove(Activity);
    emit({ type: "ActivityDone", entity: actor, deed, args: structuredClone(args) });
  },
});
