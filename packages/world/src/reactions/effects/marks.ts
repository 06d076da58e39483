import { z } from "zod";
import { Marks } from "../../components/index.ts";
import { defineEffect } from "../effect.ts";

const name = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write small letters, digits and hyphens.");

/** Sets a mark on the room for a while: conditions ask for it (`mark: lamp-lit`). */
export const mark = defineEffect({
  key: "mark",
  schema: z.strictObject({
    /** What conditions ask for. */
    name,
    /** So long it stays, in seconds. */
    seconds: z.int().min(1).max(604_800),
  }),
  perform({ name: what, seconds }, { room }, { game }) {
    const now = game.clock.now();
    if (!room.has(Marks)) room.add(Marks());
    const marks = room.edit(Marks);
    for (const [old, until] of Object.entries(marks)) if (until <= now) delete marks[old];
    marks[what] = now + seconds * 1_000;
  },
});

/** Takes a mark off the room. */
export const unmark = defineEffect({
  key: "unmark",
  schema: name,
  perform(what, { room }) {
    if (room.get(Marks)?.[what] !== undefined) delete room.edit(Marks)[what];
  },
});
