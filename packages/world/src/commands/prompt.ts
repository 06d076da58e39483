import { escapeMarkup } from "@wyldlands/protocol";
import { MOST_PROMPT } from "../sessions/preferences.ts";
import { PROMPT_CODES, PROMPT_PRESETS } from "../views/prompt.ts";
import { defineCommand, type CommandContext } from "./command.ts";

/** What stands before the cursor. */
export const prompt = defineCommand(
  {
    name: "prompt",
    forms: ["prompt", "prompt <template:text>"],
    usage:
      "PROMPT alone tells yours. PROMPT %h/%H health, PROMPT FULL, PROMPT OFF or PROMPT DEFAULT changes it.",
    help: "Sets what stands before the cursor: prompt %h/%Hhp %m/%Mmp, prompt full, prompt off, prompt default. prompt alone lists what there is.",
    instant: true,
    position: "sleeping",
  },
  (context, rest) => {
    const word = rest.toLowerCase();
    const preset = Object.hasOwn(PROMPT_PRESETS, word) ? PROMPT_PRESETS[word] : undefined;
    if (rest === "") tellPrompt(context);
    else if (word === "default" || word === "reset")
      set(context, "", "Your prompt is the default one again.");
    else if (word === "off" || word === "none")
      set(context, "off", "Your prompt is a bare mark from now on.");
    else if (rest.length > MOST_PROMPT)
      context.tell(`<error>A prompt has at most ${MOST_PROMPT} characters.</error>`);
    else set(context, preset ?? rest, "Your prompt is another from now on.");
  },
);

function set({ session, services, tell }: CommandContext, wished: string, say: string): void {
  services.prefer(session, { ...session.preferences, prompt: wished });
  tell(say);
}

function tellPrompt({ session, tell }: CommandContext): void {
  const { prompt: own } = session.preferences;
  const now =
    own === ""
      ? "Your prompt is the default one: a bare mark, and how you are while you are hurt or fight."
      : own === "off"
        ? "Your prompt is a bare mark."
        : `Your prompt is: ${escapeMarkup(own)}`;
  const presets = Object.entries(PROMPT_PRESETS).map(([name, text]) => `  ${name}: ${escapeMarkup(text)}`);
  const codes = PROMPT_CODES.map(([code, what]) => `  %${code}: ${what}`);
  tell(
    [
      now,
      "What can stand in it:",
      ...codes,
      "Ready-made:",
      ...presets,
      "<hint>PROMPT %h/%H health, PROMPT SHORT, PROMPT OFF or PROMPT DEFAULT changes it.</hint>",
    ].join("\n"),
  );
}
