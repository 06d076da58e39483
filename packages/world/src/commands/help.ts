import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand } from "./command.ts";
import { directionOf } from "./directions.ts";
import { roleOf } from "./permit.ts";
import type { Registry } from "./registry.ts";

/** Explains a command or a topic; alone, lists both. */
export const help = (registry: () => Registry) =>
  defineCommand(
    {
      name: "help",
      aliases: ["?", "commands"],
      forms: ["help", "help <topic:text>"],
      usage: "Help on what?",
      help: "Explains a command or a topic: help, help get, help moving.",
    },
    ({ game, session, tell }, rest) => {
      const topics = [...game.content.help.values()];
      const wanted = rest.toLowerCase();
      const role = roleOf(session);
      if (wanted === "") {
        const start = game.content.help.get("start")?.text;
        const commands = registry()
          .specs(role)
          .map((spec) => `<command>${spec.name}</command>`);
        tell(
          [
            ...(start === undefined ? [] : [start, ""]),
            `Commands: ${commands.join(", ")}.`,
            `Topics: ${topics.map((topic) => topic.name).join(", ")}.`,
            "<hint>HELP and one of these words tells more.</hint>",
          ].join("\n"),
        );
        return;
      }
      const exact = registry().find(wanted, role)?.spec;
      const spec =
        directionOf(wanted) !== undefined && exact?.name !== wanted ? registry().find("go")?.spec : exact;
      const topic =
        game.content.help.get(wanted) ??
        topics.find((one) => one.aliases.includes(wanted)) ??
        (spec ? undefined : topics.find((one) => one.name.startsWith(wanted)));
      const parts: string[] = [];
      if (spec) {
        const aliases = spec.aliases && spec.aliases.length > 0 ? ` (also ${spec.aliases.join(", ")})` : "";
        parts.push(
          `<command>${spec.name.toUpperCase()}</command>${escapeMarkup(aliases)}: ${escapeMarkup(spec.help)}`,
        );
      }
      if (topic) parts.push(topic.text);
      if (topic && topic.seeAlso.length > 0) parts.push(`See also: ${topic.seeAlso.join(", ")}.`);
      tell(
        parts.length > 0
          ? parts.join("\n")
          : `There is no help on '${escapeMarkup(rest)}'. <hint>HELP alone lists what there is.</hint>`,
      );
    },
  );
