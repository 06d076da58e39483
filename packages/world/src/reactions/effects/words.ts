import { z } from "zod";
import { isAsleep } from "../../bodies/conditions.ts";
import { ContainedIn } from "../../components/index.ts";
import { defineEffect } from "../effect.ts";

const text = z.string().trim().min(1);

/** Only whoever brought it about reads it. */
export const tell = defineEffect({
  key: "tell",
  schema: text,
  somebody: true,
  perform(words, { by, values }, { show }) {
    if (by) show([by], words, values);
  },
});

/** Everybody in the room reads it. */
export const echo = defineEffect({
  key: "echo",
  schema: text,
  perform: (words, { room, values }, { show }) => show(room.sources(ContainedIn), words, values),
});

/** Everybody in the room but whoever brought it about reads it. */
export const others = defineEffect({
  key: "others",
  schema: text,
  perform(words, { room, by, values }, { show }) {
    show(
      room.sources(ContainedIn).filter((one) => one !== by),
      words,
      values,
    );
  },
});

/** It says this to the room, unless it is asleep. */
export const say = defineEffect({
  key: "say",
  schema: text,
  of: ["npc"],
  perform(words, { self, room, values }, { game, show }) {
    if (isAsleep(game, self)) return;
    show(room.sources(ContainedIn), `<say>{self} says, '${words}'</say>`, values);
  },
});
