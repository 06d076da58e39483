import { defineCheck } from "./check.ts";

/** A help topic that sends its reader to itself, or twice to the same place. Topics that are not there do not load at all. */
export const idleSeeAlso = defineCheck({
  code: "idle-see-also",
  run({ draft, add }) {
    for (const { topic, source } of draft.help.values())
      for (const [index, other] of topic.seeAlso.entries()) {
        const line = source.lineOf(["seeAlso", index]);
        if (other === topic.name)
          add(source.file, line, "The reader is here already. Take it out of 'seeAlso'.");
        else if (topic.seeAlso.indexOf(other) < index)
          add(source.file, line, `'${other}' is named twice. Take one of them out of 'seeAlso'.`);
      }
  },
});
