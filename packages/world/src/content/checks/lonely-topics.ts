import { defineCheck } from "./check.ts";

/** A help topic that no other one names: who does not know its name never finds it. Not `start`, with which HELP begins. */
export const lonelyTopics = defineCheck({
  code: "lonely-topic",
  run({ draft, add }) {
    const named = new Set(
      [...draft.help.values()].flatMap(({ topic }) => topic.seeAlso.filter((other) => other !== topic.name)),
    );
    for (const { topic, source } of draft.help.values())
      if (!named.has(topic.name) && topic.name !== "start")
        add(
          source.file,
          1,
          `No other topic leads here. Put '${topic.name}' under 'seeAlso' of one that is near it.`,
        );
  },
});
