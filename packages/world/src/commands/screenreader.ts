import { defineCommand } from "./command.ts";

/** Whether the player listens: the words then need no eye. */
export const screenreader = defineCommand(
  {
    name: "screenreader",
    aliases: ["reader"],
    forms: ["screenreader", "screenreader <setting:word>"],
    usage: "Type SCREENREADER ON, OFF or AUTO; AUTO leaves it to your client.",
    help: "Says that your text is read aloud, whatever your client announces: screenreader on, off or auto. Drawings then come as sentences, and nothing has a colour.",
  },
  ({ session, services, tell }, rest) => {
    const setting = rest.toLowerCase();
    const { screenReader, ...others } = session.preferences.display;
    if (setting === "on" || setting === "off") {
      services.prefer(session, {
        ...session.preferences,
        display: { ...others, screenReader: setting === "on" },
      });
      tell(
        setting === "on"
          ? "Your text is made to be heard from now on: no colours, and sentences where there would be a drawing."
          : "Your text is made to be seen from now on, drawings included.",
      );
      return;
    }
    if (setting === "auto") {
      services.prefer(session, { ...session.preferences, display: others });
      tell("Your client says from now on whether a screen reader listens.");
      return;
    }
    const now =
      screenReader === undefined
        ? "Your client says whether a screen reader listens."
        : `Screen reader: ${screenReader ? "on" : "off"}, as you wished.`;
    tell(`${now} <hint>SCREENREADER ON, OFF or AUTO changes that.</hint>`);
  },
);
