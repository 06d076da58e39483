import { WIDTHS } from "../sessions/preferences.ts";
import { defineCommand } from "./command.ts";

/** How wide the player's lines are. */
export const width = defineCommand(
  {
    name: "width",
    forms: ["width", "width <columns:word>"],
    usage: `Type WIDTH and a number from ${WIDTHS.least} to ${WIDTHS.most}, or WIDTH AUTO.`,
    help: "Sets how many characters a line may have: width 60. With auto, your client says it.",
  },
  ({ session, services, tell }, rest) => {
    const { width: now, ...others } = session.preferences.display;
    const wanted = rest.toLowerCase();
    const columns = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0;
    if (wanted === "") {
      tell(
        `${now === undefined ? "Your client says how wide your lines are." : `Your lines have up to ${now} characters.`} <hint>WIDTH 60, or WIDTH AUTO, changes that.</hint>`,
      );
    } else if (wanted === "auto") {
      services.prefer(session, { ...session.preferences, display: others });
      tell("Your client says from now on how wide your lines are.");
    } else if (columns >= WIDTHS.least && columns <= WIDTHS.most) {
      services.prefer(session, { ...session.preferences, display: { ...others, width: columns } });
      tell(`Your lines have up to ${columns} characters from now on.`);
    } else {
      tell(
        `<error>That is no width.</error> <hint>Type a number from ${WIDTHS.least} to ${WIDTHS.most}, or AUTO.</hint>`,
      );
    }
  },
);
