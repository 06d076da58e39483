import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { changedOf } from "../../building/drafts.ts";
import { defineCommand, turnDown } from "../command.ts";
import { ownDraft } from "./steps.ts";

const USAGE =
  "PUBLISH makes your draft part of the game, PUBLISH ANYWAY whatever the checks advise, PUBLISH UNDO takes the last publication back.";

/** Makes a draft part of the game, or takes that back. What comes of it is told when it is known. */
export const publish = defineCommand(
  staffCommand({
    name: "publish",
    permission: "build",
    forms: ["publish", "publish anyway", "publish undo"],
    usage: USAGE,
    help: "Checks your draft with the whole content, writes it into the files, and has the world go by it at once. What is wrong is shown by file and line, and nothing changes; what is only worth a look waits for publish anyway. Publish undo takes the last publication back, if nobody has changed those files since.",
  }),
  (context, rest) => {
    const { services, session, actor, tell } = context;
    const what = rest.trim().toLowerCase();
    const { building } = services.desk;
    if (what === "undo") {
      const refusal = building.undo({ session, actor });
      if (refusal !== undefined) return turnDown(context, refusal);
      return tell("<system>The last publication is being taken back.</system>");
    }
    if (what !== "" && what !== "anyway") return turnDown(context, `<hint>${USAGE}</hint>`);
    const draft = ownDraft(context);
    if (!draft) return undefined;
    if (changedOf(draft).length === 0) return turnDown(context, "Your draft changes nothing.");
    const refusal = building.publish({ session, actor }, draft, what === "anyway");
    if (refusal !== undefined) return turnDown(context, refusal);
    return tell("<system>Your draft is checked.</system>");
  },
);
